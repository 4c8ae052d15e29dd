import type { AnyProcess } from '../../../engine/define.ts';
import { processOf } from '../../../processes/all.ts';
import { useLocale } from '../../shared/words.ts';
import { useT, useText } from '../language.ts';
import { daysBetween, type Light, lightOf, today } from './format.ts';

const shapes: Readonly<Record<Light, string>> = { normal: '●', near: '▲', late: '■' };

/** A light by shape, word and colour. */
export function LightMark({ light }: { readonly light: Light }) {
  const t = useT();
  return (
    <span className={`light light-${light}`}>
      <i aria-hidden>{shapes[light]}</i>
      {t.lights[light]}
    </span>
  );
}

interface DueProps {
  readonly process: string;
  readonly dueKey: string | null;
  readonly dueOn: string | null;
  /** Also says the word of the light; else shape and colour stand beside the days. */
  readonly full?: boolean;
}

/** What is due when, and how many days that leaves: "答复 2026-02-08 · 还剩 6 天". */
export function Due({ process, dueKey, dueOn, full = false }: DueProps) {
  const t = useT();
  const text = useText(process);
  const child = useText(childOf(process));
  if (!dueOn) return null;
  const light = lightOf(dueOn);
  const label = dueKey ? (text.deadlines[dueKey] ?? child.deadlines[dueKey] ?? dueKey) : '';
  return (
    <span className={`light light-${light}`}>
      <i aria-hidden>{shapes[light]}</i>
      {full && `${t.lights[light]} · `}
      {label} {dueOn} · {leftText(t, dueOn)}
      {!full && <span className="unseen">{t.lights[light]}</span>}
    </span>
  );
}

/** A record's light may be a duty of a record started from it. */
const childOf = (process: string): string => String(processOf(process).children?.[0] ?? process);

/** How many days are left or have passed. */
export function leftText(t: ReturnType<typeof useT>, dueOn: string): string {
  const days = daysBetween(today(), dueOn);
  if (days === 0) return t.due.today;
  return days > 0 ? t.due.left(days) : t.due.late(-days);
}

/** The state of a record as a small label. */
export function StateTag({ process, state }: { readonly process: AnyProcess; readonly state: string }) {
  const text = useText(process.id);
  const isFinal = process.states[state]?.final === true || state === 'ended';
  const isOpen = (process.turns as Record<string, string>)[state] !== undefined;
  return <span className={`tag ${isFinal ? 'tag-ended' : isOpen ? 'tag-live' : ''}`}>{text.states[state] ?? state}</span>;
}

/** A list of things said in one line, with the comma of the language. */
export function useJoin() {
  const locale = useLocale();
  return (parts: readonly string[]) => parts.join(locale === 'zh' ? '、' : ', ');
}
