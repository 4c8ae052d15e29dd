import type { PaperLine } from '../../contract/papers.ts';
import type { Actor } from '../../engine/actor.ts';
import type { AnyProcess } from '../../engine/define.ts';
import { papersOf } from '../../processes/documents.ts';
import type { HouseDeps } from '../deps.ts';
import { gather, mayHave } from './context.ts';
import { issuesOf, mayIssue } from './issue.ts';

/** The papers a record can give this viewer now, and those that were issued of it. */
export async function listPapers(
  deps: Pick<HouseDeps, 'db' | 'clock' | 'secretKey'>,
  { process, congressId, id, viewer }: { process: AnyProcess; congressId: string; id: string; viewer: Actor },
): Promise<PaperLine[]> {
  const gathered = await gather(deps, { process, congressId, ids: [id], viewer, family: false });
  const [first] = gathered.cases;
  if (!first) return [];
  const { name } = gathered.context({ copy: null, issued: null, note: '' });
  const issues = await issuesOf(deps.db, congressId, process.id, id);
  return papersOf(process.id, 'one').flatMap((paper): PaperLine[] => {
    if (!mayHave(paper, first.groups)) return [];
    const isReady = !paper.when || paper.when(first.source);
    const issued = issues
      .filter((i) => i.paper === paper.id)
      .map((i) => ({ id: i.id, docNumber: i.doc_number, on: i.issued_on, by: i.by_name }));
    if (!isReady && issued.length === 0) return [];
    const subjects = paper.copies?.(first.source) ?? [];
    const copies = subjects.length > 0 ? subjects.map((key) => ({ key, name: name(key) })) : [{ key: null, name: '' }];
    return [
      {
        paper: paper.id,
        name: paper.name,
        copies: isReady ? copies : [],
        mayIssue: isReady && mayIssue(paper, viewer, congressId),
        note: paper.issue?.note ?? null,
        issued,
      },
    ];
  });
}
