import type { HintView } from '../../../contract/draft-reviews.ts';
import type { DraftFinding } from '../../../processes/draftFinding/draftFinding.ts';

/** One matter of the report: a hint with what was decided on it, or a finding of a reviewer's own. */
export interface Matter {
  readonly position: number;
  readonly article: string;
  readonly origin: DraftFinding['origin'];
  readonly kind: DraftFinding['kind'];
  readonly severity: DraftFinding['severity'];
  readonly clause: string;
  readonly superior: { readonly law: string; readonly article: string; readonly quote: string } | null;
  readonly source: string;
  readonly why: string;
  readonly state: string;
  readonly reason: string;
  readonly proposal: string;
  readonly decidedBy: string;
  readonly notes: readonly { readonly on: string; readonly by: string; readonly text: string }[];
  /** Whether the last comparison still gives the hint. */
  readonly isGone: boolean;
}

/** A finding as it is kept, with its state. */
export interface KeptFinding {
  readonly state: string;
  readonly fields: DraftFinding;
}

/** Hints and findings together, in the order of the draft's articles; remarks are not among them. */
export function mattersOf(
  hints: readonly HintView[],
  findings: readonly KeptFinding[],
  positions: ReadonlyMap<string, number>,
  locale: 'zh' | 'en',
): Matter[] {
  const byKey = new Map(findings.flatMap((f) => (f.fields.hintKey === null ? [] : [[f.fields.hintKey, f] as const])));
  const fromHints = hints.map((hint): Matter => {
    const finding = byKey.get(hint.key);
    return {
      position: hint.position,
      article: hint.article,
      origin: 'computed',
      kind: hint.kind,
      severity: hint.severity,
      clause: hint.clause,
      superior: hint.superior,
      source: hint.source ?? '',
      why: hint.why[locale],
      ...decided(finding),
      isGone: false,
    };
  });
  const seen = new Set(hints.map((h) => h.key));
  const others = findings
    .filter(
      ({ fields, state }) =>
        state !== 'removed' && state !== 'noted' && (fields.hintKey === null || (!seen.has(fields.hintKey) && state !== 'undecided')),
    )
    .map((finding): Matter => {
      const { fields } = finding;
      return {
        position: positions.get(fields.article) ?? Number.MAX_SAFE_INTEGER,
        article: fields.article,
        origin: fields.origin,
        kind: fields.kind,
        severity: fields.severity,
        clause: fields.clause ?? '',
        superior:
          fields.superiorLaw === null
            ? null
            : { law: fields.superiorLaw, article: fields.superiorArticle ?? '', quote: fields.superiorQuote ?? '' },
        source: fields.source ?? '',
        why: fields.why,
        ...decided(finding),
        isGone: fields.hintKey !== null,
      };
    });
  return [...fromHints, ...others].sort((x, y) => x.position - y.position);
}

function decided(finding: KeptFinding | undefined): Pick<Matter, 'state' | 'reason' | 'proposal' | 'decidedBy' | 'notes'> {
  const { fields } = finding ?? {};
  return {
    state: finding?.state ?? 'undecided',
    reason: fields?.reason ?? '',
    proposal: fields?.proposal ?? '',
    decidedBy: fields?.decidedBy ?? '',
    notes: fields?.notes ?? [],
  };
}
