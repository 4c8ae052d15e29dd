import { findCoercion, findLicences, findPenalties } from '../cite/measures.ts';
import type { Clause } from './clauses.ts';
import { type CompetenceRule, competenceRules, leavesToLaw } from './competence-rules.ts';
import type { DocumentKind, Hint } from './hint.ts';

/** What the clauses of an article set that this kind of document may not set. */
export function competenceHints(kind: DocumentKind, article: string, clauses: readonly Clause[]): Hint[] {
  const rules = competenceRules.filter((r) => r.documents.includes(kind));
  const hints: Hint[] = [];
  for (const { text } of clauses) {
    const measures = {
      penalties: findPenalties(text),
      coercion: findCoercion(text),
      licences: findLicences(text).filter((l) => l.kind === 'approval' || l.kind === 'licence' || l.kind === 'prohibitedWithout'),
    };
    for (const rule of rules) {
      const place = placeOf(rule, text, measures);
      if (place < 0 || isLeftToLaw(text, place)) continue;
      hints.push({
        kind: 'competence',
        severity: rule.severity,
        article,
        clause: text,
        superior: null,
        source: rule.source,
        why: rule.why,
      });
    }
  }
  return hints;
}

interface Measures {
  readonly penalties: ReturnType<typeof findPenalties>;
  readonly coercion: ReturnType<typeof findCoercion>;
  readonly licences: ReturnType<typeof findLicences>;
}

/** Where the words stand that a rule is about; -1 where they do not. */
function placeOf(rule: CompetenceRule, text: string, { penalties, coercion, licences }: Measures): number {
  const places = [
    ...penalties.filter((p) => rule.penalties?.includes(p.kind)).map((p) => p.from),
    ...coercion.filter((c) => rule.coercion?.includes(c.kind)).map((c) => c.from),
    ...(rule.licence ? licences.map((l) => l.from) : []),
    ...(rule.words ?? []).map((w) => text.search(new RegExp(w, 'u'))).filter((at) => at >= 0),
  ];
  return places.find((at) => !isLeftToLaw(text, at)) ?? places[0] ?? -1;
}

const nearBefore = 40;

/** Whether the words before, within the same sentence, leave the measure to superior law. */
function isLeftToLaw(text: string, at: number): boolean {
  const from = Math.max(0, at - nearBefore, text.lastIndexOf('。', at - 1), text.lastIndexOf('；', at - 1), text.lastIndexOf('\n', at - 1));
  const before = text.slice(from, at);
  return leavesToLaw.some((words) => before.includes(words)) || /^[^，。；]{0,12}(?:的，|的规定)依(?:照|法)/u.test(text.slice(at, at + 24));
}
