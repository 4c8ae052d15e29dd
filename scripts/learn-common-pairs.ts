// Counts in how many articles of a folder of statutes each pair of characters stands, and writes the commonest
// to statute/align/common-pairs.ts: node scripts/learn-common-pairs.ts FOLDER
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { outlineOf, textOf } from '../statute/align/articles.ts';
import { folded } from '../statute/align/normal.ts';
import { profileOf } from '../statute/align/profile.ts';
import { parseStatute } from '../statute/parse/parse.ts';

const [folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node scripts/learn-common-pairs.ts FOLDER');
  process.exit(2);
}
const holders = new Map<number, number>();
let articles = 0;
for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!name.endsWith('.txt')) continue;
  for (const article of outlineOf(parseStatute(readFileSync(path.join(folder, name), 'utf8'))).articles) {
    articles += 1;
    for (const gram of profileOf(folded(textOf(article))).grams) holders.set(gram, (holders.get(gram) ?? 0) + 1);
  }
}
const byRarity = new Map<number, string[]>();
for (const [gram, n] of holders) {
  const halvings = Math.round(2 * Math.log2(articles / n)) / 2;
  if (halvings > 7.5) continue;
  byRarity.set(halvings, [...(byRarity.get(halvings) ?? []), String.fromCharCode(Math.floor(gram / 65536), gram % 65536)]);
}
const rows = [...byRarity].sort(([a], [b]) => a - b).map(([halvings, pairs]) => `  [${halvings}, '${pairs.sort().join('')}'],`);
writeFileSync(
  path.join(import.meta.dirname, '..', 'statute', 'align', 'common-pairs.ts'),
  `// Made by scripts/learn-common-pairs.ts from ${articles} articles.
/** Pairs of characters common in Chinese statutes: how often one article in two had to be halved to get those that hold the pair. */
export const commonPairs: readonly (readonly [halvings: number, pairs: string])[] = [
${rows.join('\n')}
];
`,
);
console.log(`${articles} articles, ${[...byRarity.values()].flat().length} pairs`);
