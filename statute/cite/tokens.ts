import { anyNumeral, readNumeral } from '../parse/numerals.ts';
import type { Level } from '../tree.ts';
import { bareName, isStatuteTitle, quotedTitle } from './titles.ts';

/** One number of a reference, and the last of a range where it is one. */
export interface Named {
  readonly number: string;
  readonly to: string | null;
}

/** What a citation is put together from, in the order of the text. */
export type Token = { readonly from: number; readonly to: number } & (
  | { readonly kind: 'law'; readonly title: string }
  | { readonly kind: 'this' }
  | { readonly kind: 'that' }
  | { readonly kind: 'relative'; readonly level: Level; readonly back: number; readonly count: number }
  | { readonly kind: 'unit'; readonly level: Level; readonly named: readonly Named[] }
);

const n = `[${anyNumeral}]{1,9}`;
const one = `(?:[（(]${n}[）)]|${n})`;
const levelOf: Readonly<Record<string, Level>> = {
  编: 'part',
  編: 'part',
  分编: 'subpart',
  章: 'chapter',
  节: 'section',
  節: 'section',
  条: 'article',
  條: 'article',
  款: 'paragraph',
  项: 'item',
  項: 'item',
  目: 'subitem',
};
const separators = '、|和|或者|或|以及|及|与|至|到|－|—|-|~|～';
const patterns = new RegExp(
  [
    '(?<title>《)',
    `(?<self>本(?:法典|法(?![律人院定规])|条例|規定|规定|办法|辦法|实施细则|细则|规则|决定|决议|解释|规范|规程|章程|实施办法|守则|公约))`,
    `(?<that>该(?:法(?![律人院定规])|条例|规定|办法|细则|规则|决定|解释))`,
    `(?<back>[前上](?<count>[两二三四五六七八九十]{1,2})?(?<backLevel>条|款|项|章|节|目)(?!例|约|件|目|录))`,
    `(?<here>本(?<hereLevel>分编|编|章|节|条(?!例|约|件)|款(?!项)|项(?!目)|目(?![的标录])))`,
    `第(?<list>${one}(?:(?:${separators})第?${one}){0,12})(?<level>分编|编|編|章|节|節|条|條|款|项|項|目)(?!约|件|例|目录)(?:之(?<branch>[${anyNumeral}]{1,3})(?![般切些定样直方个种并]))?`,
    `(?<bracketed>[（(]${n}[）)](?:(?:${separators})[（(]${n}[）)]){0,12})(?<bracketedLevel>项|目)`,
  ].join('|'),
  'gu',
);

/** Finds all pieces of citations in a text, in order and without overlap. */
export function readTokens(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(patterns.source, patterns.flags);
  for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
    const at = found.index;
    const g = found.groups ?? {};
    if (g.title !== undefined) {
      const quoted = quotedTitle(text, at);
      if (!quoted) continue;
      if (isStatuteTitle(quoted.title)) tokens.push({ kind: 'law', title: quoted.title, from: at, to: quoted.to });
      pattern.lastIndex = quoted.to;
      continue;
    }
    tokens.push(...readToken(text, found, tokens.at(-1)));
  }
  return tokens;
}

function readToken(text: string, found: RegExpExecArray, before: Token | undefined): Token[] {
  const from = found.index;
  const to = from + found[0].length;
  const g = found.groups ?? {};
  if (g.self !== undefined) return [{ kind: 'this', from, to }];
  if (g.that !== undefined) return [{ kind: 'that', from, to }];
  if (g.back !== undefined) {
    const count = g.count === undefined ? 1 : (readNumeral(g.count) ?? 1);
    return [{ kind: 'relative', level: levelOf[g.backLevel ?? ''] ?? 'article', back: count, count, from, to }];
  }
  if (g.here !== undefined) return [{ kind: 'relative', level: levelOf[g.hereLevel ?? ''] ?? 'article', back: 0, count: 1, from, to }];
  const level = levelOf[g.level ?? g.bracketedLevel ?? ''];
  const named = readList(g.list ?? g.bracketed ?? '', g.branch);
  if (!level || named.length === 0) return [];
  const unit: Token = { kind: 'unit', level, named, from, to };
  if (level !== 'article' || (before && before.to === from)) return [unit];
  const name = bareName(text, from);
  return name && (!before || name.from >= before.to) ? [{ kind: 'law', title: name.title, from: name.from, to: from }, unit] : [unit];
}

function readList(written: string, branch: string | undefined): Named[] {
  const named: { number: string; to: string | null }[] = [];
  let range = false;
  for (const piece of written.split(new RegExp(`(${separators})`, 'u'))) {
    if (piece === '') continue;
    if (separators.split('|').includes(piece)) {
      range = /[至到－—\-~～]/u.test(piece);
      continue;
    }
    const value = readNumeral(piece.replace(/[第（()）]/gu, ''));
    if (value === null) return [];
    const last = named.at(-1);
    if (range && last) last.to = String(value);
    else named.push({ number: String(value), to: null });
    range = false;
  }
  const sub = branch === undefined ? null : readNumeral(branch);
  const last = named.at(-1);
  if (last && sub !== null) {
    if (last.to === null) last.number = `${last.number}.${sub}`;
    else last.to = `${last.to}.${sub}`;
  }
  return named;
}
