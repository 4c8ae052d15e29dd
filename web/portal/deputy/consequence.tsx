import { useWords } from '../../shared/words.ts';
import { deputyWords } from './deputy.text.ts';

/** What an evaluation leads to, told before it is sent. */
export function Consequence({ values }: { readonly values: Readonly<Record<string, unknown>> }) {
  const t = useWords(deputyWords);
  const words: Readonly<Record<string, string>> = t.consequence;
  const said = typeof values.result === 'string' ? words[values.result] : undefined;
  return (
    <div className="notice" role="status">
      {said && <p>{said}</p>}
      {values.attitude === 'dissatisfied' && values.result !== 'dissatisfied' && <p>{t.consequence.attitude}</p>}
      <p>{t.consequence.back}</p>
    </div>
  );
}
