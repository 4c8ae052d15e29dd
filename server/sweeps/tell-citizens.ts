import { sql } from 'kysely';
import { processOf } from '../../processes/all.ts';
import type { HouseDeps } from '../deps.ts';
import type { Messages } from '../opinions/messages.ts';
import { reveal } from '../vault/reveal.ts';

const opinion = processOf('opinion');
const batch = 200;

/** Only that there is something to read: a message may be seen by others, so it tells neither what nor where. */
const sentences = {
  zh: '您反映的事项有了新的反馈，请用您的查询地址查看并评价。',
  en: 'There is news on the matter you told us. Please look it up at your private address, and rate it.',
} as const;

interface Waiting {
  readonly congress_id: string;
  readonly id: string;
  readonly verified: 'phone' | 'email';
  readonly language: 'zh' | 'en';
  readonly fed_back_on: string;
  readonly phone: string | null;
  readonly email: string | null;
}

/**
 * Tells those whose contact was verified that they were answered, once for each feedback. A message that cannot be handed over is tried
 * again with the next sweep. Answers how many went out.
 */
export async function tellCitizens(deps: Pick<HouseDeps, 'db' | 'secretKey'>, messages: Messages): Promise<number> {
  const { db } = deps;
  const { rows } = await sql<Waiting>`SELECT o.congress_id, o.id, o.verified, o.language, o.fed_back_on, o.phone, o.email
    FROM opinion o JOIN citizen_access a ON a.congress_id = o.congress_id AND a.process = 'opinion' AND a.record_id = o.id
    WHERE o.state IN ('fedBack', 'answeredByDeputy', 'refused') AND o.verified <> 'none' AND o.fed_back_on IS NOT NULL
      AND (a.told_on IS NULL OR a.told_on < o.fed_back_on) ORDER BY o.fed_back_on, o.id LIMIT ${batch}`.execute(db);
  let sent = 0;
  for (const row of rows) {
    const [shown] = await reveal(deps, opinion, row.congress_id, [{ id: row.id, fields: { phone: row.phone, email: row.email } }]);
    const to = shown?.fields[row.verified];
    if (typeof to !== 'string' || !messages.offers(row.verified)) continue;
    try {
      await messages.send(row.verified, to, sentences[row.language]);
    } catch {
      continue;
    }
    await db
      .updateTable('citizen_access')
      .set({ told_on: row.fed_back_on })
      .where('congress_id', '=', row.congress_id)
      .where('record_id', '=', row.id)
      .execute();
    sent += 1;
  }
  return sent;
}
