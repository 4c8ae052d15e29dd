import type { Validity } from '../../../contract/statutes.ts';

/** The days of a version that tell how it stands; days are plain dates, `ended_on` the first day it no longer holds. */
export interface VersionDays {
  readonly passed_on: string | null;
  readonly effective_on: string | null;
  readonly ended_on: string | null;
}

/** The first day a version holds, as far as is known. */
export const startOf = (version: VersionDays): string => version.effective_on ?? version.passed_on ?? '0001-01-01';

/** Versions in the order in which they came to hold, oldest first. */
export const byStart = <V extends VersionDays & { readonly id: string }>(versions: readonly V[]): V[] =>
  versions.toSorted((a, b) => (startOf(a) === startOf(b) ? (a.id < b.id ? -1 : 1) : startOf(a) < startOf(b) ? -1 : 1));

/** How a version stands on a day among all versions of its statute, given in the order of `byStart`. */
export function validityOf(versions: readonly VersionDays[], index: number, on: string): Validity {
  const version = versions[index];
  if (!version || startOf(version) > on) return 'notYet';
  const next = versions[index + 1];
  if (next && startOf(next) <= on) return 'superseded';
  return version.ended_on !== null && version.ended_on <= on ? 'repealed' : 'inForce';
}

/** The place of the version that speaks for its statute on a day: the newest that has begun to hold, else the first to come. */
export function speakingAt(versions: readonly VersionDays[], on: string): number {
  return Math.max(
    0,
    versions.findLastIndex((v) => startOf(v) <= on),
  );
}
