import QRCode from 'qrcode';
import type { AnyActor } from '../../engine/actor.ts';
import type { Paper, PaperValues } from '../../engine/paper.ts';
import { processOf } from '../../processes/all.ts';
import type { HouseDeps } from '../deps.ts';
import { ProblemError } from '../problem.ts';
import { type Gathered, gather, mayHave } from './context.ts';
import { fillTemplate } from './fill.ts';
import { findIssue } from './issue.ts';
import { print } from './press/press.ts';
import { readWord } from './read-word.ts';
import { templateOf } from './templates.ts';

type Deps = Pick<HouseDeps, 'db' | 'clock' | 'config' | 'secretKey'>;

export interface PaperRequest {
  readonly paper: Paper;
  readonly congressId: string;
  readonly viewer: AnyActor;
  readonly id: string;
  readonly copy?: string | undefined;
  /** As it was issued, with its number. */
  readonly issue?: string | undefined;
}

export interface Made {
  readonly word: Buffer;
  readonly name: string;
  readonly gathered: Gathered;
}

const blank: PaperValues = { fields: {}, lists: {} };

/** One paper of one record as a Word file, with what its reader may see; refuses as if it were not there. */
export async function makePaper(deps: Deps, request: PaperRequest): Promise<Made> {
  const { paper, congressId, id, viewer } = request;
  if (!paper.of || paper.over !== 'one') throw new ProblemError('notFound');
  const only = paper.issue ? paper.needs : undefined;
  const gathered = await gather(deps, {
    process: processOf(paper.of),
    congressId,
    ids: [id],
    viewer,
    family: true,
    ...(only ? { only } : {}),
  });
  const [first] = gathered.cases;
  if (!first || !mayHave(paper, first.groups)) throw new ProblemError('notFound');
  const issued = request.issue ? await findIssue(deps.db, congressId, paper, id, request.issue) : null;
  if (!issued && paper.when && !paper.when(first.source)) throw new ProblemError('notFound');
  const copies = paper.copies?.(first.source) ?? [];
  if (request.copy !== undefined && !copies.includes(request.copy)) throw new ProblemError('notFound');
  const template = await templateOf(deps.db, congressId, paper, issued?.templateVersion);
  const context = gathered.context({ copy: request.copy ?? copies[0] ?? null, issued: null, note: '' });
  const values = issued?.values ?? paper.values?.(context) ?? blank;
  const code =
    paper.publicPage && gathered.isPublic ? await codeOf(`${deps.config.publicUrl}/public/${processOf(paper.of).plural}/${id}`) : null;
  const about = String(first.source.fields.suggestionTitle ?? first.source.fields.title ?? '').replace(/[\\/:*?"<>|]/g, '');
  return {
    word: fillTemplate(template.content, paper, values, code),
    name: `${paper.name.zh}${about === '' ? '' : `_${about}`}`,
    gathered,
  };
}

/** A paper over several records; those its reader may not have it of are left out. */
export async function makeListPaper(
  deps: Deps,
  { paper, congressId, viewer, ids }: Omit<PaperRequest, 'id'> & { readonly ids: readonly string[] },
): Promise<Made> {
  if (!paper.of || paper.over !== 'many') throw new ProblemError('notFound');
  const process = processOf(paper.of);
  const seen = await gather(deps, { process, congressId, ids, viewer, family: false });
  const fit = seen.cases.filter((c) => mayHave(paper, c.groups) && (!paper.when || paper.when(c.source))).map((c) => c.kase.id);
  if (fit.length === 0) throw new ProblemError('notFound');
  const gathered = fit.length === seen.cases.length ? seen : await gather(deps, { process, congressId, ids: fit, viewer, family: false });
  const values = paper.values?.(gathered.context({ copy: null, issued: null, note: '' })) ?? blank;
  const template = await templateOf(deps.db, congressId, paper);
  return { word: fillTemplate(template.content, paper, values, null), name: paper.name.zh, gathered };
}

/** Left in a blank form where a word is to be written. */
const room = '　　　　';

/** The paper with nothing in it, for filling in by hand; lists have some empty lines. */
export function blankPaper(paper: Paper, template: Buffer): Buffer {
  const lists = Object.fromEntries(
    Object.entries(paper.lists ?? {}).map(([id, list]) => [
      id,
      Object.keys(list.columns).includes('text') ? [{}, {}, {}] : Array.from({ length: 8 }, () => ({})),
    ]),
  );
  const fields = Object.fromEntries(Object.keys(paper.fields).map((id) => [id, id === 'secrecy' || id === 'docNumber' ? '' : room]));
  return fillTemplate(template, paper, { fields, lists }, null);
}

/** Word files as one PDF, each beginning with page 1. */
export async function printWords(deps: Pick<Deps, 'clock' | 'config'>, title: string, words: readonly Buffer[]): Promise<Buffer> {
  const read = words.map((word, i) => readWord(word, `${i}_`));
  const pictures = new Map(read.flatMap((r) => [...r.pictures]));
  return print(deps.config.fontFolder, { title, sheets: read.map((r) => r.sheet), pictures, madeAt: deps.clock.now() });
}

const codeOf = (address: string): Promise<Buffer> =>
  QRCode.toBuffer(address, { type: 'png', margin: 1, width: 260, errorCorrectionLevel: 'M' });
