import type { Transaction } from 'kysely';
import type { Actor } from '../../engine/actor.ts';
import { statuteComparison } from '../../processes/statuteComparison/statuteComparison.ts';
import { type ActionTools, runActionsWithin } from '../../server/actions/run-action.ts';
import type { Database } from '../../server/db/tables.ts';

/** The versions of the city's regulation on parks side by side: one comparison at work, one done with, one given up. */
export async function compareStatutes(tx: Transaction<Database>, tools: ActionTools, actor: Actor, congressId: string): Promise<void> {
  const found = await tx
    .selectFrom('statute_version as v')
    .innerJoin('statute as s', 's.id', 'v.statute_id')
    .select(['v.id', 'v.passed_on'])
    .where('s.title', '=', '棠宁市公园条例')
    .orderBy('v.passed_on')
    .execute();
  const versions = found.map((v, i) => ({
    label: ['2014年制定', '2019年修正', '2024年修订'][i] ?? `版本 ${i + 1}`,
    versionId: v.id,
    ...(v.passed_on ? { on: v.passed_on } : {}),
  }));
  const run = async (action: string, input: object, id?: string): Promise<string> => {
    const request = { process: statuteComparison, congressId, action, input, actor, ...(id === undefined ? {} : { id }) };
    const [done] = await runActionsWithin(tx, tools, [request], { requestId: 'demo' });
    return done?.kase.id ?? '';
  };
  await run('create', {
    title: '棠宁市公园条例各版本',
    note: '为执法检查核对历次修改。',
    versions,
    decidedBy: '棠宁市人民代表大会常务委员会第十五次会议',
  });
  const done = await run('create', { title: '棠宁市公园条例2019年修正', versions: versions.slice(0, 2) });
  await run('conclude', {}, done);
  const givenUp = await run('create', { title: '棠宁市公园条例（试比）', versions: versions.slice(1) });
  await run('discard', {}, givenUp);
}
