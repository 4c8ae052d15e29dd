import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { newId } from '../../new-id.ts';
import { correctVersion, endStatute, withdrawVersion } from './keep.ts';
import { type Keeper, lockLibrary } from './log.ts';
import { allVersionTexts, changedSince, findVersionText, libraryStamp, searchRank, textsInForce } from './texts.ts';
import { byStart, speakingAt, validityOf } from './validity.ts';
import { versionsOf } from './versions.ts';
import { addText, type NewText } from './write.ts';

let database: TestDatabase;
const congressId = newId();
const keeper: Keeper = { accountId: null, name: '测试', congressId, requestId: 'test', now: new Date('2026-01-01T00:00:00Z') };

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

const textOf = (title: string, passedOn: string, effectiveOn: string | null, words = '为了……'): NewText => ({
  title,
  rank: 'localRegulation',
  issuer: '某市人民代表大会常务委员会',
  regionCode: null,
  change: 'made',
  passedOn,
  effectiveOn,
  documentNo: '',
  sourceName: 'a.txt',
  text: `${title}\n第一条　${words}${passedOn}`,
  articleCount: 1,
});
const add = (text: NewText, by = keeper) =>
  database.db.transaction().execute(async (tx) => {
    await lockLibrary(tx);
    return addText(tx, text, by);
  });

describe('the texts of the library', () => {
  test('a text of a title that is there becomes its next version; the same words are known again; others may not add to it', async () => {
    const first = await add(textOf('某市公园条例', '2015-03-01', '2015-06-01'));
    expect(first.kind).toBe('newStatute');
    const second = await add(textOf('某市公园条例', '2020-03-01', null, '为了公园'));
    expect(second).toMatchObject({ kind: 'newVersion', statuteId: first.statuteId });
    const spaced = textOf('某市公园条例', '2015-03-01', '2015-06-01');
    expect(await add({ ...spaced, text: ` ${spaced.text.replace('　', '   \n')}` })).toEqual({ ...first, kind: 'same' });
    const other = { ...keeper, congressId: newId() };
    expect(await add(textOf('某市公园条例', '2022-03-01', null, '又改'), other)).toMatchObject({ kind: 'keptByOther', versionId: null });
    expect(await findVersionText(database.db, second.versionId ?? '')).toMatchObject({
      title: '某市公园条例',
      passedOn: '2020-03-01',
      effectiveOn: null,
    });
    expect(await findVersionText(database.db, newId())).toBeUndefined();
  });

  test('who waits too long for another who changes the library is told so', async () => {
    await database.db.transaction().execute(async (tx) => {
      await lockLibrary(tx);
      const late = database.db.transaction().execute((other) => lockLibrary(other, '50ms'));
      await expect(late).rejects.toMatchObject({ code: '55P03' });
    });
  });

  test('on each day the right version holds', async () => {
    await add(textOf('某市湖泊条例', '2018-01-01', '2018-05-01'));
    const on = async (day: string) => {
      const found: string[] = [];
      for await (const text of textsInForce(database.db, day)) found.push(`${text.title} ${text.passedOn}`);
      return found;
    };
    expect(await on('2014-01-01')).toEqual([]);
    expect(await on('2015-06-01')).toEqual(['某市公园条例 2015-03-01']);
    expect(await on('2019-01-01')).toEqual(['某市公园条例 2015-03-01', '某市湖泊条例 2018-01-01']);
    expect(await on('2021-01-01')).toEqual(['某市公园条例 2020-03-01', '某市湖泊条例 2018-01-01']);
    const all: string[] = [];
    for await (const { version } of allVersionTexts(database.db)) all.push(version.passedOn ?? '');
    expect(all).toEqual(['2015-03-01', '2020-03-01', '2018-01-01']);
  });

  test('the stamp grows with every change and tells which statutes changed', async () => {
    const before = await libraryStamp(database.db);
    const { statuteId } = await add(textOf('某市河道条例', '2021-01-01', null));
    expect(await libraryStamp(database.db)).toBe(before + 1);
    expect(await changedSince(database.db, before)).toEqual([statuteId]);
  });

  test('a repeal stays with the statute whichever of its versions comes to hold last', async () => {
    const title = '某市烟花条例';
    const first = await add(textOf(title, '2010-01-01', null));
    const statuteId = first.statuteId;
    const asked = { keeper, seen: null };
    const { db } = database;
    const ends = async () => (await versionsOf(db, statuteId)).map((v) => [v.passed_on, v.ended_on, v.ended_by]);
    await endStatute(db, statuteId, { endedOn: '2022-01-01', endedBy: '某决定' }, asked);
    const { versionId } = await add(textOf(title, '2015-01-01', null));
    expect(await ends()).toEqual([
      ['2010-01-01', null, ''],
      ['2015-01-01', '2022-01-01', '某决定'],
    ]);
    const log = await db.selectFrom('statute_change').select(['kind', 'version_id']).where('statute_id', '=', statuteId).execute();
    expect(log.filter((l) => l.kind === 'ended').map((l) => l.version_id)).toEqual([first.versionId, versionId]);
    const days = { change: 'amended', effectiveOn: null, documentNo: '' } as const;
    await correctVersion(db, versionId ?? '', { ...days, passedOn: '2005-01-01' }, asked);
    expect(await ends()).toEqual([
      ['2005-01-01', null, ''],
      ['2010-01-01', '2022-01-01', '某决定'],
    ]);
    await correctVersion(db, versionId ?? '', { ...days, passedOn: '2015-01-01' }, asked);
    await withdrawVersion(db, versionId ?? '', asked);
    expect(await ends()).toEqual([['2010-01-01', '2022-01-01', '某决定']]);
    // What begins on the day of the repeal, or after it, is not repealed by it.
    await add(textOf(title, '2022-01-01', null));
    expect(await ends()).toEqual([
      ['2010-01-01', '2022-01-01', '某决定'],
      ['2022-01-01', null, ''],
    ]);
  });

  test('a statute all of whose versions were withdrawn keeps its title for nobody', async () => {
    const title = '某市渡口条例';
    const { statuteId, versionId } = await add(textOf(title, '2010-01-01', null));
    await withdrawVersion(database.db, versionId ?? '', { keeper, seen: null });
    const other = { ...keeper, congressId: newId() };
    const text = { ...textOf(title, '2011-01-01', null), issuer: '另一机关' };
    expect(await add(text, other)).toMatchObject({ kind: 'newStatute', statuteId });
    const row = await database.db.selectFrom('statute').selectAll().where('id', '=', statuteId).executeTakeFirst();
    expect(row).toMatchObject({ kept_by: other.congressId, issuer: '另一机关' });
    expect(await add(textOf(title, '2012-01-01', null))).toMatchObject({ kind: 'keptByOther' });
  });

  test('nobody can rewrite the log', async () => {
    await expect(database.db.updateTable('statute_change').set({ by_name: 'x' }).execute()).rejects.toThrow(/permission denied/);
    await expect(database.db.deleteFrom('statute_change').execute()).rejects.toThrow(/permission denied/);
  });
});

describe('how a version stands', () => {
  const versions = [
    { passed_on: '2015-03-01', effective_on: '2015-06-01', ended_on: null },
    { passed_on: '2020-03-01', effective_on: null, ended_on: '2024-01-01' },
  ];
  test.each([
    ['2015-05-31', ['notYet', 'notYet'], 0],
    ['2015-06-01', ['inForce', 'notYet'], 0],
    ['2020-03-01', ['superseded', 'inForce'], 1],
    ['2023-12-31', ['superseded', 'inForce'], 1],
    ['2024-01-01', ['superseded', 'repealed'], 1],
  ])('on %s', (on, expected, speaks) => {
    expect(versions.map((_, index) => validityOf(versions, index, on))).toEqual(expected);
    expect(speakingAt(versions, on)).toBe(speaks);
  });

  test('versions are put in the order in which they came to hold', () => {
    const late = { id: 'a', passed_on: '2020-01-01', effective_on: '2021-01-01', ended_on: null };
    const early = { id: 'b', passed_on: '2020-06-01', effective_on: null, ended_on: null };
    expect(byStart([late, early])).toEqual([early, late]);
  });

  test('ranks that are neither national nor local regulations are searched as others', () => {
    expect(searchRank('law')).toBe('law');
    expect(searchRank('governmentRule')).toBe('other');
  });
});
