import pg from 'pg';
import { markText, sealText, vaultKey } from '../../server/vault/marks.ts';
import { benchTexts } from '../texts.ts';

const lot = 2000;
const days = 365;
const states = ['closed', 'closed', 'closed', 'archived', 'inProgress', 'answered', 'routed', 'received', 'submitted', 'refused'] as const;
const grades = ['ordinary', 'ordinary', 'ordinary', 'important', 'urgent'] as const;

/**
 * Fills a congress with opinions of the last year by plain SQL, outside the product's write path. Their texts stand in the vault as in
 * service, and are found by their words. Equal amounts give equal rows but for salts.
 */
export async function fillOpinions(url: string, secretKey: Buffer, congressId: string, amount: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const texts = benchTexts();
  const key = vaultKey(secretKey);
  try {
    await client.query('SET session_replication_role = replica; SET synchronous_commit = off');
    for (let at = 0; at < amount; at += lot) {
      const rows = Array.from({ length: Math.min(lot, amount - at) }, (_, n) => rowOf(at + n));
      await client.query(
        `WITH given AS (SELECT * FROM json_to_recordset($2) AS x(n int, id uuid, at timestamptz, state text, grade text, district text, title text, content text, words text, sealed json)),
          kept AS (INSERT INTO confided (congress_id, record_id, mark, sealed, kept_at)
            SELECT $1, id, s->>0, decode(s->>1, 'base64'), at FROM given, json_array_elements(sealed) s)
        INSERT INTO opinion (congress_id, id, version, state, created_at, updated_at, number, title, content, channel, verified, anonymous, language, submitted_on,
          grade, district, urgings, merged_count, search)
        SELECT $1, id, 1, state, at, at, n + 1, title, content, 'portal', 'none', false, 'zh', at::date, CASE WHEN state <> 'submitted' THEN grade END, district, 0, 0,
          to_tsvector('simple', words) FROM given`,
        [congressId, JSON.stringify(rows)],
      );
    }
    await client.query('SET session_replication_role = origin');
    await client.query('VACUUM (ANALYZE)');
  } finally {
    await client.end();
  }

  function rowOf(n: number) {
    const text = texts[(n * 7919) % texts.length];
    if (!text) throw new Error('no texts to tell');
    const at = new Date(Date.now() - (n % days) * 86_400_000 - n * 37);
    const id = idAt(at, n);
    const owner = { congressId, recordId: id };
    const [title, content] = [markText([...text.title].slice(0, 60).join('')), markText([...text.problem].slice(0, 2000).join(''))];
    return {
      n,
      id,
      at: at.toISOString(),
      state: states[n % states.length],
      grade: grades[n % grades.length],
      district: `第${1 + (n % 40)}街道`,
      title: title.mark,
      content: content.mark,
      words: text.words,
      sealed: [title, content].map((one) => [one.mark, sealText(key, owner, one).toString('base64')]),
    };
  }
}

/** An identifier that sorts by its time, another one for each number. */
function idAt(at: Date, n: number): string {
  const time = at.getTime().toString(16).padStart(12, '0');
  const rest = n.toString(16).padStart(18, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6)}`;
}
