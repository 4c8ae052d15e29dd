import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkText } from './check-text.ts';
import { workOut } from './relation.ts';

const file =
  process.env.YISHI_TEST_REPORT_FACTS ?? path.resolve(import.meta.dirname, '..', '..', 'shared', 'data', 'report_stats', 'seed_facts.json');
const isThere = existsSync(file);
if (!isThere) console.warn(`\n  !! ${file} is not there: relations of published reports are skipped. Set YISHI_TEST_REPORT_FACTS to it.\n`);

const relations: string[] = isThere
  ? Object.values(JSON.parse(readFileSync(file, 'utf8')) as Record<string, { relations?: string[] }>).flatMap((f) => f.relations ?? [])
  : [];

/** The relation as a report would put it. */
function sentence(relation: string): string {
  const share = /^(\d+)\/(\d+)=([\d.]+)%/.exec(relation);
  if (share) return `全年共收到建议${share[2]}件。其中涉及民生的${share[1]}件，占建议总数的${share[3]}%。`;
  const [parts = '', total = ''] = relation
    .replace(/[（(].*/, '')
    .trim()
    .split('=');
  return `全年共${total}件（${parts
    .split('+')
    .map((n, i) => `第${'甲乙丙丁'.charAt(i)}类${n}件`)
    .join('、')}）。`;
}

/** One off in a large whole may leave the rounded share as it was: then nothing is wrong. */
function isSound(relation: string): boolean {
  const share = /^(\d+)\/(\d+)=([\d.]+)%$/.exec(relation);
  return share !== null && Math.abs((100 * Number(share[1])) / Number(share[2]) - Number(share[3])) < 0.005;
}

/** The relation with each of its figures mistyped: one more, one less, two digits swapped. */
function mistyped(relation: string): string[] {
  const plain = relation.replace(/\s*[（(].*/, '');
  return [...plain.matchAll(/\d+(?:\.\d+)?/g)].flatMap((match) => {
    const [written] = match;
    const decimals = written.split('.')[1]?.length ?? 0;
    const step = 10 ** -decimals * (decimals > 0 ? 5 : 1);
    const others = [Number(written) + step, Number(written) - step].map((n) => n.toFixed(decimals));
    const swapped = written.replace(/(\d)(\d)(?=\D*$)/, '$2$1');
    return [...others, swapped]
      .filter((other) => other !== written && Number(other) >= 0)
      .map((other) => plain.slice(0, match.index) + other + plain.slice(match.index + written.length));
  });
}

describe.runIf(isThere)('relations read from published reports', () => {
  test('there are sixteen', () => expect(relations).toHaveLength(16));

  test.each(relations)('%s holds, noted and in words', (relation) => {
    expect(workOut(relation)?.holds).toBe(true);
    const checks = checkText(sentence(relation));
    expect(checks).toHaveLength(1);
    expect(checks[0]?.holds).toBe(true);
  });

  test.each(relations)('%s mistyped is noticed, noted and in words', (relation) => {
    const wrong = mistyped(relation).filter((one) => !isSound(one));
    expect(wrong.length).toBeGreaterThan(5);
    for (const one of wrong) {
      expect([one, workOut(one)?.holds]).toEqual([one, false]);
      expect([one, checkText(sentence(one)).filter((c) => !c.holds).length]).toEqual([one, 1]);
    }
  });
});
