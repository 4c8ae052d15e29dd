import type { Amount } from '../cite/amounts.ts';
import type { TimeLimit, TimeUnit } from '../cite/time-limits.ts';
import { type Clause, likeness, pairsOf } from './clauses.ts';
import type { Both, Hint, HintKind, Severity } from './hint.ts';
import { departmentsIn, pooling } from './organs.ts';

/** A clause of superior law with where it stands. */
export interface Placed {
  readonly law: string;
  readonly article: string;
  readonly clause: Clause;
}

/** A superior clause that says nearly what a clause of the draft says. */
export interface Match extends Placed {
  readonly near: number;
}

interface Finding {
  readonly kind: HintKind;
  readonly severity: Severity;
  readonly why: Both;
}

const peerDistance = 0.08;

/** What comparing two clauses tells: a contradiction, null for agreement, `silent` where one of them has nothing to compare. */
type Compared = Finding | null | undefined;
const silent = undefined;

/** What a clause of the draft contradicts in the superior clauses nearest to it; what any of them bears out is no contradiction. */
export function conflictHints(article: string, clause: Clause, matches: readonly Match[]): Hint[] {
  const [best] = matches;
  if (!best) return [];
  const peers = matches.filter((m) => m.near >= best.near - peerDistance);
  const hints: Hint[] = [];
  for (const compare of [fineFinding, limitFinding, subjectFinding, penaltyFinding]) {
    const findings = peers.map((peer) => ({ peer, finding: compare(clause, peer.clause) }));
    const first = findings.find((f) => f.finding !== silent && f.finding !== null);
    if (!first?.finding || findings.some((f) => f.finding === null)) continue;
    const { law, article: place, clause: superior } = first.peer;
    hints.push({ ...first.finding, article, clause: clause.text, superior: { law, article: place, quote: superior.text }, source: null });
  }
  return hints;
}

/** Fines of the same kind side by side: one each where there are as many, else those of the draft within the bounds of all. */
function fineFinding(own: Clause, superior: Clause): Compared {
  let compared = false;
  for (const kind of ['money', 'multiple', 'share'] as const) {
    const mine = own.fines.filter((a) => a.kind === kind);
    const theirs = superior.fines.filter((a) => a.kind === kind);
    if (mine.length === 0 || theirs.length === 0) continue;
    compared = true;
    for (const [n, fine] of mine.entries()) {
      const against = mine.length === theirs.length ? (theirs[n] ?? fine) : envelope(theirs);
      if (fine.max !== null && against.max !== null && fine.max > against.max) return fineOutside(fine, 'above');
      if (fine.min !== null && against.min !== null && fine.min < against.min) return fineOutside(fine, 'below');
    }
  }
  return compared ? null : silent;
}

const envelope = (amounts: readonly Amount[]): { min: number | null; max: number | null } => ({
  min: amounts.some((a) => a.min === null) ? null : Math.min(...amounts.map((a) => a.min ?? 0)),
  max: amounts.some((a) => a.max === null) ? null : Math.max(...amounts.map((a) => a.max ?? 0)),
});

const fineOutside = (fine: Amount, side: 'above' | 'below'): Finding => ({
  kind: 'fine',
  severity: side === 'above' ? 'error' : 'warning',
  why:
    side === 'above'
      ? { zh: `罚款“${fine.text}”超出上位法规定的上限。`, en: `The fine "${fine.text}" goes beyond the most that superior law allows.` }
      : { zh: `罚款“${fine.text}”低于上位法规定的下限。`, en: `The fine "${fine.text}" falls below the least that superior law sets.` },
});

const inHours: Readonly<Record<TimeUnit, number>> = { year: 8760, month: 730, week: 168, day: 24, workingDay: 24, hour: 1, minute: 1 / 60 };

const sameContext = 0.5;

/** Each limit of the draft with those that superior law sets in the same words around them. */
function limitFinding(own: Clause, superior: Clause): Compared {
  let compared = false;
  for (const mine of own.limits) {
    const around = contextOf(own.text, mine);
    const theirs = superior.limits.filter(
      (l) => l.isDeadline === mine.isDeadline && likeness(around, contextOf(superior.text, l)) >= sameContext,
    );
    const [first] = theirs;
    const [a, b] = [hours(mine), first ? hours(first) : null];
    if (!first || a === null || b === null) continue;
    compared = true;
    if (theirs.some((l) => isSame(a, hours(l)) || (mine.max === l.max && sameDays(mine, l)))) continue;
    return {
      kind: 'limit',
      severity: a > b ? 'warning' : 'note',
      why: {
        zh: `期限“${mine.text}”与上位法的“${first.text}”不一致，较上位法为${a > b ? '长' : '短'}。`,
        en: `The limit "${mine.text}" differs from "${first.text}" in superior law and is ${a > b ? 'longer' : 'shorter'}.`,
      },
    };
  }
  return compared ? null : silent;
}

const isSame = (a: number, b: number | null): boolean => b !== null && Math.abs(a - b) < b * 0.02;

const sameDays = (x: TimeLimit, y: TimeLimit): boolean => [x, y].every((l) => l.unit === 'day' || l.unit === 'workingDay');

const contextOf = (text: string, { from, to }: { readonly from: number; readonly to: number }): Set<number> =>
  pairsOf(`${text.slice(Math.max(0, from - 12), from)}，${text.slice(to, to + 14)}`);

function hours(limit: TimeLimit): number | null {
  const value = limit.max ?? limit.min;
  return value === null ? null : value * inHours[limit.unit];
}

/** Organs that only the draft names in a clause, where superior law names others that the draft does not. */
function subjectFinding(own: Clause, superior: Clause): Compared {
  const mine = departmentsIn(own.text);
  const theirs = departmentsIn(superior.text);
  if (mine.size === 0 || theirs.size === 0) return silent;
  const pooled = [...mine, ...theirs].some((d) => pooling.has(d));
  const others = [...mine].some((d) => !theirs.has(d)) && [...theirs].some((d) => !mine.has(d));
  return pooled || !others ? null : subjectOther;
}

export const subjectOther: Finding = {
  kind: 'subject',
  severity: 'warning',
  why: { zh: '行为主体或者主管部门与上位法规定的不同。', en: 'Who acts or is in charge is not who superior law names.' },
};

/** Penalties of the draft that superior law does not have for the same act. */
function penaltyFinding(own: Clause, superior: Clause): Compared {
  if (own.penalties.size === 0 || superior.penalties.size === 0) return silent;
  const more = [...own.penalties].filter((p) => !superior.penalties.has(p) && p !== 'warning' && p !== 'publicCriticism' && p !== 'other');
  if (more.length === 0) return null;
  return {
    kind: 'penaltyKind',
    severity: 'note',
    why: {
      zh: '这里的处罚种类上位法对同一行为没有规定，应当在上位法规定的种类和幅度内。',
      en: 'Superior law has no such kind of penalty for the same act; kinds and ranges must stay within those it sets.',
    },
  };
}
