import { createContext, useContext } from 'react';
import type { Kind } from './kinds.ts';

/** The words of one kind of record. */
export interface RecordWords {
  readonly name: string;
  readonly states: Readonly<Record<string, string>>;
  readonly actions: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly inputs: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
  readonly deadlines: Readonly<Record<string, string>>;
  readonly help: Readonly<Record<string, string>>;
}
export type ProcessWords = { readonly [K in Kind]: RecordWords };

/** Fetches the words of one language: nobody is sent the other one. */
export const fetchWords = async (locale: 'zh' | 'en'): Promise<ProcessWords> =>
  (locale === 'zh' ? await import('./process-words.zh.ts') : await import('./process-words.en.ts')).words;

const Context = createContext<ProcessWords | null>(null);
export const ProcessWordsProvider = Context.Provider;

export function useProcessWords(): ProcessWords {
  const words = useContext(Context);
  if (!words) throw new Error('no words of the processes here');
  return words;
}

/** What a field is called where an action asks for it. */
export const labelOf = (words: RecordWords, name: string, action?: string): string =>
  (action && words.inputs[`${action}.${name}`]) ?? words.inputs[name] ?? words.fields[name] ?? name;

export const helpOf = (words: RecordWords, name: string, action: string): string | undefined =>
  words.help[`${action}.${name}`] ?? words.help[name];

/** The choices of a field, value and label, in the order in which the words name them. */
export const choicesOf = (words: RecordWords, name: string, action?: string): readonly (readonly [string, string])[] => {
  const under = (key: string) =>
    Object.entries(words.options)
      .filter(([option]) => option.startsWith(`${key}.`))
      .map(([option, label]) => [option.slice(key.length + 1), label] as const);
  const own = action ? under(`${action}.${name}`) : [];
  return own.length > 0 ? own : under(name);
};
