import { type LibraryLaw, parseStatute, readLaw, shortTitle } from '../../../statute/index.ts';
import { searchRank } from '../library/texts.ts';
import { byStart, speakingAt, validityOf } from '../library/validity.ts';
import type { IndexText, LawFacts } from './messages.ts';

/** A law as it stands on a day: what a library is told of it, or only its text where it is not in force yet. */
export interface LawAt {
  readonly facts: LawFacts;
  /** Null where no version has begun to hold. */
  readonly law: LibraryLaw | null;
  /** The version that speaks for it, with its words. */
  readonly text: IndexText;
}

/** A statute from all its versions, as it stands on a day. Null without any version. */
export function lawAt(versions: readonly IndexText[], day: string): LawAt | null {
  const sorted = byStart(
    versions.map((v) => ({ ...v, id: v.versionId, passed_on: v.passedOn, effective_on: v.effectiveOn, ended_on: v.endedOn })),
  );
  const at = speakingAt(sorted, day);
  const text = sorted[at];
  if (!text) return null;
  const validity = validityOf(sorted, at, day);
  const { statuteId, versionId, title, rank, regionCode, effectiveOn } = text;
  const facts: LawFacts = { statuteId, versionId, title, rank, regionCode, effectiveOn, validity };
  if (validity === 'notYet') return { facts, law: null, text };
  const began = sorted.slice(0, at + 1).reverse();
  const law = readLaw(
    began.map((v) => ({
      title: v.title,
      rank: searchRank(v.rank),
      date: v.passedOn ?? v.effectiveOn,
      statute: parseStatute(v.text),
      ended: v === began[0] && validity === 'repealed' ? v.endedOn : null,
    })),
  );
  return law && { facts, law, text };
}

/** Versions by their statute. */
export function byStatute(texts: readonly IndexText[]): IndexText[][] {
  return [...Map.groupBy(texts, (t) => t.statuteId).values()];
}

export const keyOf = (title: string): string => shortTitle(title);
