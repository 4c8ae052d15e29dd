import type { ProcessId } from '../../registers/vocabulary.ts';
import type { City, Member } from './city.ts';

/**
 * A small congress with records in every state that matters, and by hand, from the rules and not from the declarations, who may see
 * and do what with each. Words marked with a sign of their own stand in every guarded field and file, so that a leak shows wherever it happens.
 */
export interface Matrix {
  readonly city: City;
  readonly kept: Readonly<Record<string, Kept>>;
  readonly marks: ReadonlyMap<string, Mark>;
  readonly files: readonly KeptFile[];
  /** What belongs to somebody alone or to some roles, by the marked word. */
  readonly own: ReadonlyMap<string, readonly string[]>;
  /** What somebody was told in a notice while it was theirs to know. */
  readonly told: ReadonlyMap<string, readonly string[]>;
  readonly snapshotId: string;
  /** The versions of the comparison that is kept, oldest first. */
  readonly comparedKeys: readonly string[];
  readonly callers: readonly Caller[];
}

export interface Kept {
  readonly process: ProcessId;
  readonly id: string;
  /** Who sees how much: `all`, `unit` (no evaluation), `veiled` (no author, no evaluation), `title`, `unitClosed` (a unit after closing). */
  readonly sees: Readonly<Record<string, View>>;
  readonly may: Readonly<Record<string, readonly string[]>>;
  readonly mark: string;
}
export type View =
  | 'desk'
  | 'leader'
  | 'follower'
  | 'handler'
  | 'all'
  | 'noStaff'
  | 'unit'
  | 'unitClosed'
  | 'veiled'
  | 'title'
  | 'text'
  | 'public';
export type Part = 'title' | 'text' | 'parties' | 'identity' | 'evaluation' | 'staff';

export interface Mark {
  readonly word: string;
  readonly key: string;
  readonly part: Part;
}

/** An attached file: whoever sees this part of one of the records marked so gets it. */
export interface KeptFile {
  readonly id: string;
  readonly mark: Mark;
}

export interface Caller {
  readonly name: string;
  readonly member: Member | null;
  readonly isOther: boolean;
}

export const shows: Record<View, readonly Part[]> = {
  // Of an opinion: everything but who it was; the same without the staff's notes; what a unit needs to handle it.
  desk: ['title', 'text', 'parties', 'evaluation', 'staff'],
  leader: ['title', 'text', 'parties', 'evaluation'],
  follower: ['parties', 'evaluation'],
  handler: ['title', 'text', 'parties'],
  all: ['title', 'text', 'parties', 'identity', 'evaluation', 'staff'],
  noStaff: ['title', 'text', 'parties', 'identity', 'evaluation'],
  unit: ['title', 'text', 'parties', 'identity', 'staff'],
  unitClosed: ['title', 'text', 'parties', 'identity', 'evaluation', 'staff'],
  veiled: ['title', 'text', 'parties', 'staff'],
  text: ['title', 'text'],
  title: ['title'],
  public: ['title', 'text'],
};

/** A call by anybody, also by somebody who is not signed in. */
export async function callAs(
  city: City,
  caller: Caller,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  url: string,
  payload?: object,
) {
  if (caller.member) return caller.member.call(method, url, payload);
  const answer = await city.app.inject({ method, url, ...(payload ? { payload } : {}) });
  return {
    status: answer.statusCode,
    body: /[/+]json(;|$)/.test(String(answer.headers['content-type'] ?? '')) && answer.body ? answer.json() : null,
    text: answer.body,
    headers: answer.headers,
  };
}

/** Whether this caller may know a marked word: through any of the records that bear its mark. */
export function mayKnow(matrix: Matrix, caller: Caller, mark: Pick<Mark, 'word' | 'key' | 'part'>): boolean {
  const names = matrix.own.get(mark.word);
  if (names) return names.includes(caller.name);
  return Object.values(matrix.kept).some((k) => {
    const view = k.sees[caller.name];
    return k.mark === mark.key && view !== undefined && shows[view].includes(mark.part);
  });
}

/** Marked words in an answer that this caller was not to see. */
export function leaksIn(matrix: Matrix, caller: Caller, text: string): string[] {
  if (!text.includes('⟦')) return [];
  const words = [...matrix.marks.values(), ...[...matrix.own.keys()].map((word) => ({ word, key: 'own', part: 'text' as const }))];
  return words.filter((m) => text.includes(m.word) && !mayKnow(matrix, caller, m)).map((m) => m.word);
}

/** Does many calls, some at a time. */
export async function atOnce<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
    }),
  );
}
