import type { PlainDate } from '../engine/calendar.ts';
import type { PaperContext, PaperLabel, PaperSource } from '../engine/paper.ts';

/** Words that papers of several processes share. Official papers are Chinese in either language of the page. */

export const label = (zh: string, en: string): PaperLabel => ({ zh, en });

/** The fields that every paper has. */
export const common = {
  congress: label('人大名称', 'Name of the congress'),
  issuer: label('发文机关', 'Issuing body, as the head of a letter'),
  secrecy: label('密级标识', 'Confidentiality mark'),
  docNumber: label('文号', 'Document number'),
  issuedOn: label('成文日期', 'Date of the paper'),
} as const;

/** 建议的共有字段, wherever a paper speaks of a suggestion. */
export const aboutSuggestion = {
  number: label('建议编号', 'Number of the suggestion'),
  title: label('案由', 'Title of the suggestion'),
  session: label('届次', 'Session'),
} as const;

export const text = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '');

/** 2025-03-03 as 2025年3月3日; empty for no day. */
export function chineseDay(day: unknown): string {
  const [y, m, d] = text(day).slice(0, 10).split('-').map(Number);
  return y && m && d ? `${y}年${m}月${d}日` : '';
}

export const numberOf = (n: unknown): string => (typeof n === 'number' ? `第${n}号` : '');

export const yesNo = (value: unknown): string => (value === true ? '是' : value === false ? '否' : '');

/** A long text as the rows of a list, one for each paragraph. */
export const paragraphs = (value: unknown): { readonly text: string }[] =>
  text(value)
    .split(/\n+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => ({ text: line }));

export const paragraphList = (zh: string, en: string) => ({ ...label(zh, en), columns: { text: label('段落', 'Paragraph') } }) as const;

export const rowsOf = (value: unknown): readonly Readonly<Record<string, unknown>>[] => (Array.isArray(value) ? value : []);

/** Names of the subjects tied to a record as one of these parties, as far as the reader may know them. */
export function partyNames(c: PaperContext, record: PaperSource, ...parties: readonly string[]): string[] {
  return record.parties
    .filter((p) => parties.includes(p.party) && p.status === 'active')
    .map((p) => c.name(p.subject))
    .filter((n) => n !== '');
}

export const isConfidential = (record: PaperSource): boolean =>
  record.fields.confidential === true || record.fields.secrecy === 'confidential';

export const commonValues = (c: PaperContext) => ({
  congress: c.congress.name,
  issuer: `${c.congress.name}常务委员会`,
  secrecy: isConfidential(c.record) ? '保密件　不公开' : '',
  docNumber: c.issued?.docNumber ?? '',
  issuedOn: chineseDay(c.issued?.on ?? c.today),
});

/** 第 N 次会议 with its congress in short: 试验市人大第十六届第四次会议. */
export const sessionOf = (c: PaperContext, record: PaperSource): string => {
  const name = c.name(record.fields.sessionId);
  return name === '' ? '' : `${c.congress.shortName}人大${name}`;
};

export const aboutValues = (c: PaperContext, record: PaperSource) => ({
  number: numberOf(record.fields.suggestionNumber ?? record.fields.number),
  title: text(record.fields.suggestionTitle ?? record.fields.title),
  session: sessionOf(c, record),
});

/** The day until which a duty is to be done, while it is open or as it was. */
export function dueOf(record: PaperSource, key: string): string {
  const all = record.deadlines.filter((d) => d.key === key);
  return (all.find((d) => d.closedOn === null) ?? all.at(-1))?.dueOn ?? '';
}

const msPerDay = 86_400_000;
/** Days from one legal day to another; negative where the second comes first. */
export const daysBetween = (from: PlainDate, to: PlainDate): number => Math.round((Date.parse(to) - Date.parse(from)) / msPerDay);

/** Numerals that open first-level headings. */
export const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/** Boxes to tick on paper, the chosen one ticked. */
export const boxes = (options: readonly (readonly [string, string])[], chosen: unknown): string =>
  options.map(([value, word]) => `${value === chosen ? '☑' : '□'}${word}`).join('　');

export const ratingBoxes = [
  ['satisfied', '满意'],
  ['basicallySatisfied', '基本满意'],
  ['dissatisfied', '不满意'],
] as const;
