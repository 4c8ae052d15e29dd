import type { RoleId } from '../registers/roles.ts';

/** Those who publish what the public is consulted on and decide on the comments. */
export const consultationKeepers = [
  'legislativeAffairsOfficer',
  'specialCommitteeOfficer',
  'scOfficeClerk',
] as const satisfies readonly RoleId[];
/** Those who read it besides before it is public, and what came in. */
export const consultationReaders = [...consultationKeepers, 'chairperson'] as const satisfies readonly RoleId[];

/** What becomes of a comment. */
export const commentResults = ['adopted', 'partlyAdopted', 'notAdopted', 'noted'] as const;
export type CommentResult = (typeof commentResults)[number];

/**
 * What a comment came to, also where nobody decided on its content: not taken up, taken back by its author, or erased by the office.
 * It outlives the words, so that figures stay what they were.
 */
export const commentOutcomes = [...commentResults, 'notTaken', 'takenBack', 'removed'] as const;
export const isResult = (outcome: unknown): outcome is CommentResult => (commentResults as readonly unknown[]).includes(outcome);

/** Why the office erases a comment: its author asked for it, or the law. */
export const erasureGrounds = ['authorAsked', 'lawRequires'] as const;

/** The states of a consultation that was published. */
export const publicStates = ['open', 'closed', 'answered', 'withdrawn'] as const;

const digits = '[〇零一二三四五六七八九十百千0-9]+';
const articleShape = new RegExp(`^(?:第${digits}条(?:之${digits})?|${digits}、)$`, 'u');
const clauseShape = new RegExp(`^${digits}$`, 'u');

/** The article of a text that a label means, as the text itself writes it (第十二条, or 二、 where it has clauses); null where none is called so. */
export function articleCalled(body: unknown, label: string): string | null {
  const written = clauseShape.test(label) ? `${label}、` : label;
  return hasArticle(body, written) ? written : null;
}

/** Whether a text has an article called just so: some line begins with it. */
export function hasArticle(body: unknown, label: string): boolean {
  if (typeof body !== 'string' || !articleShape.test(label)) return false;
  return body.split('\n').some((line) => {
    const written = line.replace(/^[\s\u3000#*]+/u, '');
    return written.startsWith(label) && !/^[之〇零一二三四五六七八九十百千0-9]/u.test(written.slice(label.length));
  });
}
