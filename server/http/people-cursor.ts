import { ProblemError } from '../problem.ts';

/** Where a list goes on, as text that says nothing to people. */
export const cursorOf = (...place: string[]): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** The place a cursor stands for, of so many parts; null for none. Refuses text that `cursorOf` did not make. */
export function readCursor(cursor: string | undefined, parts: number): string[] | null {
  if (cursor === undefined) return null;
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (Array.isArray(place) && place.length === parts && place.every((p) => typeof p === 'string')) return place;
  } catch {
    // Answered below like any other bad cursor.
  }
  throw new ProblemError('badRequest', { name: 'cursor' });
}
