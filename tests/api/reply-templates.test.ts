import { afterAll, beforeAll, expect, test } from 'vitest';
import { textOf } from '../../processes/text.ts';
import { verifyLog } from '../../server/actions/verify.ts';
import { type City, createCity } from '../support/city.ts';
import { upload } from '../support/tables.ts';

/** Templates are kept by a unit for itself and by the congress's office for all units, checked when they are saved. */
let city: City;
beforeAll(async () => {
  city = await createCity();
});
afterAll(() => city.drop());

const template = (more: object = {}) => ({
  name: '已解决类答复',
  unitId: city.ids.schools,
  resultClass: 'A',
  opening: '您提出的《{建议标题}》收悉。',
  done: null,
  planned: null,
  notAdopted: null,
  closing: '联系人：{经办人}',
  ...more,
});
const tryMake = (who: string, more: object = {}) => city.person(who).post('/api/reply-templates', template(more));

test('a unit keeps its own, step by step on record; other units never see it', async () => {
  const made = await city.person('schools').make('replyTemplate', template());
  await city.person('schools.head').act('replyTemplate', made.id, 'edit', { closing: '电话：{联系电话}' });
  expect((await city.person('schools').see('replyTemplate', made.id)).fields.closing).toBe('电话：{联系电话}');
  for (const name of ['roads', 'roads.head', 'lin', 'relay', 'chair']) {
    expect((await city.person(name).get(`/api/reply-templates/${made.id}`)).status, name).toBe(404);
    expect(await city.person(name).list('replyTemplate'), name).toEqual([]);
  }
  const story = await city.person('clerk').get(`/api/reply-templates/${made.id}/log`);
  expect(story.body.items.map((i: { action: string }) => i.action).sort()).toEqual(['create', 'edit']);
  await city.person('schools').act('replyTemplate', made.id, 'end', { reason: '改用新模板' });
  expect(await city.person('schools').list('replyTemplate', 'state=active')).toEqual([]);
});

test('nobody keeps a template for another unit, nor gives theirs away', async () => {
  for (const unitId of [city.ids.roads, null]) {
    const answer = await tryMake('schools', { unitId });
    expect([answer.status, answer.body.errors?.[0]]).toMatchObject([409, { path: 'unitId', message: expect.stringContaining('本单位') }]);
  }
  const own = await city.person('schools').make('replyTemplate', template({ name: '本单位自用' }));
  expect((await city.person('schools').try('replyTemplate', own.id, 'edit', { unitId: city.ids.roads })).status).toBe(409);
  for (const name of ['lin', 'relay', 'chair', 'system.admin']) expect((await tryMake(name)).status, name).toBe(403);
});

test('the office’s own serve every unit; handed to one unit, they are that unit’s', async () => {
  const made = await city.person('clerk').make('replyTemplate', template({ name: '统一开头', unitId: null }));
  for (const name of ['schools', 'roads.head', 'party'])
    expect((await city.person(name).see('replyTemplate', made.id)).can, name).toEqual([]);
  await city.person('office').act('replyTemplate', made.id, 'edit', { unitId: city.ids.parks });
  expect((await city.person('parks').see('replyTemplate', made.id)).can).toEqual(['edit', 'end']);
  expect((await city.person('roads').get(`/api/reply-templates/${made.id}`)).status).toBe(404);
  await city.person('office').act('replyTemplate', made.id, 'edit', { unitId: city.ids.roads });
  expect((await city.person('parks').get(`/api/reply-templates/${made.id}`)).status).toBe(404);
  expect((await city.person('roads').see('replyTemplate', made.id)).can).toEqual(['edit', 'end']);
});

test('a place no record can fill is refused by its name, and so is an empty template', async () => {
  const unknown = await tryMake('schools', { name: '错项', opening: '《{建议题目}》收悉' });
  expect([unknown.status, unknown.body.errors]).toMatchObject([409, [{ path: 'opening', message: expect.stringContaining('“建议题目”') }]]);
  const loose = await tryMake('schools', { name: '漏括号', closing: '电话{联系电话' });
  expect([loose.status, loose.body.errors]).toMatchObject([409, [{ path: 'closing', message: expect.stringContaining('{联系电话') }]]);
  const empty = await tryMake('schools', { name: '空模板', opening: null, closing: null });
  expect([empty.status, empty.body.errors[0].path]).toEqual([409, 'opening']);
});

test('a unit reads its own in again as a table; what others keep is not touched, nor told of', async () => {
  const name = '表格中的模板';
  await city.person('schools').make('replyTemplate', template({ name }));
  await city.person('roads').make('replyTemplate', template({ name: '道路模板', unitId: city.ids.roads }));
  const { fields } = textOf('replyTemplate', 'zh');
  const head = ['name', 'resultClass', 'unitId', 'opening', 'closing'].map((field) => fields[field]).join();
  const send = (...row: string[]) =>
    upload(city, city.person('schools'), '/api/reply-templates/import', 'table.csv', Buffer.from(`${head}\r\n${row.join()}\r\n`));
  const [opening, closing] = ['您提出的《{建议标题}》收悉。', '联系人：{经办人}'];
  expect((await send(name, 'A', '市教育局', opening, '经办：{经办人}')).body).toMatchObject({ done: true, changed: 1, created: 0 });
  expect((await send(name, 'A', '市教育局', opening, '经办：{经办人}')).body).toMatchObject({ done: true, unchanged: 1 });
  // The very row that another unit has, one that differs and one that nobody has are answered alike.
  const answers = [
    await send('道路模板', 'A', '市交通局', opening, closing),
    await send('道路模板', 'A', '市交通局', opening, '甲'),
    await send('没有的模板', 'A', '市交通局', opening, closing),
  ];
  const said = answers.map(({ body }) => [body.done, body.unchanged, body.faults.map((f: { message: string }) => f.message)]);
  expect(said[0]).toEqual([false, 0, [expect.stringContaining('本单位')]]);
  expect(said.slice(1)).toEqual([said[0], said[0]]);
});

test('whose a template is stands in the log: a replay gives the present rows and ties', async () => {
  const report = await city.deps.db.transaction().execute((tx) => verifyLog(tx, city.congressId));
  expect(report.faults).toEqual([]);
});
