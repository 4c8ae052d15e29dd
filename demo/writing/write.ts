import type { Place } from '../city/areas.ts';
import type { Random } from '../random.ts';
import type { Topic } from '../topics/topic.ts';
import { enumerate, fillPattern, type Slots } from './grammar.ts';
import {
  askClosings,
  askOpenings,
  askTails,
  commonCauses,
  impacts,
  openings,
  replyClosings,
  replyMiddles,
  replyOpenings,
} from './phrases.ts';

export type FormationSource = keyof typeof openings;

/** What a deputy writes, and what it was written from. */
export interface Paper {
  readonly topic: Topic;
  readonly place: Place;
  readonly source: FormationSource;
  readonly title: string;
  readonly problem: string;
  readonly analysis: string | null;
  readonly proposal: string;
}

/** Writes papers; no two get the same title, and papers on one topic are kept apart in their words. */
export interface Writer {
  paper(topic: Topic, places: readonly Place[], source: FormationSource): Paper;
}

const tries = 6;

export function createWriter(random: Random): Writer {
  const titles = new Set<string>();
  const written = new Map<Topic, Set<string>[]>();
  return {
    paper(topic, places, source) {
      const { title, place } = freshTitle(random, topic, places, titles);
      titles.add(title);
      const slots: Slots = { p: place.name };
      const others = written.get(topic) ?? [];
      const drafts = Array.from({ length: tries }, () => writeProblem(random, topic, source, slots)).map((text) => {
        const grams = gramsOf(text);
        return { text, grams, closeness: Math.max(0, ...others.map((o) => shared(grams, o))) };
      });
      const best = drafts.reduce((a, b) => (b.closeness < a.closeness ? b : a));
      written.set(topic, [...others, best.grams]);
      return {
        topic,
        place,
        source,
        title,
        problem: best.text,
        analysis: random.chance(0.16) ? null : writeAnalysis(random, topic, slots),
        proposal: writeProposal(random, topic, slots),
      };
    },
  };
}

function freshTitle(random: Random, topic: Topic, places: readonly Place[], used: ReadonlySet<string>): { title: string; place: Place } {
  for (let attempt = 0; attempt < 400; attempt++) {
    const place = random.pick(places);
    const core = fillPattern(random.pick(topic.titles), { p: place.name }, random);
    const title = `关于${core}的建议`;
    if (!used.has(title)) return { title, place };
  }
  throw new RangeError(`no new title for ${topic.titles[0]}`);
}

function writeProblem(random: Random, topic: Topic, source: FormationSource, slots: Slots): string {
  const points = random.some(topic.problem, random.whole(2, Math.min(3, topic.problem.length))).map((p) => fillPattern(p, slots, random));
  const opening = fillPattern(random.pick(openings[source]), slots, random);
  const impact = fillPattern(random.pick(impacts), slots, random);
  const body = enumerate(points, random);
  const glue = body.includes('\n') ? '\n' : '';
  return `${opening}${glue}${body}${impact === '' ? '' : `${glue}${impact}`}`;
}

function writeAnalysis(random: Random, topic: Topic, slots: Slots): string {
  const own = random.some(topic.cause, random.whole(1, 2));
  const all = random.chance(0.45) ? [...own, random.pick(commonCauses)] : own;
  return enumerate(
    all.map((c) => fillPattern(c, slots, random)),
    random,
  );
}

function writeProposal(random: Random, topic: Topic, slots: Slots): string {
  const asks = random
    .some(topic.ask, random.whole(2, Math.min(4, topic.ask.length)))
    .map((a) => fillPattern(a.length < shortAsk ? elaborated(a, random) : a, slots, random));
  const body = enumerate(asks, random);
  const glue = body.includes('\n') ? '\n' : '';
  const opening = random.pick(askOpenings);
  const closing = fillPattern(random.pick(askClosings), slots, random);
  return `${opening}${opening === '' ? '' : glue}${body}${closing === '' ? '' : `${glue}${closing}`}`;
}

/** A short request says also how it should be done. */
const shortAsk = 14;
const elaborated = (ask: string, random: Random): string => `${ask.replace(/[。；]$/, '')}，${random.pick(askTails)}。`;

/** What a unit answers, by result class. */
export interface ReplyText {
  readonly body: string;
  readonly doneItems: { content: string }[];
  readonly planned: { content: string; measures: string }[];
  readonly notAdoptedItems: { content: string; reason: string }[];
}

export type ResultClass = 'A' | 'B' | 'C' | 'D';

export function writeReply(
  random: Random,
  paper: Pick<Paper, 'topic' | 'place' | 'title'>,
  resultClass: ResultClass,
  names: { who: string; lead: string; no: number },
): ReplyText {
  const { topic, place, title } = paper;
  const slots: Slots = { p: place.name, title, who: names.who, lead: names.lead, no: String(names.no) };
  const say = (pattern: string) => fillPattern(pattern, slots, random);
  const done = random.some(topic.done, resultClass === 'A' ? random.whole(2, 3) : 1).map(say);
  const planned = resultClass === 'B' ? random.some(topic.plan, random.chance(0.4) ? 2 : 1) : [];
  const cannot = resultClass === 'C' || resultClass === 'D' ? topic.cannot : null;
  const middle = random.pick(replyMiddles).replace('{cause}', random.pick(topic.cause));
  const points = [
    ...done.map((d) => (/[。！]$/.test(d) ? d : `${d}。`)),
    ...planned.map(([content, measures]) => `下一步将${content}：${measures}。`),
    ...(cannot ? [`关于${cannot[0]}，${cannot[1]}。`] : []),
  ].map(say);
  const body = [say(random.pick(replyOpenings)), say(middle), enumerate(points, random), say(random.pick(replyClosings))];
  return {
    body: body.filter((part) => part !== '').join('\n'),
    doneItems: done.map((content) => ({ content: content.replace(/。$/, '') })),
    planned: planned.map(([content, measures]) => ({ content: say(content), measures: say(measures) })),
    notAdoptedItems: cannot ? [{ content: say(cannot[0]), reason: say(cannot[1]) }] : [],
  };
}

const gramLength = 8;

/** The runs of eight characters in a text: what two texts are compared by. */
export function gramsOf(text: string): Set<string> {
  const plain = text.replace(/\s/g, '');
  const grams = new Set<string>();
  for (let i = 0; i + gramLength <= plain.length; i++) grams.add(plain.slice(i, i + gramLength));
  return grams;
}

/** How much of the shorter text stands in the other too, from 0 to 1. */
export function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  if (small.size === 0) return 0;
  let both = 0;
  for (const gram of small) if (large.has(gram)) both++;
  return both / small.size;
}
