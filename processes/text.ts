import { en as registersEn } from '../registers/registers.text.en.ts';
import { zh as registersZh } from '../registers/registers.text.ts';
import type { ProcessId } from '../registers/vocabulary.ts';
import type { AnyText } from '../registers/wording.ts';
import { en as assignmentEn } from './assignment/assignment.text.en.ts';
import { zh as assignmentZh } from './assignment/assignment.text.ts';
import { en as commitmentEn } from './commitment/commitment.text.en.ts';
import { zh as commitmentZh } from './commitment/commitment.text.ts';
import { en as suggestionEn } from './suggestion/suggestion.text.en.ts';
import { zh as suggestionZh } from './suggestion/suggestion.text.ts';

export type Locale = 'zh' | 'en';

const words: { readonly [L in Locale]: { readonly [K in ProcessId]: AnyText } } = {
  zh: { ...registersZh, suggestion: suggestionZh, assignment: assignmentZh, commitment: commitmentZh },
  en: { ...registersEn, suggestion: suggestionEn, assignment: assignmentEn, commitment: commitmentEn },
};

/** The words of one process or register in one language. */
export const textOf = (id: ProcessId, locale: Locale): AnyText => words[locale][id];

/** Notices that the clock sends of any deadline; their sentences take `{deadline}` and `{due}` besides the title and number. */
export const clockNotices = { soon: 'dueSoon', late: 'overdue' } as const;

/** Puts data into the `{name}` places of a sentence; a place without data stays as it is. */
export function fill(sentence: string, data: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => (Object.hasOwn(data, name) ? String(data[name]) : place));
}

/**
 * The label of a field, a form entry or a column. `within` is the action or the row table it stands in: where the same
 * name means something else there, the words are kept under `within.name`.
 */
export function labelOf(text: AnyText, name: string, within?: string): string {
  return (within && text.inputs[`${within}.${name}`]) || text.fields[name] || text.inputs[name] || name;
}

/** Why a field is asked, where a person would wonder; `within` as for labels. */
export const helpOf = (text: AnyText, name: string, within?: string): string | undefined =>
  (within && text.help[`${within}.${name}`]) || text.help[name];

/** The label of one option of a choice field. */
export const optionLabel = (text: AnyText, field: string, value: string): string => text.options[`${field}.${value}`] ?? value;
