import { createContext, useContext } from 'react';

export type Locale = 'zh' | 'en';

/** The same keys as another language's words, each with words of its own. */
export type Same<T> = T extends string
  ? string
  : T extends (...given: infer A) => string
    ? (...given: A) => string
    : { readonly [K in keyof T]: Same<T[K]> };

/** Words of one part of the page in both languages; `en` is typed after `zh`, so a missing one does not compile. */
export interface Words<T> {
  readonly zh: T;
  readonly en: Same<T>;
}

/** Pairs the words of both languages. */
export const words = <const T>(zh: T, en: Same<T>): Words<T> => ({ zh, en });

const Language = createContext<Locale>('zh');
export const LanguageProvider = Language.Provider;

export const useLocale = (): Locale => useContext(Language);

/** Words in the language that is switched on. */
export function useWords<T>(pair: Words<T>): Same<T> {
  return useLocale() === 'zh' ? (pair.zh as Same<T>) : pair.en;
}
