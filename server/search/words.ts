import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { terms } from './terms.ts';

let jieba: Jieba | null = null;

/** The word cutter, loaded at first use with the field's own words added. */
function cutter(): Jieba {
  if (!jieba) {
    jieba = Jieba.withDict(dict);
    jieba.loadDict(Buffer.from(terms.map((term) => `${term} 20000 n`).join('\n')));
  }
  return jieba;
}

/** A text as words with spaces between, long words also in their parts: what `to_tsvector('simple', …)` is given. */
export function searchWords(text: string): string {
  return cutter()
    .cutForSearch(text.normalize('NFKC').toLowerCase(), true)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .join(' ');
}
