import { articleAt, type Hit, type SearchOptions, type StatuteIndex, search } from '../../../statute/index.ts';
import type { HeldLibrary } from './held-library.ts';
import type { LawFacts, SearchHit, SearchRequest } from './messages.ts';

/** A question this short is one in everyday words; longer ones are taken for words of law. */
const longestQuestion = 60;
const mostTerms = 48;

/** The articles that best answer a search, of all laws the filters admit, best first. */
export function searchHeld(held: HeldLibrary, request: SearchRequest): SearchHit[] {
  const accepted = (key: string): boolean => {
    const facts = held.facts.get(key);
    return facts !== undefined && admits(request, facts);
  };
  const options: SearchOptions = { top: request.top, laws: accepted, lay: request.q.length <= longestQuestion, terms: mostTerms };
  const whole = wholeOf(held);
  return search(whole, request.q, options).flatMap((hit) => shown(held, whole, hit, request.q));
}

/**
 * All articles as one index. How telling a word is must be counted over all of them: asked apart, the few regulations of a city score so low beside
 * thousands of national articles that a worse match among those comes first.
 */
const wholeOf = ({ library, others }: HeldLibrary): StatuteIndex => ({
  parts: [library.national, library.local, others].flatMap(({ parts }) => parts),
});

function admits({ ranks, region, validity }: SearchRequest, facts: LawFacts): boolean {
  if (ranks.length > 0 && !ranks.includes(facts.rank)) return false;
  if (validity !== 'any' && facts.validity !== validity) return false;
  return region === null || facts.regionCode === null || facts.regionCode.startsWith(region);
}

function shown(held: HeldLibrary, index: StatuteIndex, hit: Hit, q: string): SearchHit[] {
  const facts = held.facts.get(hit.law);
  if (!facts) return [];
  const { text } = articleAt(index, hit);
  return [{ ...facts, article: hit.id.slice(hit.id.lastIndexOf('#') + 1), ...snippetOf(text, q), score: hit.score }];
}

const snippetLength = 120;

/** The stretch of a text that holds most of what was asked, with the places of it. */
export function snippetOf(text: string, q: string): { readonly snippet: string; readonly marks: [number, number][] } {
  const flat = text.replaceAll(/\s+/gu, ' ');
  const pairs = new Set<string>();
  const asked = q.replaceAll(/\s+/gu, '');
  for (let n = 0; n + 1 < asked.length; n++) pairs.add(asked.slice(n, n + 2));
  const hits: number[] = [];
  for (let n = 0; n + 1 < flat.length; n++) if (pairs.has(flat.slice(n, n + 2))) hits.push(n);
  let best = 0;
  let most = 0;
  for (let from = 0, to = 0; from < hits.length; from++) {
    while (to < hits.length && (hits[to] ?? 0) < (hits[from] ?? 0) + snippetLength) to++;
    if (to - from > most) [most, best] = [to - from, hits[from] ?? 0];
  }
  const start = flat.length <= snippetLength ? 0 : Math.max(0, Math.min(best - 12, flat.length - snippetLength));
  const lead = start > 0 ? '…' : '';
  const end = start + snippetLength < flat.length ? '…' : '';
  const snippet = `${lead}${flat.slice(start, start + snippetLength)}${end}`;
  const marks: [number, number][] = [];
  for (const at of hits) {
    const from = at - start + lead.length;
    if (at < start || at + 2 > start + snippetLength) continue;
    const last = marks.at(-1);
    if (last && last[1] >= from) last[1] = from + 2;
    else marks.push([from, from + 2]);
  }
  return { snippet, marks };
}
