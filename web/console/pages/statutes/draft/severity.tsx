import type { HintView } from '../../../../../contract/draft-reviews.ts';
import { optionLabel } from '../../../../../processes/text.ts';
import { useText } from '../../../language.ts';

type Severity = HintView['severity'];
export const shapes: Readonly<Record<Severity, string>> = { error: '■', warning: '▲', note: '●' };

/** How grave a hint is, by shape, word and colour. */
export function SeverityMark({ severity, bare = false }: { readonly severity: Severity; readonly bare?: boolean }) {
  const text = useText('draftFinding');
  const word = optionLabel(text, 'severity', severity);
  return (
    <span className={`severity severity-${severity}`} title={bare ? word : undefined}>
      <i aria-hidden>{shapes[severity]}</i>
      <span className={bare ? 'unseen' : undefined}>{word}</span>
    </span>
  );
}
