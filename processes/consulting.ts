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

/** The states of a consultation that was published. */
export const publicStates = ['open', 'closed', 'answered', 'withdrawn'] as const;

const digits = '[〇零一二三四五六七八九十百千0-9]+';
const articleShape = new RegExp(`^(?:第${digits}条(?:之${digits})?|${digits}、?)$`, 'u');

/** Whether a text has an article called so (第十二条, or 二、 where it has clauses): some line begins with it. */
export function hasArticle(body: unknown, label: string): boolean {
  if (typeof body !== 'string' || !articleShape.test(label)) return false;
  return body.split('\n').some((line) => {
    const written = line.replace(/^[\s\u3000#*]+/u, '');
    return written.startsWith(label) && !/^[之〇零一二三四五六七八九十百千0-9]/u.test(written.slice(label.length));
  });
}
