import { anyNumeral } from '../parse/numerals.ts';

/** Cuts a run of text into words; joined again they give the text. */
export type Segment = (text: string) => readonly string[];

const numeral = `[${anyNumeral}]`;
/**
 * What is never cut: a title in its marks, a citation's 第…条, a share, an amount or a time with its unit, a number, a foreign word.
 * Every repetition is bounded and no two that follow each other can take the same character.
 */
const whole = new RegExp(
  [
    '《[^《》\\n]{1,80}》',
    `第${numeral}{1,12}(?:编|章|节|条|款|项|目|届|次)(?:之${numeral}{1,4}(?!${numeral}))?`,
    `(?:百分之|千分之|万分之)${numeral}{1,8}(?:点${numeral}{1,6})?`,
    '[0-9０-９]{1,20}(?:[.．,，:：][0-9０-９]{1,20}){0,4}[%％]?(?:万元|亿元|元|年|月|日|天|小时|人|倍|周岁)?',
    `${numeral}{1,16}(?:余|多)?(?:万元|亿元|元|个工作日|工作日|个月|年|月|日|天|小时|分钟|人|名|倍|次|周岁|分之${numeral}{1,4})`,
    `${numeral}{2,16}`,
    '[A-Za-z]{1,40}',
  ].join('|'),
  'gu',
);

/** The words of a text, punctuation and spaces as pieces of their own; numbers, citations and titles in 《》 stay whole. */
export function cutWords(text: string, segment: Segment = defaultSegment): string[] {
  const words: string[] = [];
  let at = 0;
  const between = (to: number): void => {
    if (to > at) for (const word of segment(text.slice(at, to))) if (word !== '') words.push(word);
  };
  for (const found of text.matchAll(whole)) {
    between(found.index);
    words.push(found[0]);
    at = found.index + found[0].length;
  }
  between(text.length);
  return words;
}

let segmenter: Intl.Segmenter | null | undefined;

/** Cuts by the dictionary that comes with the language itself; where it has none, character by character. */
export const defaultSegment: Segment = (text) => {
  segmenter ??= typeof Intl !== 'undefined' && 'Segmenter' in Intl ? new Intl.Segmenter('zh', { granularity: 'word' }) : null;
  return segmenter ? Array.from(segmenter.segment(text), (s) => s.segment) : [...text];
};
