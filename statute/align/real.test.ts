import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { sharedData } from '../../tests/support/shared-data.ts';
import { parseStatute } from '../parse/parse.ts';
import { align } from './align.ts';

const folder = sharedData('align');

interface Gold {
  readonly old_version: string;
  readonly new_version: string;
  readonly basis: string;
  readonly pairs: readonly { old: number[]; new: number[]; kind: string; links: { old: number; new: number; role: string }[] }[];
}

const signature = (pair: { old: readonly unknown[]; new: readonly unknown[] }): string => `${[...pair.old].sort()}>${[...pair.new].sort()}`;
const read = (...parts: string[]): string => readFileSync(path.join(folder ?? '', ...parts), 'utf8');

describe.skipIf(folder === null)('real amendments', () => {
  const laws = folder === null ? [] : readdirSync(path.join(folder, 'gold')).map((file) => file.replace('.json', ''));

  test.each(laws)('%s is aligned as its amendment says', (law) => {
    const gold = JSON.parse(read('gold', `${law}.json`)) as Gold;
    const { pairs } = align(
      parseStatute(read('texts', `${law}_${gold.old_version}.txt`)),
      parseStatute(read('texts', `${law}_${gold.new_version}.txt`)),
    );
    const kinds = new Map(
      pairs.map((p) => [signature({ old: p.old.map((a) => a.number), new: p.new.map((a) => a.number) }), p.kind as string]),
    );
    const right = gold.pairs.filter((p) => kinds.get(signature(p)) === p.kind).length;
    expect(right / gold.pairs.length).toBeGreaterThanOrEqual(0.97);
    const links = new Set(pairs.flatMap((p) => p.links.map((l) => `${l.old.number}>${l.new.number}`)));
    const known = gold.pairs.flatMap((p) => p.links);
    const found = known.filter((l) => links.has(`${l.old}>${l.new}`)).length;
    expect(found / known.length).toBeGreaterThanOrEqual(0.99);
    const mains = known.filter((l) => l.role === 'main').length;
    const parts = new Set(known.filter((l) => l.role !== 'main').map((l) => `${l.old}>${l.new}`));
    const hits = known.filter((l) => l.role === 'main' && links.has(`${l.old}>${l.new}`)).length;
    const claimed = [...links].filter((l) => !parts.has(l)).length;
    expect((2 * hits) / (mains + claimed)).toBeGreaterThanOrEqual(gold.basis === 'decision' ? 0.99 : 0.95);
  });
});
