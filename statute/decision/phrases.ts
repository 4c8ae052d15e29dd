import { folded } from '../align/normal.ts';
import { compareSequences } from '../diff/sequence.ts';
import { cutWords, type Segment } from '../diff/words.ts';

/** A change of a few words within a line: `find` stands there once; `put` takes its place, or is set behind it. */
export interface Phrase {
  readonly form: 'replace' | 'addAfter' | 'remove';
  readonly find: string;
  readonly put: string;
}

/** So many changed phrases a line at most; with more, the line is given anew. */
const mostPhrases = 3;
/** A quoted phrase is long enough to be understood, and short enough to be one. */
const shortest = 4;
const longest = 48;
const quoted = /[“”‘’\n]/;
const mark = /^[\s，。；：、！？（）《》…—]+$/;

/** The phrases that make the old line the new one, each found in what the ones before it left; null when it is better given anew. */
export function phrasesBetween(old: string, now: string, segment?: Segment): Phrase[] | null {
  const before = cutWords(old, segment);
  const after = cutWords(now, segment);
  const blocks = joined(
    compareSequences(before.map(folded), after.map(folded)).map((s) => ({
      same: s.same,
      was: before.slice(s.from, s.to),
      is: after.slice(s.newFrom, s.newTo),
    })),
  );
  const changes = blocks.filter((b) => !b.same);
  const touched = changes.reduce((sum, b) => sum + Math.max(b.was.join('').length, b.is.join('').length), 0);
  if (changes.length === 0 || changes.length > mostPhrases || touched > Math.max(12, old.length * 0.5)) return null;
  const phrases: Phrase[] = [];
  const done: string[] = [];
  for (const [k, block] of blocks.entries()) {
    if (block.same) {
      done.push(...block.was);
      continue;
    }
    const rest = blocks.slice(k + 1).flatMap((b) => b.was);
    const phrase = phraseFor(done, block.was, block.is, rest);
    if (!phrase || quoted.test(phrase.find) || quoted.test(phrase.put)) return null;
    phrases.push(phrase);
    done.push(...block.is);
  }
  return folded(done.join('')) === folded(now) ? phrases : null;
}

interface Block {
  readonly same: boolean;
  readonly was: readonly string[];
  readonly is: readonly string[];
}

/** Changes with hardly a word between them become one. */
function joined(blocks: readonly Block[]): Block[] {
  const result: Block[] = [];
  for (const [k, block] of blocks.entries()) {
    const last = result.at(-1);
    const between = k > 0 && k < blocks.length - 1;
    const slight = block.same && between && block.was.join('').length < 3;
    if (last && !last.same && (slight || !block.same))
      result[result.length - 1] = { same: false, was: [...last.was, ...block.was], is: [...last.is, ...block.is] };
    else result.push(block);
  }
  return result;
}

/** Quotes the change with as many words around it as make it stand there once. */
function phraseFor(done: readonly string[], was: readonly string[], is: readonly string[], rest: readonly string[]): Phrase | null {
  const line = [...done, ...was, ...rest].join('');
  const from = was.join('');
  const to = is.join('');
  if (from === '') {
    for (let take = 1; take <= done.length; take += 1) {
      const words = done.slice(done.length - take);
      const context = words.join('');
      if (context.length > longest) break;
      if (context.length >= shortest && !mark.test(words[0] ?? '') && standsOnce(line, context))
        return { form: 'addAfter', find: context, put: to };
    }
  }
  if (to === '' && from.length >= 2 && from.length <= longest && standsOnce(line, from)) return { form: 'remove', find: from, put: '' };
  let left = 0;
  let right = 0;
  for (;;) {
    const before = done.slice(done.length - left).join('');
    const after = rest.slice(0, right).join('');
    const find = left === 0 ? `${from}${after}` : `${before}${from}${after}`;
    const put = left === 0 ? `${to}${after}` : `${before}${to}${after}`;
    if (find.length > longest || put.length > 2 * longest) return null;
    if (find.length >= shortest && standsOnce(line, find)) return { form: 'replace', find, put };
    const nextRight = rest[right];
    const nextLeft = done[done.length - 1 - left];
    if (nextRight !== undefined && !mark.test(nextRight)) right += 1;
    else if (nextLeft !== undefined && !mark.test(nextLeft)) left += 1;
    else if (nextRight !== undefined) right += 1;
    else if (nextLeft !== undefined) left += 1;
    else return find !== '' && standsOnce(line, find) ? { form: 'replace', find, put } : null;
  }
}

function standsOnce(line: string, phrase: string): boolean {
  const at = line.indexOf(phrase);
  return phrase !== '' && at >= 0 && line.indexOf(phrase, at + 1) < 0;
}
