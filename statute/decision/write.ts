import { type Alignment, align, type Pair } from '../align/align.ts';
import type { Article } from '../align/articles.ts';
import { folded } from '../align/normal.ts';
import type { Segment } from '../diff/words.ts';
import { writeNumeral } from '../parse/numerals.ts';
import type { Statute } from '../tree.ts';
import { type Change, changesWithin } from './article-changes.ts';
import { divisionSentences } from './divisions.ts';
import { type Continued, numberingOf } from './numbering.ts';
import { articleLines, quoteLines } from './quote.ts';
import { articleSentences, phraseSentence } from './sentences.ts';
import { type DecisionOccasion, type DecisionParts, decisionText } from './text.ts';

/** What the words of a decision need beyond the two texts. */
export interface DecisionOptions extends DecisionOccasion {
  readonly segment?: Segment;
}

/** A drafted decision: its title, its numbered amendments, and the whole text. */
export interface Decision extends DecisionParts {
  readonly text: string;
}

/** Drafts the decision that makes the old text the new one: 关于修改《…》的决定. Takes an alignment that was made or corrected before. */
export function writeDecision(old: Statute, now: Statute, options: DecisionOptions = {}, alignment: Alignment = align(old, now)): Decision {
  const name = old.title || '本文件';
  const body = amendmentsOf(alignment, options.segment);
  const amendments = [...titleSentences(old, now), ...body.sentences, ...annexSentences(old, now)];
  const decision = { title: `关于修改《${name}》的决定`, amendments, recounted: body.recounted };
  return { ...decision, text: decisionText(name, decision, options) };
}

function titleSentences(old: Statute, now: Statute): string[] {
  const sentences: string[] = [];
  if (folded(old.title) !== folded(now.title)) sentences.push(`名称修改为：\n${quoteLines([now.title])}`);
  if (folded(old.preamble) !== folded(now.preamble)) {
    sentences.push(now.preamble === '' ? '删去序言。' : `序言修改为：\n${quoteLines(now.preamble.split('\n'))}`);
  }
  return sentences;
}

function annexSentences(old: Statute, now: Statute): string[] {
  const sentences: string[] = [];
  for (let i = 0; i < Math.max(old.annexes.length, now.annexes.length); i += 1) {
    const was = old.annexes[i];
    const is = now.annexes[i];
    const name = `第${writeNumeral(i + 1)}个附件`;
    if (!is) sentences.push(`删去${name}。`);
    else if (!was || folded(was.title + was.text) !== folded(is.title + is.text)) {
      sentences.push(
        `${was ? `${name}修改为` : `增加一个附件，作为${name}`}：\n${quoteLines([is.title, ...is.text.split('\n')].filter((l) => l !== ''))}`,
      );
    }
  }
  return sentences;
}

interface Amendments {
  readonly sentences: readonly string[];
  readonly recounted: boolean;
}

function amendmentsOf(alignment: Alignment, segment: Segment | undefined): Amendments {
  const { old, new: now, pairs } = alignment;
  if (!countable(old.articles) || !countable(now.articles)) return { sentences: wholeBody(alignment), recounted: false };
  const changes = new Map(
    pairs.flatMap((pair) => (isSingle(pair) ? [[pair, changesWithin(pair.old[0], pair.new[0], segment)] as const] : [])),
  );
  const alone = phraseGroups(pairs, changes);
  const continued = pairs
    .filter(isSingle)
    .map(
      (pair): Continued => ({
        old: pair.old[0],
        new: pair.new[0],
        said: pair.moved || (pair.renumbered && !alone.has(pair) && changes.get(pair)?.length !== 0),
      }),
    )
    .sort((a, b) => a.old.position - b.old.position);
  const numbering = numberingOf(
    continued,
    pairs.filter((p) => !isSingle(p)).flatMap((p) => p.new),
  );
  const newPlace = new Map(continued.map((c) => [c.old.position, c.new.position]));
  const sentences = divisionSentences(old, now, (position) => newPlace.get(position) ?? null);
  for (const pair of pairs) {
    if (!isSingle(pair)) sentences.push(groupSentence(pair));
    else if (!alone.has(pair) || numbering.said.has(pair.old[0])) {
      const sentence = singleSentence(pair.old[0], pair.new[0], changes.get(pair) ?? [], numbering.said.has(pair.old[0]));
      if (sentence !== null) sentences.push(sentence);
    }
  }
  for (const members of groupsOf(alone)) {
    const rest = members.filter(([pair]) => !numbering.said.has(pair.old[0]));
    const phrase = rest[0]?.[1][0]?.phrase;
    if (phrase)
      sentences.push(
        phraseSentence(
          phrase,
          rest.map(([pair, own]) => ({ article: pair.old[0], places: own.map((c) => c.place) })),
        ),
      );
  }
  return { sentences, recounted: numbering.recounted };
}

type Single = Pair & { readonly old: readonly [Article]; readonly new: readonly [Article] };
const isSingle = (pair: Pair): pair is Single => pair.old.length === 1 && pair.new.length === 1;
type PhraseChange = Extract<Change, { form: 'phrase' }>;

/** Articles in which nothing changes but one phrase, which changes alike in others too: they are named together at the end. */
function phraseGroups(
  pairs: readonly Pair[],
  changes: ReadonlyMap<Pair, readonly Change[] | 'whole'>,
): Map<Single, readonly PhraseChange[]> {
  const alike = new Map<string, [Single, readonly PhraseChange[]][]>();
  for (const pair of pairs) {
    const own = changes.get(pair);
    if (!isSingle(pair) || pair.moved || own === undefined || own === 'whole') continue;
    const phrases = own.filter((c) => c.form === 'phrase');
    const keys = new Set(phrases.map((c) => JSON.stringify(c.phrase)));
    const [key] = keys;
    if (key === undefined || keys.size > 1 || phrases.length < own.length) continue;
    alike.set(key, [...(alike.get(key) ?? []), [pair, phrases]]);
  }
  return new Map([...alike.values()].filter((group) => group.length > 1).flat());
}

function groupsOf(alone: ReadonlyMap<Single, readonly PhraseChange[]>): [Single, readonly PhraseChange[]][][] {
  const groups = new Map<string, [Single, readonly PhraseChange[]][]>();
  for (const [pair, own] of alone) {
    const key = JSON.stringify(own[0]?.phrase);
    groups.set(key, [...(groups.get(key) ?? []), [pair, own]]);
  }
  return [...groups.values()];
}

function singleSentence(old: Article, now: Article, changes: readonly Change[] | 'whole', said: boolean): string | null {
  const lead = said ? `将${old.label}改为${now.label}` : `将${old.label}`;
  if (changes === 'whole') return `${lead}${said ? '，' : ''}修改为：\n${quoteLines(articleLines(now))}`;
  if (changes.length === 0) return said ? `${lead}。` : null;
  return articleSentences(old, said ? now.label : null, changes);
}

function groupSentence({ old, new: now }: Pair): string {
  const olds = old.map((a) => a.label).join('、');
  const news = now.map((a) => a.label).join('、');
  if (now.length === 0) return `删去${olds}。`;
  const quoted = quoteLines(now.flatMap(articleLines));
  if (old.length === 0) return `增加一条，作为${news}：\n${quoted}`;
  if (old.length === 1) return `将${olds}改为${now.length === 2 ? '两' : writeNumeral(now.length)}条，作为${news}，修改为：\n${quoted}`;
  if (now.length === 1) return `将${olds}合并，作为${news}，修改为：\n${quoted}`;
  return `将${olds}改为${news}，修改为：\n${quoted}`;
}

/** Whether every article can be named by its number, and their order follows from it. */
function countable(articles: readonly Article[]): boolean {
  return articles.every((a, i) => {
    const before = articles[i - 1];
    return /^\d+(\.\d+)?$/.test(a.number) && (before === undefined || rank(before) < rank(a));
  });
}

function rank({ number }: Article): number {
  const [base, extra] = number.split('.');
  return Number(base) * 10_000 + Number(extra ?? 0);
}

function wholeBody({ new: now }: Alignment): string[] {
  const lines: string[] = [];
  now.articles.forEach((article, i) => {
    for (const d of now.divisions) if (d.first === i) lines.push(`${d.label}　${d.heading}`);
    lines.push(...articleLines(article));
  });
  for (const d of now.divisions) if (d.first >= now.articles.length) lines.push(`${d.label}　${d.heading}`);
  return [`正文修改为：\n${quoteLines(lines.length === 0 ? [''] : lines)}`];
}
