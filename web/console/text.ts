import { words } from '../shared/words.ts';
import { en } from './text.en.ts';
import { zh } from './text.zh.ts';

/** The console's own words; those of processes and registers stand with them. */
export const consoleWords = words(zh, en);
