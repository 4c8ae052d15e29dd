import { readNumeral } from '../parse/numerals.ts';
import { matchesOf, type Span, spanOf } from './span.ts';
import { isStatuteTitle, quotedTitle } from './titles.ts';

/** When a text takes effect: on a day, or counted from its publication. */
export interface EffectiveDate extends Span {
  /** `2019-06-01`; null where it counts from publication. */
  readonly date: string | null;
  /** Days after publication: 0 on that day itself. Null where a day is named. */
  readonly daysAfterPublication: number | null;
}

/** A text that ends when this one takes effect. */
export interface Repeal extends Span {
  readonly title: string;
}

const year = '[0-9０-９]{4}|[〇零○一二三四五六七八九Ｏ]{4}';
const few = '[0-9０-９]{1,2}|[〇零一二三四五六七八九十廿卅]{1,3}';
const onDay = new RegExp(
  `自?(?<y>${year})\\s?年\\s?(?<m>${few})\\s?月\\s?(?<d>${few})\\s?日起?(?:开始|正式|起)?(?:施行|实施|生效|执行)`,
  'gu',
);
const onPublication =
  /自(?:公布|发布|颁布|公告|通过|印发|批准)之日起(?:(?<days>[0-9一二三四五六七八九十百]{1,4})日后|满(?<full>[0-9一二三四五六七八九十百]{1,4})日)?(?:开始|起)?(?:施行|实施|生效|执行)/gu;

/** Finds when a text says it takes effect. Chinese and Western digits; days that do not exist are passed over. */
export function findEffectiveDates(text: string): EffectiveDate[] {
  const found: EffectiveDate[] = [];
  for (const match of matchesOf(onDay, text)) {
    const g = match.groups ?? {};
    const date = writeDate(readNumeral(g.y ?? ''), readNumeral(g.m ?? ''), readNumeral(g.d ?? ''));
    if (date !== null) found.push({ ...spanOf(text, match.index, match.index + match[0].length), date, daysAfterPublication: null });
  }
  for (const match of matchesOf(onPublication, text)) {
    const days = match.groups?.days ?? match.groups?.full;
    const count = days === undefined ? 0 : readNumeral(days);
    if (count !== null)
      found.push({ ...spanOf(text, match.index, match.index + match[0].length), date: null, daysAfterPublication: count });
  }
  return found.sort((a, b) => a.from - b.from);
}

/** Finds the texts that are repealed: 《…》同时废止, and each of several in a row. */
export function findRepeals(text: string): Repeal[] {
  const found: Repeal[] = [];
  let done = 0;
  for (let end = text.indexOf('废止'); end >= 0; end = text.indexOf('废止', end + 2)) {
    let start = end;
    while (start > done && end - start < longestSentence && text[start - 1] !== '。' && text[start - 1] !== '；') start--;
    for (let i = start; i < end; i++) {
      const quoted = text[i] === '《' ? quotedTitle(text, i) : null;
      if (quoted && isStatuteTitle(quoted.title)) found.push({ ...spanOf(text, i, quoted.to), title: quoted.title });
      if (quoted) i = quoted.to - 1;
    }
    done = end;
  }
  return found;
}

const longestSentence = 1000;
const daysOf = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function writeDate(y: number | null, m: number | null, d: number | null): string | null {
  if (y === null || m === null || d === null || d < 1 || d > (daysOf[m - 1] ?? 0)) return null;
  const leap = (y % 4 === 0 && y % 100 !== 0) || y % 400 === 0;
  return m === 2 && d === 29 && !leap ? null : `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}
