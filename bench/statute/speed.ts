import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { diffWords } from 'diff';
import MiniSearch from 'minisearch';
import pg from 'pg';
import { startEmbeddedDatabase } from '../../server/db/embedded.ts';
import { searchWords } from '../../server/search/words.ts';
import { buildIndex, diffText, type IndexedArticle, saveIndex, search } from '../../statute/index.ts';
import { gramsOf } from '../../statute/search/tokens.ts';
import { randomFrom } from './random.ts';

export interface SpeedRow {
  readonly what: string;
  readonly ours: number;
  readonly theirs: number | null;
  readonly unit: string;
}

const compared = 30_000;
const queryCount = 200;
const draftArticles = 100;
const top = 10;
const draftTerms = 32;

/** Index and query against others on one corpus, then the whole corpus alone; each on one thread, one after the other. */
export async function measureSpeed(all: readonly IndexedArticle[], seed: number, say: (text: string) => void): Promise<SpeedRow[]> {
  const random = randomFrom(seed);
  const some = all.filter((_, n) => n % Math.ceil(all.length / compared) === 0);
  const queries = Array.from({ length: queryCount }, () => {
    const { text } = some[Math.floor(random() * some.length)] ?? { text: '' };
    const from = Math.floor(random() * Math.max(1, text.length - 24));
    return text.slice(from, from + 24);
  });
  say(`${some.length} articles for the comparison, ${all.length} in all`);
  const rows: SpeedRow[] = [];

  const ours = timed(() => buildIndex(some));
  const query = timed(() => queries.map((q) => search(ours.value, q, { top })));
  say('minisearch …');
  const mini = new MiniSearch<IndexedArticle>({ fields: ['law', 'text'], tokenize: pairs, processTerm: (t) => t });
  const miniBuild = timed(() => mini.addAll(some));
  const miniQuery = timed(() => queries.map((q) => mini.search(q, { combineWith: 'OR', prefix: false }).slice(0, top)));
  rows.push(
    { what: `build, ${some.length} articles, against minisearch`, ours: ours.ms, theirs: miniBuild.ms, unit: 'ms' },
    { what: 'query, against minisearch', ours: query.ms / queryCount, theirs: miniQuery.ms / queryCount, unit: 'ms' },
  );
  say('PostgreSQL …');
  const postgres = await postgresTimes(some, queries);
  rows.push(
    { what: `build, ${some.length} articles, against PostgreSQL full text`, ours: ours.ms, theirs: postgres.build, unit: 'ms' },
    { what: 'query, against PostgreSQL full text', ours: query.ms / queryCount, theirs: postgres.query, unit: 'ms' },
  );
  rows.push(...wordDiff(some), ...(await wholeCorpus(all, random, say)));
  return rows;
}

function timed<T>(work: () => T): { value: T; ms: number } {
  const from = performance.now();
  const value = work();
  return { value, ms: performance.now() - from };
}

/** The terms of our own index as words for others, so that all index the same. */
function pairs(text: string): string[] {
  const terms: string[] = [];
  gramsOf(text, (a, b) => terms.push(b === 0 ? String.fromCharCode(a >>> 16, a & 0xffff) : `${a}.${b}`));
  return terms;
}

async function postgresTimes(articles: readonly IndexedArticle[], queries: readonly string[]): Promise<{ build: number; query: number }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'yishi-bench-'));
  const database = await startEmbeddedDatabase(path.join(folder, 'database'));
  const client = new pg.Client(database.url);
  try {
    await client.connect();
    const from = performance.now();
    await client.query(`CREATE TABLE article (id text, words tsvector)`);
    for (let at = 0; at < articles.length; at += 1000) {
      const part = articles.slice(at, at + 1000);
      await client.query(
        `INSERT INTO article SELECT id, to_tsvector('simple', words) FROM unnest($1::text[], $2::text[]) AS a (id, words)`,
        [part.map((a) => a.id), part.map((a) => searchWords(`${a.law} ${a.text}`))],
      );
    }
    await client.query('CREATE INDEX ON article USING gin (words)');
    await client.query('ANALYZE article');
    const build = performance.now() - from;
    const begun = performance.now();
    for (const q of queries) {
      await client.query(
        `SELECT id FROM article, to_tsquery('simple', $1) AS q WHERE words @@ q ORDER BY ts_rank(words, q) DESC LIMIT ${top}`,
        [
          searchWords(q)
            .split(' ')
            .filter((w) => w !== '')
            .map((w) => `'${w.replaceAll("'", '')}'`)
            .join(' | ') || "'无'",
        ],
      );
    }
    return { build, query: (performance.now() - begun) / queries.length };
  } finally {
    await client.end();
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Neighbouring articles of a law as old and new text: mostly different, as in a full revision. */
function wordDiff(articles: readonly IndexedArticle[]): SpeedRow[] {
  const texts = articles.slice(0, 1500).map((a) => a.text);
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const run = (compare: (a: string, b: string) => unknown): number =>
    timed(() => {
      for (let n = 1; n < texts.length; n++) compare(texts[n - 1] ?? '', texts[n] ?? '');
    }).ms / texts.length;
  return [
    {
      what: 'word diff of two articles, against diff (Intl.Segmenter)',
      ours: run((a, b) => diffText(a, b)),
      theirs: run((a, b) => diffWords(a, b, { intlSegmenter: segmenter })),
      unit: 'ms',
    },
  ];
}

async function wholeCorpus(all: readonly IndexedArticle[], random: () => number, say: (text: string) => void): Promise<SpeedRow[]> {
  say('The whole corpus …');
  const built = timed(() => buildIndex(all));
  const draft = Array.from({ length: draftArticles }, () => all[Math.floor(random() * all.length)]?.text ?? '');
  const saved = timed(() => saveIndex(built.value));
  const folder = await mkdtemp(path.join(tmpdir(), 'yishi-bench-'));
  try {
    const file = path.join(folder, 'index');
    await writeFile(file, new Uint8Array(saved.value));
    await writeFile(path.join(folder, 'draft.json'), JSON.stringify(draft));
    const again = JSON.parse(
      execFileSync(
        process.execPath,
        [path.join(import.meta.dirname, 'reload.ts'), file, path.join(folder, 'draft.json'), String(draftTerms)],
        {
          encoding: 'utf8',
        },
      ),
    ) as { load: number; draft: number; megabytes: number };
    return [
      { what: `build, ${all.length} articles`, ours: built.ms, theirs: null, unit: 'ms' },
      { what: 'save', ours: saved.ms, theirs: null, unit: 'ms' },
      { what: `saved index`, ours: saved.value.byteLength / 1e6, theirs: null, unit: 'MB' },
      { what: 'reload from disk in a new process', ours: again.load, theirs: null, unit: 'ms' },
      { what: `a draft of ${draftArticles} articles against all`, ours: again.draft, theirs: null, unit: 'ms' },
      { what: 'memory of that process', ours: again.megabytes, theirs: null, unit: 'MB' },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
