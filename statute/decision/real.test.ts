import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { sharedData } from '../../tests/support/shared-data.ts';
import { align } from '../align/align.ts';
import { parseStatute } from '../parse/parse.ts';
import { applyDecision } from './apply/apply.ts';
import { contentLines } from './content-lines.ts';
import { writeDecision } from './write.ts';

const folder = sharedData('align');

/** Files of one statute after another, by date. */
function versionsIn(name: string): string[][] {
  const versions = new Map<string, string[]>();
  for (const file of readdirSync(path.join(folder ?? '', name)).sort()) {
    const law = file.slice(0, file.lastIndexOf('_'));
    versions.set(law, [...(versions.get(law) ?? []), path.join(folder ?? '', name, file)]);
  }
  return [...versions.values()];
}

describe.skipIf(folder === null)('real versions', () => {
  test('every article is accounted for, and the decision made from two versions, carried out on the old one, gives the new one', () => {
    const wrong: string[] = [];
    let pairs = 0;
    for (const files of folder === null ? [] : [...versionsIn('texts'), ...versionsIn('extra')]) {
      const statutes = files.map((file) => parseStatute(readFileSync(file, 'utf8')));
      for (const [i, now] of statutes.entries()) {
        const old = statutes[i - 1];
        if (!old) continue;
        pairs += 1;
        const alignment = align(old, now);
        const places = (side: 'old' | 'new'): number[] =>
          alignment.pairs.flatMap((p) => p[side].map((a) => a.position)).sort((a, b) => a - b);
        expect(places('old')).toEqual(alignment.old.articles.map((a) => a.position));
        expect(places('new')).toEqual(alignment.new.articles.map((a) => a.position));
        const applied = applyDecision(old, writeDecision(old, now, {}, alignment).text);
        if (applied.problems.length > 0 || contentLines(applied.statute).join('\n') !== contentLines(now).join('\n'))
          wrong.push(path.basename(files[i] ?? ''));
      }
    }
    expect(wrong).toEqual([]);
    expect(pairs).toBeGreaterThanOrEqual(115);
  });
});
