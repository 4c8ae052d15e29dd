import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as pause } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { compareHeld } from './compare-held.ts';
import { changeHeld, type HeldLibrary, LibraryBuilder, packHeld, unpackHeld } from './held-library.ts';
import type { Answer, Ask, Compared, ComparedDetail, CompareRequest, IndexState } from './messages.ts';
import { searchHeld } from './search-held.ts';

/** The thread that holds the index of the library: whatever takes long happens here, away from the requests of others. */

const { folder, layout } = workerData as { readonly folder: string | null; readonly layout: string };
let held: HeldLibrary | null = null;
let builder: LibraryBuilder | null = null;

const answer = (message: Answer): void => parentPort?.postMessage(message);

parentPort?.on('message', ({ id, ask }: { readonly id: number; readonly ask: Ask }) => {
  perform(id, ask).then(
    (ok) => answer({ id, ok }),
    (error: unknown) => answer({ id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  );
});

async function perform(id: number, ask: Ask): Promise<unknown> {
  switch (ask.kind) {
    case 'load':
      held = await load();
      return held?.state ?? null;
    case 'begin':
      builder = new LibraryBuilder();
      return null;
    case 'texts':
      builder?.add(ask.texts, ask.day);
      return null;
    case 'finish':
      held = (builder ?? new LibraryBuilder()).finish(ask.state);
      builder = null;
      await save(held);
      return held.facts.size;
    case 'change':
      held = changeHeld(ready(), ask.gone, ask.texts, ask.state);
      saveLater();
      return held.facts.size;
    case 'search':
      return searchHeld(ready(), ask.request);
    case 'compare':
      return compare(id, ask.request);
  }
}

function ready(): HeldLibrary {
  if (!held) throw new Error('the index is not there yet');
  return held;
}

/** Compares on the library as it stands now, whatever changes meanwhile, and lets others in between. */
async function compare(id: number, request: CompareRequest): Promise<Compared> {
  const steps = compareHeld(ready(), request);
  let details: ComparedDetail[] = [];
  let last = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) {
      answer({ id, done: 1000, details });
      return step.value;
    }
    if (step.value.detail) details.push(step.value.detail);
    if (performance.now() - last < slice) continue;
    answer({ id, done: step.value.done, details });
    details = [];
    await pause();
    last = performance.now();
  }
}

const slice = 25;

const quiet = 20_000;
let saving: NodeJS.Timeout | undefined;

/** Small changes are kept on disk once there have been none for a while; a start before that makes up for them from the older copy. */
function saveLater(): void {
  clearTimeout(saving);
  saving = setTimeout(() => {
    if (held) void save(held);
  }, quiet);
  saving.unref();
}

/** The stored index, if one was made by this version of the program and is whole. */
async function load(): Promise<HeldLibrary | null> {
  if (folder === null) return null;
  const newest = (await readdir(folder).catch(() => []))
    .filter((n) => n.startsWith(`${layout}-`))
    .sort(byStamp)
    .at(-1);
  if (newest === undefined) return null;
  try {
    const [library, others] = await Promise.all(['library', 'others'].map((name) => readFile(path.join(folder, newest, name))));
    return library && others ? unpackHeld({ library: own(library), others: own(others) }) : null;
  } catch {
    // Half written, of another program or damaged: it is made again.
    await rm(path.join(folder, newest), { recursive: true, force: true });
    return null;
  }
}

/** What was read, as a buffer of its own: large files are one already, and are not copied. */
const own = ({ buffer, byteOffset, byteLength }: Buffer<ArrayBuffer>): ArrayBuffer =>
  byteOffset === 0 && byteLength === buffer.byteLength ? buffer : buffer.slice(byteOffset, byteOffset + byteLength);
const stampOf = (name: string): number => Number(name.split('-').at(1) ?? 0);
const byStamp = (a: string, b: string): number => stampOf(a) - stampOf(b) || (a < b ? -1 : 1);
const nameOf = ({ stamp, day }: IndexState): string => `${layout}-${stamp}-${day.replaceAll('-', '')}`;

/** Keeps the index on disk. It is written under another name first; other nodes with the same folder write the same. */
async function save(library: HeldLibrary): Promise<void> {
  if (folder === null || library.facts.size === 0) return;
  const name = nameOf(library.state);
  const target = path.join(folder, name);
  const unfinished = path.join(folder, `unfinished-${process.pid}-${Date.now()}`);
  try {
    await mkdir(unfinished, { recursive: true, mode: 0o700 });
    const packed = packHeld(library);
    await writeFile(path.join(unfinished, 'library'), new Uint8Array(packed.library));
    await writeFile(path.join(unfinished, 'others'), new Uint8Array(packed.others));
    await rm(target, { recursive: true, force: true });
    await rename(unfinished, target);
    for (const old of await readdir(folder))
      if (old !== name && !old.startsWith('unfinished-')) await rm(path.join(folder, old), { recursive: true, force: true });
  } catch {
    // The index works without its copy on disk: a full or closed folder costs only the next start.
    await rm(unfinished, { recursive: true, force: true }).catch(() => {});
  }
}
