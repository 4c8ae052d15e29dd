export { contentOf } from './parse/lines.ts';
export { readNumeral, writeNumeral } from './parse/numerals.ts';
export { parseStatute } from './parse/parse.ts';
export { articlesOf, unitsOf } from './parse/walk.ts';
export { textOf, writeStatute } from './parse/write.ts';
export { type Annex, type Level, levels, type Statute, type Unit } from './tree.ts';
export { algorithmVersion } from './version.ts';
