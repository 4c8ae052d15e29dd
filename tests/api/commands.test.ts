import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { UsageProblem } from '../../server/cli/arguments.ts';
import { checkReportCommand } from '../../server/cli/check-report.ts';
import type { Command } from '../../server/cli/command.ts';
import { exportCommand } from '../../server/cli/export.ts';
import { importCommand } from '../../server/cli/import.ts';
import { openApiCommand } from '../../server/cli/openapi.ts';
import { reportCommand } from '../../server/cli/report.ts';
import { userCommand } from '../../server/cli/user.ts';
import { readConfig } from '../../server/config.ts';
import { StartProblem } from '../../server/start-problem.ts';
import { type City, createCity, registered } from '../support/city.ts';
import { sheetsOf } from '../support/tables.ts';

let city: City;
let folder: string;
let printed = '';
beforeAll(async () => {
  city = await createCity();
  folder = await mkdtemp(path.join(tmpdir(), 'yishi-commands-'));
  await registered(city);
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await city.drop();
});
beforeEach(() => {
  printed = '';
  vi.spyOn(console, 'log').mockImplementation((...words) => {
    printed += `${words.join(' ')}\n`;
  });
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
});

const run = (command: Command, ...args: string[]): Promise<number> =>
  command.run({
    config: readConfig({ YISHI_DATA: folder, YISHI_LOG_LEVEL: 'silent' }),
    args,
    say: ({ zh, en }) => {
      printed += `${zh} ${en}\n`;
    },
    open: async () => ({ url: city.database.url, stop: async () => {} }) as never,
  });
const at = (name: string) => path.join(folder, name);
const clerk = 'clerk.510100';

describe('user', () => {
  test('adds an account that can be given a role, once, and a new password', async () => {
    expect(await run(userCommand, 'add', 'wang.min', '王敏')).toBe(0);
    expect(printed).toMatch(/wang\.min 的初始密码：\S{12,}/);
    expect(await run(userCommand, 'grant', 'wang.min', 'unitClerk', '--unit', '101')).toBe(0);
    await expect(run(userCommand, 'grant', 'wang.min', 'unitClerk', '--unit', '101')).rejects.toThrow(StartProblem);
    await expect(run(userCommand, 'grant', 'wang.min', 'unitClerk', '--unit', '999')).rejects.toThrow(StartProblem);
    await expect(run(userCommand, 'grant', 'wang.min', 'systemAdmin')).rejects.toThrow(StartProblem);
    const before = printed;
    expect(await run(userCommand, 'password', 'wang.min')).toBe(0);
    expect(printed.slice(before.length)).toMatch(/初始密码/);
    printed = '';
    await run(userCommand, 'list');
    expect(printed).toContain('wang.min\t王敏\tactive\tunitClerk');
    const logged = await city.deps.db
      .selectFrom('security_log')
      .select('kind')
      .where('account_name', '=', 'wang.min')
      .orderBy('id')
      .execute();
    expect(logged.map((l) => l.kind)).toEqual(['accountCreated', 'roleGranted', 'passwordReset']);
  });

  test('says how it is called', async () => {
    for (const args of [[], ['add', 'only'], ['remove', 'x'], ['list', '--password', 'x']])
      await expect(run(userCommand, ...args)).rejects.toThrow(UsageProblem);
    await expect(run(userCommand, 'password', 'nobody')).rejects.toMatchObject({ zh: '没有用户名为“nobody”的账号。' });
  });
});

describe('import and export', () => {
  test('a table goes in with the rights of an account, and out as that account sees it', async () => {
    await writeFile(at('units.csv'), '代码,名称,简称,所属系统,是交办机关,机关代字,排序号\n601,市气象局,气象局,政府系统,否,气函,5\n');
    expect(await run(importCommand, 'units', at('units.csv'), '--as', clerk, '--dry-run')).toBe(0);
    expect(printed).toContain('新增 1');
    expect(await run(importCommand, 'units', at('units.csv'), '--as', clerk)).toBe(0);
    expect(
      await run(
        exportCommand,
        'units',
        at('units.xlsx'),
        '--as',
        clerk,
        '--where',
        'unitGroup=government',
        '--columns',
        'code,name',
        '--sort',
        'code',
      ),
    ).toBe(0);
    const [sheet] = await sheetsOf(await readFile(at('units.xlsx')));
    expect(sheet?.rows).toContainEqual(['601', '市气象局']);
    expect(await run(exportCommand, 'suggestions', at('s.csv'), '--as', 'tan.510100')).toBe(0);
    expect((await readFile(at('s.csv'), 'utf8')).trim().split('\r\n')).toHaveLength(1);
  });

  test('a bad row ends with 1 and is printed; one without the right is told so', async () => {
    await writeFile(at('bad.csv'), '代码,名称,简称,所属系统,是交办机关,机关代字,排序号\n602,,气象局,政府系统,否,气函,5\n');
    expect(await run(importCommand, 'units', at('bad.csv'), '--as', clerk)).toBe(1);
    expect(printed).toContain('2\t名称\t\t必填，不能为空');
    await expect(run(importCommand, 'units', at('bad.csv'), '--as', 'lin.510100')).rejects.toMatchObject({ en: 'You may not do this.' });
    await expect(run(importCommand, 'assignments', at('bad.csv'), '--as', clerk)).rejects.toThrow(StartProblem);
    await expect(run(importCommand, 'units', at('none.csv'), '--as', clerk)).rejects.toThrow(/no file/);
    await expect(run(exportCommand, 'units', at('units.pdf'), '--as', clerk)).rejects.toThrow(UsageProblem);
    await expect(run(exportCommand, 'units', at('units.csv'), '--as', clerk, '--where', 'secret=1')).rejects.toThrow(StartProblem);
  });
});

describe('report and openapi', () => {
  test('the figures of a session as table, CSV and JSON', async () => {
    expect(await run(reportCommand, '--as', clerk, '--cutoff', '2025-12-31')).toBe(0);
    expect(printed).toMatch(/第十六届第四次会议 2025-12-31\n\n立案建议数 +1\n/);
    await run(reportCommand, '--as', clerk, '--cutoff', '2025-12-31', '--format', 'csv', '--out', at('r.csv'));
    expect(await readFile(at('r.csv'), 'utf8')).toContain('"byCategory","按类别","教科文卫",1,1,"100.00"');
    await run(reportCommand, '--as', clerk, '--cutoff', '2025-12-31', '--format', 'json', '--lang', 'en', '--out', at('r.json'));
    const { figures } = JSON.parse(await readFile(at('r.json'), 'utf8'));
    expect(figures[0]).toEqual({
      measure: 'suggestionCount',
      label: 'Suggestions registered',
      value: null,
      numerator: 1,
      denominator: 1,
      percent: null,
      isShare: false,
    });
    await expect(run(reportCommand, '--as', clerk, '--format', 'pdf')).rejects.toThrow(UsageProblem);
    await expect(run(reportCommand, '--as', clerk, '--session', '第九次')).rejects.toThrow(StartProblem);
  });

  test('every route is described', async () => {
    expect(await run(openApiCommand, at('openapi.json'))).toBe(0);
    const { openapi, paths } = JSON.parse(await readFile(at('openapi.json'), 'utf8'));
    expect(openapi).toBe('3.1.0');
    for (const address of ['/api/session', '/api/suggestions/{id}/handOver', '/api/suggestions/import', '/api/units/export', '/healthz'])
      expect(Object.keys(paths)).toContain(address);
  });
});

describe('check-report', () => {
  test('ends with 1 and names the figure where a sum does not hold, with 0 where all do', async () => {
    await writeFile(at('wrong.txt'), '共办结建议90件，其中A类60件、B类29件。');
    expect(await run(checkReportCommand, at('wrong.txt'))).toBe(1);
    expect(printed).toContain('1: 90件 → 89  (60+29=90)');
    await writeFile(at('right.txt'), '共办结建议89件，其中A类60件、B类29件。');
    printed = '';
    expect(await run(checkReportCommand, at('right.txt'), '--json')).toBe(0);
    expect(JSON.parse(printed)).toMatchObject({ checked: 1, failing: 0, checks: [{ relation: '60+29=89', holds: true }] });
    await expect(run(checkReportCommand, at('missing.txt'))).rejects.toThrow(StartProblem);
    await expect(run(checkReportCommand)).rejects.toThrow(UsageProblem);
  });
});
