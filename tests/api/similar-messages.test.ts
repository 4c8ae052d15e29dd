import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../server/new-id.ts';
import { searchWords } from '../../server/search/words.ts';
import { countWords } from '../../server/similar/word-use.ts';
import { type City, createCity } from '../support/city.ts';

interface Message {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}
interface Pair {
  readonly a: string;
  readonly b: string;
  readonly jaccard5: number;
}

const root = path.resolve(import.meta.dirname, '..', '..');
const folder = process.env.YISHI_TEST_MESSAGES ?? path.join(root, '..', 'shared', 'data', 'teddy');
const hasReal = existsSync(folder);
if (!hasReal) console.warn(`\n  !! ${folder} is not there: similar real messages are skipped. Set YISHI_TEST_MESSAGES to its folder.\n`);

/** Messages as concluded suggestions, written the short way: what is measured is the search. */
async function fill(city: City, messages: readonly Message[]): Promise<Map<string, string>> {
  const ids = new Map(messages.map((m, n) => [m.id, newId(Date.UTC(2024, 0, 1) + n)]));
  for (let at = 0; at < messages.length; at += 500) {
    const rows = messages.slice(at, at + 500).map((m, n) => ({
      id: ids.get(m.id),
      number: at + n + 1,
      title: m.title,
      problem: m.text,
      words: searchWords(`${m.title} ${m.text}`),
    }));
    await sql`INSERT INTO suggestion (congress_id, id, version, state, created_at, updated_at, title, problem, kind, stage, session_id, author_kind,
        channel, number, secrecy, search)
      SELECT ${city.congressId}, r.id, 1, 'archived', '2024-01-01', '2024-01-01', r.title, r.problem, 'suggestion', 'inSession', ${city.ids.session}, 'deputy',
        'platform', r.number, 'open', to_tsvector('simple', r.words)
      FROM json_to_recordset(${JSON.stringify(rows)}::json) AS r(id uuid, number int, title text, problem text, words text)`.execute(
      city.database.owner,
    );
  }
  await countWords({ db: city.deps.db, now: city.clock.now() });
  return ids;
}

describe.skipIf(!hasReal)('real messages that say nearly the same', () => {
  let city: City;
  let messages: Message[];
  let pairs: Pair[];
  let ids: Map<string, string>;
  beforeAll(async () => {
    city = await createCity();
    const lines = (await readFile(path.join(folder, 'hot_messages.jsonl'), 'utf8')).split('\n').filter((line) => line !== '');
    messages = lines.map((line) => JSON.parse(line));
    pairs = JSON.parse(await readFile(path.join(folder, 'near_duplicates.json'), 'utf8'));
    ids = await fill(city, messages);
  }, 180_000);
  afterAll(() => city?.drop());

  test('find each other among the first five', async () => {
    const byId = new Map(messages.map((m) => [m.id, m]));
    const bands = { high: [0, 0], rest: [0, 0] } as { high: [number, number]; rest: [number, number] };
    const clerk = city.person('clerk');
    const asked = new Map<string, string[]>();
    const times: number[] = [];
    for (const pair of pairs) {
      for (const [one, other] of [
        [pair.a, pair.b],
        [pair.b, pair.a],
      ] as const) {
        const message = byId.get(one);
        if (!message) throw new Error(`no message ${one}`);
        if (!asked.has(one)) {
          const began = performance.now();
          const answer = await clerk.post('/api/similar-suggestions', {
            title: message.title.slice(0, 200),
            problem: message.text.slice(0, 20_000),
            except: ids.get(one),
          });
          times.push(performance.now() - began);
          expect(answer.status, answer.text).toBe(200);
          asked.set(
            one,
            answer.body.items.slice(0, 5).map((i: { record: { id: string } }) => i.record.id),
          );
        }
        const band = pair.jaccard5 >= 0.8 ? bands.high : bands.rest;
        band[1]++;
        if (asked.get(one)?.includes(ids.get(other) ?? '')) band[0]++;
      }
    }
    const [high, rest] = [bands.high[0] / bands.high[1], bands.rest[0] / bands.rest[1]];
    times.sort((a, b) => a - b);
    // The figures are the point of running it: they are read in the output.
    console.log(
      `recall@5: ${high.toFixed(4)} of ${bands.high[1]} for pairs from 0.8, ${rest.toFixed(4)} of ${bands.rest[1]} for the rest; ${times[Math.floor(times.length / 2)]?.toFixed(0)} ms in the middle`,
    );
    expect(high).toBeGreaterThanOrEqual(0.95);
    expect(rest).toBeGreaterThanOrEqual(0.85);
  }, 400_000);
});
