import { useWords } from '../../shared/words.ts';
import { deputyWords } from './deputy.text.ts';

const day = 86_400_000;
const soon = 7;

export const today = (): string => new Date().toLocaleDateString('en-CA');

/** Until when, how long that is, and a light that is told by shape and word as well as by colour. */
export function Due({ on }: { readonly on: string }) {
  const t = useWords(deputyWords);
  const left = Math.round((Date.parse(on) - Date.parse(today())) / day);
  const light = left < 0 ? 'late' : left <= soon ? 'near' : 'calm';
  const sign = { late: '■', near: '▲', calm: '●' }[light];
  return (
    <span className={`due ${light}`}>
      <span aria-hidden>{sign}</span> <span className="unseen">{t.lights[light]}</span> {t.due(on, t.daysLeft(left))}
    </span>
  );
}
