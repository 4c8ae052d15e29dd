import { createContext, useContext } from 'react';
import { textOf } from '../../processes/text.ts';
import type { ProcessId } from '../../registers/vocabulary.ts';
import type { AnyText } from '../../registers/wording.ts';
import { type Locale, useLocale, useWords } from '../shared/words.ts';
import { consoleWords } from './text.ts';

export const SwitchLanguage = createContext<(locale: Locale) => void>(() => {});
export const useSwitchLanguage = () => useContext(SwitchLanguage);

/** The console's own words. */
export const useT = () => useWords(consoleWords);

/** The words of a process or register. */
export function useText(process: string): AnyText {
  return textOf(process as ProcessId, useLocale());
}
