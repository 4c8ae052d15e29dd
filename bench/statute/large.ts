import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setInterval } from 'node:timers';
import { Worker } from 'node:worker_threads';
import type { IndexedArticle } from '../../statute/index.ts';
import type { Built } from './large-thread.ts';
import { randomFrom } from './random.ts';
import type { Reloaded } from './reload.ts';
import type { SpeedRow } from './speed.ts';

const queryCount = 400;
const draftArticles = 100;

/** What an index of very many articles costs: built in a thread, saved, read back in a new process and asked there. */
export async function measureLarge(real: readonly IndexedArticle[], most: number, say: (text: string) => void): Promise<SpeedRow[]> {
  say(`${most} articles …`);
  const folder = await mkdtemp(path.join(tmpdir(), 'yishi-bench-'));
  let highest = 0;
  const before = process.memoryUsage.rss();
  const look = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }, 100);
  try {
    const file = path.join(folder, 'index');
    const built = await new Promise<Built>((resolve, reject) => {
      const worker = new Worker(new URL('./large-thread.ts', import.meta.url), { workerData: { real, most, file } });
      worker.once('message', resolve);
      worker.once('error', reject);
    });
    const random = randomFrom(7);
    const some = Array.from({ length: queryCount }, () => real[Math.floor(random() * real.length)]?.text ?? '');
    const queries = some.map((text) => {
      const at = Math.floor(random() * Math.max(1, text.length - 24));
      return text.slice(at, at + 24);
    });
    await writeFile(path.join(folder, 'draft.json'), JSON.stringify(some.slice(0, draftArticles)));
    await writeFile(path.join(folder, 'queries.json'), JSON.stringify(queries));
    const again = JSON.parse(
      execFileSync(
        process.execPath,
        [path.join(import.meta.dirname, 'reload.ts'), file, path.join(folder, 'draft.json'), '32', path.join(folder, 'queries.json')],
        { encoding: 'utf8' },
      ),
    ) as Reloaded;
    const row = (what: string, ours: number, unit: string): SpeedRow => ({ what, ours, theirs: null, unit });
    return [
      row(`build in a thread, ${most} articles of ${built.laws} laws (varied copies)`, built.build, 'ms'),
      row('memory for that at most, texts to index included', (highest - before) / 1e6, 'MB'),
      row('save to disk', built.save, 'ms'),
      row('saved index', built.bytes / 1e6, 'MB'),
      row('reload from disk in a new process', again.load, 'ms'),
      row(`query, median of ${queryCount}`, again.median, 'ms'),
      row('query, p95', again.p95, 'ms'),
      row(`a draft of ${draftArticles} articles against all`, again.draft, 'ms'),
      row('memory of that process', again.megabytes, 'MB'),
    ];
  } finally {
    clearInterval(look);
    await rm(folder, { recursive: true, force: true });
  }
}
