import type { Same } from '../../../registers/wording.ts';

type Words<T> = { readonly [K in keyof T]: T[K] extends (...given: infer A) => string ? (...given: A) => string : Same<T[K]> };

const zh = {
  title: (name: string) => `《${name}》修改前后对照表`,
  onDay: (day: string) => `（${day}）`,
  versions: (old: string, now: string) => `原条文：${old}；修改后：${now}。`,
  made: (on: string, version: string, shown: string) =>
    `比对于 ${on}，算法版本 ${version}${shown === version ? '' : `（更正后的文字、统计由版本 ${shown} 作出）`}。`,
  noneByHand: '没有人工更正。',
  byHand: (n: number) => `其中人工更正 ${n} 处，列在统计之后。`,
  onlyChanges: (n: number, all: number) => `只列有变化的 ${n} 行（共 ${all} 行）。`,
  advice: '本表由程序生成，供审查参考，以正式公布的文本为准。',
  old: '原条文',
  new: '修改后',
  note: '说明',
  figures: '修改统计',
  sheet: '对照表',
  item: '项目',
  count: '数量',
  articlesOld: '原有条数',
  articlesNew: '修改后条数',
  added: '增加字数',
  removed: '删去字数',
  kept: '保留字数',
  none: '（无）',
  corrected: (reason: string, by: string, on: string) => `人工更正：${reason}（${by}，${on}）`,
  correctionsTitle: '人工更正',
  correction: (old: string, now: string, reason: string, by: string, on: string, isLost: boolean) =>
    `原第 ${old} 条与修改后第 ${now} 条配对：${reason}（${by}，${on}）${isLost ? '；所指条文已不存在，未生效' : ''}`,
  decisionFacts: (on: string, version: string, holds: boolean) =>
    `草稿，由程序根据比对结果拟出（${on}，算法版本 ${version}）；按本决定修改原文，${holds ? '所得与新文本一致' : '所得与新文本不一致，请逐项核对'}。`,
};

/** Words of the files made of a comparison. */
export const comparisonWords: { readonly zh: Words<typeof zh>; readonly en: Words<typeof zh> } = {
  zh,
  en: {
    title: (name) => `“${name}” before and after the amendment`,
    onDay: (day) => ` (${day})`,
    versions: (old, now) => `Old: ${old}; new: ${now}.`,
    made: (on, version, shown) =>
      `Compared on ${on} by version ${version} of the algorithms${shown === version ? '' : ` (words and figures after corrections by version ${shown})`}.`,
    noneByHand: 'No correction by hand.',
    byHand: (n) => `${n} correction(s) by hand, listed after the figures.`,
    onlyChanges: (n, all) => `Only the ${n} rows that change (of ${all}).`,
    advice: 'Made by a program as advice for reviewers; the text as published counts.',
    old: 'Old text',
    new: 'New text',
    note: 'Note',
    figures: 'Figures',
    sheet: 'Comparison',
    item: 'Item',
    count: 'Count',
    articlesOld: 'Articles before',
    articlesNew: 'Articles after',
    added: 'Characters added',
    removed: 'Characters removed',
    kept: 'Characters kept',
    none: '(none)',
    corrected: (reason, by, on) => `Corrected by hand: ${reason} (${by}, ${on})`,
    correctionsTitle: 'Corrections by hand',
    correction: (old, now, reason, by, on, isLost) =>
      `Old ${old} with new ${now}: ${reason} (${by}, ${on})${isLost ? '; an article named here no longer exists, so it has no effect' : ''}`,
    decisionFacts: (on, version, holds) =>
      `Draft, written by a program from the comparison (${on}, version ${version} of the algorithms). Carried out on the old text it ${holds ? 'gives the new text' : 'does not give the new text; check each point'}.`,
  },
};
