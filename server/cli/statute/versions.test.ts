import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { UsageProblem } from '../arguments.ts';
import { alignCommand } from './align.ts';
import { applyCommand, decisionCommand } from './decision.ts';
import { timelineCommand } from './timeline.ts';

const old = '青河市养犬管理规定\n第一条　为了规范养犬行为，制定本规定。\n第二条　违反本规定的，由城市管理部门处五十元罚款。\n';
const now =
  '青河市养犬管理规定\n第一条　为了规范养犬行为，制定本规定。\n第一条之一　市公安机关负责养犬登记和犬牌发放，建立养犬管理信息系统。\n第二条　违反本规定的，由城市管理部门处一百元罚款。\n';

let folder = '';
const file = (name: string): string => path.join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'versions-'));
  writeFileSync(file('old.txt'), old);
  writeFileSync(file('new.txt'), now);
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

/** What a command prints. */
async function printed(run: Promise<number>, said: string[]): Promise<string> {
  expect(await run).toBe(0);
  return said.join('');
}

function listen(): string[] {
  const said: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    said.push(String(text));
    return true;
  });
  return said;
}

test('align prints pairs with whole numbers, and "1.1" for 第一条之一', async () => {
  const said = listen();
  const { pairs } = JSON.parse(await printed(alignCommand.run([file('old.txt'), file('new.txt'), '--json']), said));
  expect(pairs).toEqual([
    { old: [1], new: [1], kind: 'unchanged', renumbered: false, moved: false, text: 'same', links: [{ old: 1, new: 1, role: 'main' }] },
    { old: [], new: ['1.1'], kind: 'inserted', renumbered: false, moved: false, text: null, links: [] },
    { old: [2], new: [2], kind: 'modified', renumbered: false, moved: false, text: 'changed', links: [{ old: 2, new: 2, role: 'main' }] },
  ]);
});

test('align tells of paragraphs on demand, and prints the table', async () => {
  const said = listen();
  const { pairs } = JSON.parse(await printed(alignCommand.run([file('old.txt'), file('new.txt'), '--lines']), said));
  expect(pairs[2].lines).toEqual([{ old: 'article_2__paragraph_1', new: 'article_2__paragraph_1', kind: 'changed' }]);
  said.length = 0;
  expect(await printed(alignCommand.run([file('old.txt'), file('new.txt'), '--table', 'markdown']), said)).toContain('~~五十元~~');
  await expect(alignCommand.run([file('old.txt'), file('new.txt'), '--table', 'pdf'])).rejects.toThrow(UsageProblem);
  await expect(alignCommand.run([file('old.txt')])).rejects.toThrow(UsageProblem);
});

test('decision and apply undo each other; a sentence that cannot be followed is named with its line', async () => {
  const said = listen();
  const decision = await printed(decisionCommand.run([file('old.txt'), file('new.txt'), '--in-force', '2025年1月1日']), said);
  expect(decision).toContain('本决定自2025年1月1日起施行。');
  writeFileSync(file('decision.txt'), decision);
  said.length = 0;
  expect(await printed(applyCommand.run([file('old.txt'), file('decision.txt')]), said)).toBe(now);
  writeFileSync(file('wrong.txt'), '决定\n一、删去第九条。');
  await expect(applyCommand.run([file('old.txt'), file('wrong.txt')])).rejects.toThrow(/line 2: .*the text has no 第九条/s);
});

test('timeline follows articles through the versions given', async () => {
  const said = listen();
  const { timelines } = JSON.parse(await printed(timelineCommand.run([file('old.txt'), file('new.txt'), file('old.txt'), '--json']), said));
  expect(timelines.map((t: { steps: { article: string }[] }) => t.steps.map((s) => s.article).join())).toEqual(['1,1,1', '2,2,2', '1.1']);
});
