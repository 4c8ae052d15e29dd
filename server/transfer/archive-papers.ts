import type { Actor } from '../../engine/actor.ts';
import { processOf } from '../../processes/all.ts';
import { findPaper } from '../../processes/documents.ts';
import type { HouseDeps } from '../deps.ts';
import { makePaper, printWords } from '../documents/make.ts';
import { listPapers } from '../documents/papers.ts';
import { cleanFileName } from '../files/file-name.ts';
import { ProblemError } from '../problem.ts';
import type { ArchiveContent } from './archive-content.ts';

/** Papers an archive does not hold blank: they are made for the office's use of the day. */
const ofTheDay: ReadonlySet<string> = new Set(['urgingNotice', 'supervisionNotice']);

/** The official papers of a package as PDF, one after the other: those that were issued as they were, the others as they stand. */
export async function* archivePapers(
  deps: HouseDeps,
  { congressId, viewer, content }: { readonly congressId: string; readonly viewer: Actor; readonly content: ArchiveContent },
): AsyncGenerator<{ readonly name: string; readonly bytes: Buffer }> {
  let no = 0;
  for (const record of [content.suggestion, ...content.assignments, ...content.commitments]) {
    const lines = await listPapers(deps, { process: processOf(record.process), congressId, id: record.id, viewer });
    for (const line of lines) {
      const paper = findPaper(line.paper);
      if (!paper) continue;
      const drafts =
        paper.issue && (line.issued.length > 0 || ofTheDay.has(paper.id)) ? [] : line.copies.map((c) => ({ copy: c.key ?? undefined }));
      for (const which of [...line.issued.map((i) => ({ issue: i.id })), ...drafts]) {
        const made = await makePaper(deps, { paper, congressId, viewer, id: record.id, ...which });
        no += 1;
        const name = `papers/${String(no).padStart(3, '0')}_${cleanFileName(made.name)}`;
        yield await printed(deps, name, made);
      }
    }
  }
}

/** Where the press cannot be had the Word file stands in the package instead. */
async function printed(deps: HouseDeps, name: string, made: { readonly name: string; readonly word: Buffer }) {
  try {
    return { name: `${name}.pdf`, bytes: await printWords(deps, made.name, [made.word]) };
  } catch (error) {
    if (error instanceof ProblemError && error.code !== 'unavailable') throw error;
    return { name: `${name}.docx`, bytes: made.word };
  }
}
