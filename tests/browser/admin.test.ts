import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Locale } from '../../processes/text.ts';
import { handedOver, registered } from '../support/city.ts';
import { faultsWideAndNarrow } from './axe.ts';
import { type Console, openConsole, pick } from './console.ts';

let house: Console;
let tries = 0;
beforeAll(async () => {
  house = await openConsole();
  await handedOver(house.city, await registered(house.city));
  await registered(house.city, 'mei', { title: '关于完善老旧小区加装电梯补贴办法的建议' });
}, 180_000);
afterAll(() => house?.close());

const go = async (page: Page, to: string) => {
  await page.goto(`${house.address}${to}`);
  await page.locator('h1').first().waitFor();
};

const places = {
  'system.admin': [
    '/accounts',
    '/approvals',
    '/congress-tree',
    '/webhooks',
    '/interfaces',
    '/message-channels',
    '/rules',
    '/rules?compare=qingdao&different=true',
    '/rules?rule=suggestion.reply.normal',
    '/holidays',
    '/units/import',
  ],
  'security.admin': ['/accounts', '/approvals', '/approvals?tab=decided', '/security-policy'],
  'audit.admin': ['/security-log', '/access-log', '/chain'],
  clerk: ['/figures', '/rules', '/holidays', '/suggestions/import'],
} as const;

describe.each<Locale>(['zh', 'en'])('the administration pages (%s)', (locale) => {
  beforeAll(() => house.speak(locale));

  it.each(Object.entries(places))(
    'of %s have no serious fault and fit the screen, wide and narrow',
    async (who, paths) => {
      const page = await house.enter(who);
      for (const to of paths) {
        await go(page, to);
        expect(await faultsWideAndNarrow(page, { isNarrowRead: locale === 'zh' }), to).toEqual([]);
      }
    },
    180_000,
  );
});

describe('administering in Chinese', () => {
  beforeAll(() => house.speak('zh'));

  it('shows each administrator their own places only', async () => {
    const listed = async (who: string) => (await (await house.enter(who)).locator('.side .places a').allInnerTexts()).map((t) => t.trim());
    const [system, security, audit] = [await listed('system.admin'), await listed('security.admin'), await listed('audit.admin')];
    expect(system).toContain('账号和角色');
    expect(system).not.toContain('安全记录');
    expect(security).toContain('安全策略');
    expect(security).not.toContain('基础资料');
    expect(audit).toEqual(expect.arrayContaining(['安全记录', '办理记录链']));
    expect(audit).not.toContain('账号和角色');
  });

  it('makes an account, whose role takes effect when the security administrator approves', async () => {
    const page = await house.enter('system.admin');
    await go(page, '/accounts');
    await page.getByRole('button', { name: '新建账号' }).click();
    await page.fill('#account-name', '程立');
    await page.fill('#account-username', 'Cheng Li');
    await page.locator('.ant-drawer button[type=submit]').click();
    await page.getByText('用户名格式不正确').waitFor();
    await page.fill('#account-username', 'chengli');
    await page.locator('.ant-drawer button[type=submit]').click();
    const password = await page.locator('.ant-modal code').textContent();
    expect(password?.length).toBeGreaterThanOrEqual(10);
    await page.getByRole('button', { name: '已交给本人，关闭' }).click();
    await page.getByRole('button', { name: '申请角色' }).click();
    await page.locator('#ask-role').fill('经办人');
    await page.locator('.ant-select-item-option', { hasText: '承办单位经办人' }).click();
    await pick(page, '单位', '市教育局');
    await page.fill('#ask-reason', '负责承办工作');
    await page.getByRole('button', { name: '提交申请' }).click();
    await page.getByText('待另一类管理员批准后生效').waitFor();

    const other = await house.enter('security.admin');
    await go(other, '/approvals');
    const request = other.locator('li', { hasText: '程立' });
    expect(await request.textContent()).toContain('承办单位经办人');
    await request.getByRole('button', { name: '批准', exact: true }).click();
    await other.getByText('没有待批准的事项').waitFor();
    await go(page, '/accounts?q=chengli');
    await page.locator('.ant-table-row', { hasText: '承办单位经办人' }).waitFor();
  });

  it('ties an account to a deputy, who then has a seat', async () => {
    const { city } = house;
    const newcomer = await city.addPerson('newcomer', [{ role: 'deputy' }]);
    const person = await city
      .person('clerk')
      .make('person', { name: '温如海', gender: null, birthYear: null, phone: '13900000077', email: null });
    await city.person('clerk').make('deputyship', {
      personId: person.id,
      name: '温如海',
      seatNo: '077',
      termId: city.ids.term,
      delegationId: city.ids.delegation,
      electoralUnit: null,
      occupation: null,
      electedOn: null,
    });
    const page = await house.enter('system.admin');
    await go(page, `/accounts?account=${newcomer.accountId}`);
    await pick(page, /代表/, '温如海');
    await page.getByRole('button', { name: '关联人员' }).click();
    await page.fill('#why', '当选代表');
    await page
      .getByRole('button', { name: '确 定' })
      .or(page.getByRole('button', { name: '确定' }))
      .click();
    await expect.poll(async () => (await newcomer.get('/api/session')).body.deputyships).toHaveLength(1);
    await page.getByText('077').first().waitFor();
  });

  it('sets an own rule, but none longer than the law', async () => {
    const page = await house.enter('system.admin');
    await go(page, '/rules?rule=suggestion.reply.normal');
    await page.getByRole('button', { name: '本级另定' }).click();
    await page.getByRole('spinbutton', { name: '数量' }).fill('9');
    await page.fill('#rule-source', '本市办理办法第十条');
    await page.fill('#rule-effectiveFrom', '2020-01-01');
    await page.keyboard.press('Enter');
    await page.locator('.ant-drawer button[type=submit]').click();
    await page.getByText('长于法律规定的期限').waitFor();
    await page.getByRole('spinbutton', { name: '数量' }).fill('2');
    await page.locator('.ant-drawer button[type=submit]').click();
    await page.locator('.ant-drawer').getByText('两个月 · 自交办之日起').first().waitFor();
    const shown = await house.city.person('clerk').get('/api/rules');
    expect(shown.body.rules.find((r: { key: string }) => r.key === 'suggestion.reply.normal')).toMatchObject({
      packId: 'own',
      value: { amount: 2 },
    });
  });

  it('issues a token to a program, shows it once, revokes it, and keeps the codes of units', async () => {
    // A name of its own each time, so that a second try meets nothing of the first.
    const system = `program${++tries}`;
    await house.city.addPerson(system, [{ role: 'unitClerk', unitId: house.city.ids.schools }]);
    const page = await house.enter('system.admin');
    await go(page, '/interfaces');
    await page.getByRole('button', { name: '发放令牌' }).click();
    const form = page.locator('.ant-drawer .form');
    await form.locator('button[type=submit]').click();
    await form.getByText('请填写名称、账号和天数。').waitFor();
    await page.fill('#token-name', system);
    await pick(page, '所用账号', system);
    await form.locator('button[type=submit]').click();
    const secret = await page.locator('.ant-modal .secret').innerText();
    expect(secret.length).toBeGreaterThan(20);
    await page.getByRole('button', { name: '已保存，关闭' }).click();
    const line = page.locator('.sheet li', { hasText: system });
    await line.getByText('有效', { exact: true }).waitFor();
    const ask = () => fetch(`${house.address}/api/exchange/assignments?since=0`, { headers: { authorization: `Bearer ${secret}` } });
    expect((await ask()).status).toBe(200);
    await line.getByRole('button', { name: '收回' }).click();
    await page.locator('.ant-modal').getByRole('button', { name: '收回' }).click();
    await line.getByText('已收回').waitFor();
    expect((await ask()).status).toBe(401);

    await page.getByRole('button', { name: '添加一行' }).click();
    await page.getByRole('button', { name: '保存对照' }).click();
    await page.getByText('每行都要选单位、填代码。').waitFor();
    const row = await page.getByRole('textbox', { name: /^代码 \d/ }).count();
    await pick(page, `单位 ${row}`, tries === 1 ? '教育' : '园林');
    await page.getByRole('textbox', { name: `代码 ${row}` }).fill(`JY-0${tries}`);
    await page.getByRole('button', { name: '保存对照' }).click();
    await page.getByText(`已保存 ${row} 行。`).waitFor();
    await go(page, '/interfaces');
    await expect.poll(() => page.getByRole('textbox', { name: `代码 ${row}` }).inputValue()).toBe(`JY-0${tries}`);
  });

  it('enters the holidays of a year', async () => {
    const page = await house.enter('system.admin');
    await go(page, '/holidays?year=2031');
    await page.getByRole('button', { name: '登记本年安排' }).click();
    await page.getByRole('button', { name: '2031-05-01 工作日' }).click();
    await page.getByRole('button', { name: '2031-05-10 周末' }).click();
    await page.fill('#holiday-notice', '2031年放假安排');
    await page.getByRole('button', { name: '保存' }).click();
    await page.getByText('工作日中放假 1 天，周末上班 1 天').waitFor();
    await expect
      .poll(async () => (await house.city.person('clerk').get('/api/calendar?year=2031')).body)
      .toMatchObject({ own: true, restDays: ['2031-05-01'], workDays: ['2031-05-10'] });
  });

  it('checks the chain of records and finds it sound', async () => {
    const page = await house.enter('audit.admin');
    await go(page, '/chain');
    await page.getByRole('button', { name: '开始核验' }).click();
    await page.getByText('核验无误').waitFor({ timeout: 60_000 });
  });

  it('shows figures that open the records they were counted from, and freezes them', async () => {
    const page = await house.enter('clerk');
    await go(page, '/figures');
    const count = page.locator('.figures tr', { hasText: '立案建议数' }).locator('a').first();
    expect(await count.textContent()).toBe('2');
    await page.locator('.breakdown canvas').first().waitFor();
    await page.getByRole('button', { name: '冻结数据' }).click();
    await page.fill('#freeze-note', '半年统计');
    await page
      .locator('.ant-modal')
      .getByRole('button', { name: /冻\s?结/ })
      .click();
    await page.getByText(/由.*冻结/).waitFor();
    await count.click();
    await page.waitForURL(/frozen=/);
    await page.locator('.ant-table-row').nth(1).waitFor();
    expect(await page.locator('.ant-table-row').count()).toBe(2);
  });

  it('reports every bad cell of a table before anything is read in', async () => {
    const file = path.join(tmpdir(), `yishi-units-${process.pid}.csv`);
    const { text } = await house.city.person('clerk').get('/api/units/export?format=csv');
    const [head = '', first = ''] = text.replace('\ufeff', '').split('\r\n');
    const columns = head.split(',').length;
    await writeFile(file, `${head}\r\n${first}\r\n${Array.from({ length: columns }, (_, i) => (i === 0 ? '"999"' : '""')).join(',')}\r\n`);
    const page = await house.enter('system.admin');
    await go(page, '/units/import');
    await page.locator('input[type=file]').setInputFiles(file);
    await page.getByText(/处需要修改，尚未写入任何内容/).waitFor();
    expect(await page.locator('.rows-view tbody tr').count()).toBeGreaterThan(0);
    expect(await page.getByRole('button', { name: /^导入 \d/ }).count()).toBe(0);
  });
});

it('no page complained in its console', () => expect(house.complaints).toEqual([]));
