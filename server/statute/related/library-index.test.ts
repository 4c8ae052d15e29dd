import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts';
import { ManualClock } from '../../clock.ts';
import { newId } from '../../new-id.ts';
import { correctStatute } from '../library/keep.ts';
import { type Keeper, lockLibrary, logChange } from '../library/log.ts';
import { addText, type NewText } from '../library/write.ts';
import { DayTooFar, type LibraryIndex, openLibraryIndex } from './library-index.ts';
import type { ComparedDetail, SearchRequest } from './messages.ts';

let database: TestDatabase;
let folder: string;
const open: LibraryIndex[] = [];
const clock = new ManualClock(new Date('2026-06-01T02:00:00Z'));
beforeAll(async () => {
  database = await createTestDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'yishi-index-'));
});
afterAll(async () => {
  await Promise.all(open.map((index) => index.close()));
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const keeper = (): Keeper => ({ accountId: null, name: '法工委', congressId: newId(), requestId: 'test', now: clock.now() });
const one = keeper();
const numbers = '一二三四五六七八九';
const textOf = (title: string, articles: readonly string[]) => `${title}\n${articles.map((a, n) => `第${numbers[n]}条　${a}`).join('\n')}`;
const add = (title: string, articles: readonly string[], more: Partial<NewText> = {}) =>
  database.db.transaction().execute(async (tx) => {
    await lockLibrary(tx);
    return addText(
      tx,
      {
        title,
        rank: 'law',
        issuer: '',
        regionCode: null,
        change: 'made',
        passedOn: null,
        effectiveOn: '2020-01-01',
        documentNo: '',
        sourceName: '',
        articleCount: articles.length,
        text: textOf(title, articles),
        ...more,
      },
      one,
    );
  });
const node = (data = folder): LibraryIndex => {
  const index = openLibraryIndex({ db: database.db, clock, config: { dataFolder: data, timeZone: 'Asia/Shanghai' } });
  open.push(index);
  return index;
};
const asks = (q: string, more: Partial<SearchRequest> = {}): SearchRequest => ({
  q,
  ranks: [],
  region: null,
  validity: 'inForce',
  top: 10,
  ...more,
});
const found = async (index: LibraryIndex, q: string, more: Partial<SearchRequest> = {}) => {
  await index.ready();
  return (await index.search(asks(q, more))).hits.map((h) => `${h.title}#${h.article}`);
};

const lakes = '中华人民共和国湖泊保护法';
const fine = '擅自填埋湖泊水面的，由水行政主管部门责令恢复原状，处一万元以上五万元以下罚款。';

describe('the index of the library', () => {
  test('is empty where nothing is kept, and takes in what is added, by any node', async () => {
    const [a, b] = [node(), node(path.join(folder, 'b'))];
    expect(await found(a, '湖泊')).toEqual([]);
    await add(lakes, ['为了保护湖泊，制定本法。', fine]);
    await add('云岭省湖泊保护条例', ['为了保护湖泊，制定本条例。', '填埋湖泊水面的，处二万元罚款。'], {
      rank: 'localRegulation',
      regionCode: '510000',
    });
    for (const index of [a, b]) expect(await found(index, '填埋湖泊水面')).toContain(`${lakes}#2`);
    await add('湖泊巡查办法', ['湖长应当每月巡查湖泊一次。'], { rank: 'governmentRule', regionCode: '510100' });
    for (const index of [a, b]) expect(await found(index, '每月巡查')).toEqual(['湖泊巡查办法#1']);
    expect(await found(a, '湖泊', { ranks: ['localRegulation'] })).toEqual(['云岭省湖泊保护条例#1', '云岭省湖泊保护条例#2']);
    expect(await found(a, '湖泊巡查', { region: '51', ranks: ['governmentRule'] })).toEqual(['湖泊巡查办法#1']);
    expect(await found(a, '湖泊巡查', { region: '50', ranks: ['governmentRule'] })).toEqual([]);
  });

  test('gives the part of an article that answers, with its marks', async () => {
    const index = node();
    await index.ready();
    const { hits } = await index.search(asks('填埋水面'));
    const [hit] = hits;
    expect(hit?.snippet).toContain('填埋');
    for (const [from, to] of hit?.marks ?? []) expect('填埋水面').toContain(hit?.snippet.slice(from, to).slice(0, 1));
    expect(hit?.marks.length).toBeGreaterThan(0);
  });

  test('follows the days: a version that is still to come is searched as such and holds once its day has come', async () => {
    const index = node();
    await add(lakes, ['为了保护湖泊，制定本法。', '填埋湖泊水面的，没收作业船只。'], { change: 'revised', effectiveOn: '2026-07-01' });
    await add('中华人民共和国湿地公园法', ['湿地公园免费开放。'], { effectiveOn: '2026-09-01' });
    expect(await found(index, '没收作业船只')).not.toContain(`${lakes}#2`);
    expect(await found(index, '湿地公园', { validity: 'notYet' })).toEqual(['中华人民共和国湿地公园法#1']);
    clock.set(new Date('2026-06-30T16:00:00Z'));
    expect((await index.search(asks('没收作业船只'))).hits[0]).toMatchObject({ title: lakes, article: '2', effectiveOn: '2026-07-01' });
    expect(await found(index, '湿地公园')).toEqual([]);
  });

  test('of a law that ended keeps it for searching only', async () => {
    const index = node();
    const { statuteId, versionId } = await add('中华人民共和国沟渠法', ['沟渠不得堵塞。']);
    expect(await found(index, '沟渠堵塞')).toEqual(['中华人民共和国沟渠法#1']);
    await database.db.transaction().execute(async (tx) => {
      await lockLibrary(tx);
      await tx
        .updateTable('statute_version')
        .set({ ended_on: '2026-06-01' })
        .where('id', '=', versionId ?? '')
        .execute();
      await logChange(tx, { statuteId, versionId, kind: 'ended', fields: {} }, one);
    });
    expect(await found(index, '沟渠堵塞')).toEqual([]);
    expect(await found(index, '沟渠堵塞', { validity: 'repealed' })).toEqual(['中华人民共和国沟渠法#1']);
  });

  test('is kept on disk and read back, and made anew where the copy is damaged', async () => {
    const data = path.join(folder, 'kept');
    const first = node(data);
    const state = await first.ready();
    await first.close();
    const [name = ''] = await readdir(path.join(data, 'statute-index'));
    expect(name).toContain(`-${state.stamp}-`);
    await add('中华人民共和国池塘法', ['池塘应当清淤。']);
    const second = node(data);
    expect(await found(second, '池塘清淤')).toEqual(['中华人民共和国池塘法#1']);
    expect(await found(second, '沟渠堵塞', { validity: 'repealed' })).toEqual(['中华人民共和国沟渠法#1']);
    await second.close();
    await writeFile(path.join(data, 'statute-index', name, 'library'), 'broken');
    expect(await found(node(data), '池塘清淤')).toEqual(['中华人民共和国池塘法#1']);
  });

  test('keeps a law whose short title another bore until its own was corrected', async () => {
    const index = node();
    await add('中华人民共和国堤坝法', ['堤坝由专人看守。'], { effectiveOn: '2019-01-01' });
    const { statuteId } = await add('堤坝法', ['堤坝上不得放牧。']);
    await index.ready();
    const facts = { title: '牧场法', rank: 'law', issuer: '', regionCode: null } as const;
    await correctStatute(database.db, statuteId, facts, { keeper: one, seen: null });
    expect(await found(index, '堤坝看守')).toContain('中华人民共和国堤坝法#1');
    expect(await found(index, '堤坝放牧')).toContain('牧场法#1');
  });

  test('is made anew where the library is another one of as many changes', async () => {
    const data = path.join(folder, 'moved');
    const first = node(data);
    const { stamp } = await first.ready();
    await first.close();
    const other = await createTestDatabase();
    try {
      await other.db.transaction().execute(async (tx) => {
        await lockLibrary(tx);
        const text = { rank: 'law', issuer: '', regionCode: null, change: 'made', passedOn: null, effectiveOn: '2020-01-01' } as const;
        const facts = { ...text, documentNo: '', sourceName: '', articleCount: 1 };
        for (let n = 0; n < stamp; n++) await addText(tx, { ...facts, title: `第${n}号法`, text: `第一条　风筝${n}。` }, one);
      });
      const second = openLibraryIndex({ db: other.db, clock, config: { dataFolder: data, timeZone: 'Asia/Shanghai' } });
      open.push(second);
      expect((await second.ready()).stamp).toBe(stamp);
      expect(await found(second, '湖泊')).toEqual([]);
      expect((await found(second, '风筝')).length).toBeGreaterThan(0);
      await second.close();
    } finally {
      await other.drop();
    }
  });

  test('compares a draft with the law of its day, telling how far it is, without holding up a search', async () => {
    const index = node();
    const draft = textOf('云岭市湖泊保护条例', [
      '为了保护湖泊，根据《中华人民共和国湖泊保护法》，制定本条例。',
      fine.replace('五万元', '五十万元'),
      '违反《中华人民共和国湖泊保护法》第九条、《中华人民共和国沟渠法》的，责令改正。',
    ]);
    const details: ComparedDetail[] = [];
    const seen: number[] = [];
    const wish = { text: draft, title: '', kind: 'localRegulation', regionCode: '510100' } as const;
    const run = (day: string) =>
      index.compare({ ...wish, day }, (done, some) => {
        seen.push(done);
        details.push(...some);
      });
    const { compared } = await run('2026-06-15');
    expect(compared.articles.map((a) => a.label)).toEqual(['第一条', '第二条', '第三条']);
    expect(compared.superior[0]).toMatchObject({ law: '湖泊保护法', cited: true, validity: 'inForce' });
    const hint = compared.hints.find((h) => h.kind === 'fine');
    expect(hint).toMatchObject({ position: 1, severity: 'error', superior: { law: '湖泊保护法', article: '2' } });
    expect(hint?.differences).toContainEqual(expect.objectContaining({ field: 'amount', relation: 'more' }));
    expect(compared.hints.map((h) => h.kind)).toEqual(expect.arrayContaining(['deadCitation', 'repealedLaw']));
    expect(details.map((d) => d.position)).toEqual([0, 1, 2]);
    const [higher] = details[1]?.related ?? [];
    expect(higher).toMatchObject({ law: '湖泊保护法', article: '2', group: 'higher', effectiveOn: '2020-01-01' });
    expect(details[1]?.related.map((r) => [r.law, r.group])).toContainEqual(['云岭省湖泊保护条例', 'higher']);
    expect(seen.at(-1)).toBe(1000);
    // On its own day the revised law holds: it knows no fine any more.
    const later = await run('2026-07-02');
    expect(later.compared.hints.map((h) => h.kind)).not.toContain('fine');
    const again = await run('2026-06-15');
    expect(again.compared.hints).toEqual(compared.hints);
    const small = openLibraryIndex({ db: database.db, clock, config: { dataFolder: folder, timeZone: 'Asia/Shanghai' } }, 0);
    open.push(small);
    await expect(small.compare({ ...wish, day: '2026-06-15' }, () => {})).rejects.toThrow(DayTooFar);
  });

  test('that is closed leaves nobody waiting', async () => {
    const index = node();
    await index.ready();
    const asked = index.compare(
      { text: '第一条　湖泊。', title: '', kind: 'localRegulation', regionCode: '', day: '2026-06-15' },
      () => {},
    );
    await Promise.all([expect(asked).rejects.toThrow(/closed/), index.close()]);
    await expect(index.search(asks('湖泊'))).rejects.toThrow(/closed/);
  });
});
