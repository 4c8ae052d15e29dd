import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type City, createCity, registered } from '../support/city.ts';
import { ownTexts } from '../support/own-texts.ts';
import { download, sheetsOf, upload, type Value, workbookOf } from '../support/tables.ts';

/** What a list kept elsewhere tells of one matter. */
interface Kept {
  readonly title: string;
  readonly text: string;
  /** YYYY-MM-DD, or nothing. */
  readonly date: string | null;
}

const root = path.resolve(import.meta.dirname, '..', '..');
const folder = process.env.YISHI_TEST_APPEALS ?? path.join(root, '..', 'shared', 'data', 'appeals');
const hasReal = existsSync(folder);
if (!hasReal) console.warn(`\n  !! ${folder} is not there: the import of real texts is skipped. Set YISHI_TEST_APPEALS to its folder.\n`);

async function realTexts(): Promise<Kept[]> {
  const texts: Kept[] = [];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.jsonl'))) {
    for (const line of (await readFile(path.join(folder, file), 'utf8')).split('\n')) if (line !== '') texts.push(JSON.parse(line));
  }
  return texts;
}

const columns = ['编号', '标题', '领衔代表', '所属会议', '提出阶段', '类别', '反映的问题', '公开意愿', '提交日期'] as const;
type Column = (typeof columns)[number];
type Line = Partial<Record<Column, Value>>;

const authors = ['001', 'mei', 'tan（003）'];
const categories = ['01', '交通邮电'];

function lineOf(kept: Kept, i: number): Line {
  return {
    编号: i + 1,
    标题: kept.title,
    领衔代表: authors[i % 3] ?? '',
    所属会议: '第十六届第四次会议',
    提出阶段: i % 2 === 0 ? '闭会期间' : 'inSession',
    类别: categories[i % 2] ?? '',
    反映的问题: kept.text,
    公开意愿: '同意全文公开',
    提交日期:
      kept.date === null ? '' : i % 2 === 0 ? new Date(`${kept.date}T00:00:00Z`) : kept.date.replace(/^(\d+)-(\d+)-(\d+)$/, '$1年$2月$3日'),
  };
}

const file = (lines: readonly Line[]) =>
  workbookOf([[...columns], ...lines.map((line) => columns.map((c) => line[c] ?? ''))], { dates: true });

/** Mistakes as offices make them: the column it is in, what stands there, and what is said of it. */
const mistakes: readonly { readonly column: Column; readonly value: Value; readonly says: RegExp }[] = [
  { column: '标题', value: '', says: /必填/ },
  { column: '标题', value: '长'.repeat(81), says: /最多 80 字，现有 81 字/ },
  { column: '领衔代表', value: '查无此人', says: /没有“查无此人”这一代表/ },
  { column: '领衔代表', value: '双喜', says: /不止一个“双喜”.*901.*902/ },
  { column: '领衔代表', value: '', says: /没有确定由谁提出/ },
  { column: '提交日期', value: '2024年2月30日', says: /日期写法不正确/ },
  { column: '提交日期', value: new Date('2031-01-01T00:00:00Z'), says: /不能晚于今天/ },
  { column: '类别', value: '天文', says: /没有“天文”这一建议类别/ },
  { column: '类别', value: '', says: /必填内容没有填写/ },
  { column: '反映的问题', value: '字'.repeat(5001), says: /最多 5000 字/ },
  { column: '所属会议', value: '第九十九届会议', says: /没有“第九十九届会议”/ },
  { column: '提出阶段', value: '会后', says: /大会期间、闭会期间/ },
  { column: '编号', value: '一号', says: /整数/ },
  { column: '编号', value: 1, says: /与第 2 行重复/ },
  { column: '公开意愿', value: '只公开摘要', says: /须说明理由/ },
];

let city: City;
let taken = 0;
beforeAll(async () => {
  city = await createCity();
  for (const seatNo of ['901', '902']) {
    const twin = await city.addPerson(`twin.${seatNo}`, [{ role: 'deputy' }], seatNo);
    await city.person('clerk').act('deputyship', twin.seat ?? '', 'edit', { name: '双喜' });
  }
});
afterAll(() => city.drop());

/** Sends a list first with mistakes in it, then corrected, then once more. */
async function proves(texts: readonly Kept[], words: readonly string[]): Promise<void> {
  const clerk = city.person('clerk');
  const send = async (lines: readonly Line[], query = '') =>
    upload(city, clerk, `/api/suggestions/import${query}`, '台账.xlsx', await file(lines));
  const good = texts.map((kept, i) => ({ ...lineOf(kept, i), 编号: taken + i + 1 }));
  const step = Math.max(1, Math.floor((texts.length - 2) / mistakes.length));
  const planted = mistakes.map((m, i) => ({ ...m, at: 1 + i * step, value: m.says.source.includes('重复') ? taken + 1 : m.value }));
  const bad = good.map((line, i) => {
    const mistake = planted.find((p) => p.at === i);
    return mistake ? { ...line, [mistake.column]: mistake.value } : line;
  });
  const count = async () => (await clerk.get('/api/suggestions/count')).body.count;
  const before = await count();

  for (const query of ['?dryRun=true', '']) {
    const { status, body } = await send(bad, query);
    expect(status).toBe(200);
    expect(body).toMatchObject({ done: false, rows: texts.length, created: texts.length - mistakes.length, faultCount: mistakes.length });
    for (const [i, { at, column, says }] of planted.entries()) {
      const fault = body.faults.find((f: { row: number }) => f.row === at + 2);
      expect(fault, `mistake ${i}`).toBeDefined();
      expect(fault.message).toMatch(says);
      // The same number twice is a matter of the whole row.
      if (!says.source.includes('重复') && column !== '公开意愿') expect(fault.column).toBe(column);
    }
    expect(await count()).toBe(before);
  }

  const sent = await send(good);
  expect(sent.body).toEqual({
    dryRun: false,
    done: true,
    rows: texts.length,
    created: texts.length,
    changed: 0,
    unchanged: 0,
    faultCount: 0,
    faults: [],
  });
  expect(await count()).toBe(before + texts.length);
  const again = await send(good);
  expect(again.body).toMatchObject({ done: true, created: 0, unchanged: texts.length });
  expect(await count()).toBe(before + texts.length);

  const other = await send(good.map((line, i) => (i === 3 ? { ...line, 标题: '已经换了一个题目' } : line)));
  expect(other.body).toMatchObject({ done: false, faultCount: 1 });
  expect(other.body.faults[0]).toMatchObject({ row: 5, column: '标题', value: '已经换了一个题目' });

  for (const word of words) {
    const found = await clerk.list('suggestion', `q=${encodeURIComponent(word)}&limit=200`);
    expect([word, found.length > 0]).toEqual([word, true]);
    for (const { id } of found) {
      const { fields } = await clerk.see('suggestion', id);
      expect(`${fields.title}${fields.problem}`).toContain(word);
    }
  }
  const [sheet] = await sheetsOf(
    (await download(city, clerk, '/api/suggestions/export?sort=number&columns=number,title,problem,submittedOn')).bytes,
  );
  const out = new Map(sheet?.rows.slice(1).map((row) => [row[0], row]));
  for (const [i, kept] of texts.entries()) {
    const row = out.get(taken + i + 1);
    expect(String(row?.[1]).replace(/^'/, '')).toBe(kept.title.trim());
    if (kept.date) expect(row?.[3]).toEqual(new Date(`${kept.date}T00:00:00Z`));
  }
  const { body } = await city.person('audit.admin').post('/api/audit/verify');
  expect(body.faults).toEqual([]);

  // The session's numbers go on where the list ended.
  taken += texts.length + 1;
  const next = await clerk.see('suggestion', await registered(city));
  expect(next.fields.number).toBe(taken);
}

describe('a list of suggestions kept elsewhere', () => {
  test('our own texts', () => proves(ownTexts, ['路灯', '书屋']), 120_000);

  test.skipIf(!hasReal)(
    '1,464 real ones',
    async () => {
      const texts = await realTexts();
      expect(texts.length).toBe(1464);
      await proves(texts, ['内河', '公交车']);
    },
    240_000,
  );

  test('those of earlier years go to the archive with their class, and count in the figures', async () => {
    const clerk = city.person('clerk');
    const rows: Value[][] = [
      [
        '编号',
        '标题',
        '领衔代表',
        '所属会议',
        '提出阶段',
        '类别',
        '反映的问题',
        '提交日期',
        '立案日期',
        '交办日期',
        '主办单位',
        '答复日期',
        '办结日期',
        '办理结果分类',
        '办理态度评价',
        '办理结果评价',
        '联名代表',
      ],
      [
        9001,
        '关于修缮老桥的建议',
        'lin',
        '第十六届第四次会议',
        '大会期间',
        '交通邮电',
        '桥面多处破损。',
        '2024-02-01',
        '2024-02-03',
        '2024-03-01',
        '市交通局',
        '2024-05-06',
        '2024-06-01',
        'A',
        '满意',
        '基本满意',
        'mei、tan',
      ],
      [
        9002,
        '关于改建码头的建议',
        'lin',
        '第十六届第四次会议',
        '大会期间',
        '交通邮电',
        '码头陈旧。',
        '2024-02-01',
        '2024-01-03',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
        '',
      ],
    ];
    const faulty = await upload(city, clerk, '/api/suggestions/import', 'a.xlsx', await workbookOf(rows));
    expect(faulty.body).toMatchObject({ done: false, faultCount: 1 });
    expect(faulty.body.faults[0]).toMatchObject({
      row: 3,
      column: '立案日期',
      value: '2024-01-03',
      message: expect.stringContaining('先后'),
    });
    const { body } = await upload(city, clerk, '/api/suggestions/import', 'a.xlsx', await workbookOf(rows.slice(0, 2)));
    expect(body).toMatchObject({ done: true, created: 1 });
    const [old] = await clerk.list('suggestion', 'number=9001');
    expect(old).toMatchObject({
      state: 'archived',
      fields: { resultClass: 'A', attitude: 'satisfied', result: 'basicallySatisfied', leadUnitId: city.ids.roads },
    });
    expect((await city.person('mei').see('suggestion', old?.id ?? '')).fields.title).toBe('关于修缮老桥的建议');
    const figures = await clerk.get(`/api/figures?session=${city.ids.session}`);
    const classA = figures.body.figures.find((f: { measure: string }) => f.measure === 'classA');
    expect([classA.numerator, classA.denominator]).toEqual([1, 1]);
  });

  test('without a number they await review like any paper that comes in', async () => {
    const clerk = city.person('clerk');
    const rows: Value[][] = [
      ['标题', '领衔代表', '所属会议', '提出阶段', '反映的问题', '具体建议', '提交日期'],
      [
        '关于增开夜班公交的建议',
        '001',
        '第十六届第四次会议',
        '闭会期间',
        '夜间下班无车可坐。',
        '增开两班。',
        new Date('2025-02-24T00:00:00Z'),
      ],
    ];
    const send = async () => upload(city, clerk, '/api/suggestions/import', 'a.xlsx', await workbookOf(rows, { dates: true }));
    expect((await send()).body).toMatchObject({ done: true, created: 1 });
    expect((await send()).body).toMatchObject({ done: true, created: 0, unchanged: 1 });
    const [made] = await clerk.list('suggestion', 'state=submitted');
    expect(made?.fields).toMatchObject({ title: '关于增开夜班公交的建议', number: null, submittedOn: '2025-02-24' });
    const seen = await clerk.see('suggestion', made?.id ?? '');
    expect(seen.deadlines.map((d) => [d.key, d.startOn])).toEqual([['handOver', '2025-02-24']]);
    expect((await clerk.act('suggestion', seen.id, 'accept')).state).toBe('reviewing');
  });

  test('deputies, units and others cannot enter lists', async () => {
    const table = await file([]);
    for (const name of ['lin', 'schools', 'chair', 'system.admin', 'delegation.staff'])
      expect([name, (await upload(city, city.person(name), '/api/suggestions/import', 'a.xlsx', table)).status]).toEqual([name, 403]);
  });
});
