import { totalmem } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Kysely } from 'kysely';
import { algorithmVersion } from '../../../statute/index.ts';
import type { Clock } from '../../clock.ts';
import type { Database } from '../../db/tables.ts';
import { ProblemError } from '../../problem.ts';
import { allPages, bearersOf, betweenDays, shortTitlesOf, standingOf, textsOf } from './index-source.ts';
import type { Answer, Ask, Compared, ComparedDetail, CompareRequest, IndexState, SearchHit, SearchRequest } from './messages.ts';

export interface IndexDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly config: { readonly dataFolder: string; readonly timeZone: string };
}

/** What a comparison is asked for; the statutes that stood otherwise on its day are looked up here. */
export type CompareWish = Omit<CompareRequest, 'otherwise'>;

/** The index of the library on this node. It is made when it is first asked, and brought up to date before each answer. */
export interface LibraryIndex {
  search(request: SearchRequest): Promise<{ readonly hits: readonly SearchHit[]; readonly state: IndexState }>;
  compare(
    wish: CompareWish,
    progress: (thousandths: number, details: readonly ComparedDetail[]) => void,
  ): Promise<{ readonly compared: Compared; readonly state: IndexState }>;
  /** Waits until it is up to date, however long that takes. */
  ready(): Promise<IndexState>;
  close(): Promise<void>;
}

interface Pending {
  readonly resolve: (ok: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly progress?: (thousandths: number, details: readonly ComparedDetail[]) => void;
}

/** How long a request waits for an index that is being made before it is told to come again. */
const patience = 4000;
/** Megabytes of JavaScript's memory: a quarter of the machine's. A million and a half articles take 1.2 GB of it. */
const memory = Math.max(1536, Math.floor(totalmem() / 4 / 1024 / 1024));
const mostChanged = 4000;

/** So many statutes may stand otherwise on the day of a comparison; their words all lie in memory at once. */
const usuallyOtherwise = 3000;

/** More statutes than that stand otherwise on the day asked for. */
export class DayTooFar extends Error {}

/** Opens the index of the library of one database. Nothing happens until it is asked. */
export function openLibraryIndex({ db, clock, config }: IndexDeps, mostOtherwise = usuallyOtherwise): LibraryIndex {
  const folder = path.join(config.dataFolder, 'statute-index');
  let worker: Worker | null = null;
  let state: IndexState | null = null;
  let percent = 0;
  let updating: Promise<void> | null = null;
  let asked = 0;
  let isClosed = false;
  const pending = new Map<number, Pending>();

  const lose = (error: Error): void => {
    worker = null;
    state = null;
    for (const one of pending.values()) one.reject(error);
    pending.clear();
  };

  const start = (): Worker => {
    const made = new Worker(new URL('./index-thread.ts', import.meta.url), {
      workerData: { folder, layout: `v${layout}.${algorithmVersion}` },
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memory },
    });
    made.on('message', (answer: Answer) => {
      const one = pending.get(answer.id);
      if (!one) return;
      if ('done' in answer) {
        one.progress?.(answer.done, answer.details);
        return;
      }
      pending.delete(answer.id);
      if (pending.size === 0) made.unref();
      if ('failed' in answer) one.reject(new Error(answer.failed));
      else one.resolve(answer.ok);
    });
    made.on('error', (error) => lose(error instanceof Error ? error : new Error(String(error))));
    made.on('exit', (code) => {
      if (worker === made) lose(new Error(`the index ended (${code})`));
    });
    return made;
  };

  const ask = (what: Ask, progress?: Pending['progress']): Promise<unknown> => {
    if (isClosed) return Promise.reject(new Error('the index is closed'));
    worker ??= start();
    const own = worker;
    own.ref();
    const id = ++asked;
    return new Promise((resolve, reject) => {
      pending.set(id, { resolve, reject, ...(progress ? { progress } : {}) });
      own.postMessage({ id, ask: what });
    });
  };

  const build = async (to: IndexState): Promise<void> => {
    percent = 0;
    await ask({ kind: 'begin' });
    for await (const { texts, done } of allPages(db)) {
      await ask({ kind: 'texts', texts, day: to.day });
      percent = Math.floor(done * 80);
    }
    percent = 80;
    await ask({ kind: 'finish', state: to });
    percent = 100;
  };

  const bringUp = async (): Promise<void> => {
    const day = legalDay(clock.now(), config.timeZone);
    const to: IndexState = { ...(await standingOf(db, null)), day };
    if (!worker) state = (await ask({ kind: 'load' })) as IndexState | null;
    if (state && isSame(state, to)) return;
    // Where the change it was made after is not in the log, this is another library, or one restored from an older copy.
    if (!state || (await standingOf(db, state.stamp)).mark !== state.mark) return build(to).then(() => settle(to));
    const from = state;
    const ids = await betweenDays(db, from.day, to.day, from.stamp);
    if (ids.length > mostChanged) return build(to).then(() => settle(to));
    const gone = await shortTitlesOf(db, ids, from.stamp);
    const texts = await textsOf(db, await bearersOf(db, gone));
    await ask({ kind: 'change', gone, texts, state: to });
    return settle(to);
  };
  const settle = (to: IndexState): void => {
    state = to;
  };

  const update = (): Promise<void> => {
    updating ??= bringUp().finally(() => {
      updating = null;
    });
    return updating;
  };

  /** Up to date, or refused with how far it is. */
  const current = async (): Promise<IndexState> => {
    const update_ = update();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), patience);
    });
    const outcome = await Promise.race([update_.then(() => 'ready' as const), late]).finally(() => clearTimeout(timer));
    if (outcome === 'late' || !state) {
      update_.catch(() => {});
      throw new ProblemError('indexBuilding', { percent });
    }
    return state;
  };

  const ready = async (): Promise<IndexState> => {
    await update();
    if (!state) throw new Error('the index ended');
    return state;
  };

  return {
    search: async (request) => {
      const at = await current();
      return { hits: (await ask({ kind: 'search', request })) as SearchHit[], state: at };
    },
    compare: async (wish, progress) => {
      const at = await ready();
      const ids = wish.day === at.day ? [] : await betweenDays(db, ...ordered(wish.day, at.day), null);
      if (ids.length > mostOtherwise) throw new DayTooFar(`${ids.length} statutes stood otherwise on ${wish.day}`);
      const request = { ...wish, otherwise: await textsOf(db, ids) };
      return { compared: (await ask({ kind: 'compare', request }, progress)) as Compared, state: at };
    },
    ready,
    close: async () => {
      isClosed = true;
      const own = worker;
      if (own) lose(new Error('the index is closed'));
      await own?.terminate();
    },
  };
}

/** Grows when what is stored is made otherwise. */
const layout = 1;

const isSame = (a: IndexState, b: IndexState): boolean => a.stamp === b.stamp && a.mark === b.mark && a.day === b.day;
const ordered = (a: string, b: string): [string, string] => (a < b ? [a, b] : [b, a]);

const legalDay = (now: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(now);
