import { type Kysely, sql } from 'kysely';
import type { AnyActor } from '../../engine/actor.ts';
import { processOf } from '../../processes/all.ts';
import { visibleRows } from '../actions/visibility.ts';
import type { Database } from '../db/tables.ts';
import type { WordUse } from './word-use.ts';

export interface Sought {
  readonly congressId: string;
  readonly viewer: AnyActor | null;
  /** The words of the text, those of its title first. */
  readonly words: readonly string[];
  /** Not itself. */
  readonly except: string | null;
  /** Only papers that were handed to a unit. */
  readonly handedOver?: boolean;
}

/** A suggestion worth comparing, and whether it was a reply that shares more than its own text. */
export interface Candidate {
  readonly id: string;
  readonly byReply: boolean;
}

const mostUncounted = 32;
const mostCounted = 12;
/** Words that stand in more papers than this part of all say little; the rarest few are looked up all the same. */
const commonPart = 0.1;
const leastCommon = 40;
const alwaysCounted = 3;
/** Papers looked at over all terms, and for one term. */
const mostLookedAt = 1500;
const mostOfOneTerm = 300;
/** Replies are looked up by fewer words: they only add to what a suggestion's own words find. */
const mostForReplies = 12;

/**
 * Suggestions that share rare words with the text, the weightiest first: own words and words of replies. Only what the viewer may read
 * the text of is looked at, so that a match never tells what stands in a text they may not see.
 */
export async function candidates(db: Kysely<Database>, sought: Sought, use: WordUse, most: number): Promise<Candidate[]> {
  const terms = rareTerms(sought.words, use);
  if (terms.length === 0) return [];
  const { congressId, viewer, except } = sought;
  const own = processOf('suggestion');
  const reply = processOf('assignment');
  const looked = unnested(terms);
  const forReplies = unnested(
    [...terms.filter((t) => t.count > 0).slice(0, mostForReplies / 2), ...terms.filter((t) => t.count === 0)].slice(0, mostForReplies),
  );
  const onlyHandedOver = sought.handedOver ? sql`AND t.lead_unit_id IS NOT NULL` : sql``;
  const { rows } = await sql<Candidate>`
    SELECT id, coalesce(max(weight) FILTER (WHERE place = 'reply') > coalesce(max(weight) FILTER (WHERE place = 'own'), 0), false) AS "byReply"
    FROM (
      SELECT hit.id, 'own' AS place, sum(term.weight) AS weight FROM ${looked} CROSS JOIN LATERAL (
        SELECT t.id FROM suggestion t WHERE t.congress_id = ${congressId} AND t.search @@ plainto_tsquery('simple', term.word)
          AND t.id IS DISTINCT FROM ${except}::uuid AND t.state <> 'discarded' ${onlyHandedOver}
          AND ${visibleRows(own, viewer, congressId, 'text')} LIMIT ${mostOfOneTerm}) AS hit GROUP BY hit.id
      UNION ALL
      SELECT hit.id, 'reply', sum(term.weight) FROM ${forReplies} CROSS JOIN LATERAL (
        SELECT t.suggestion_id AS id FROM assignment t WHERE t.congress_id = ${congressId}
          AND t.search @@ plainto_tsquery('simple', term.word) AND t.suggestion_id IS DISTINCT FROM ${except}::uuid
          AND t.body IS NOT NULL AND ${visibleRows(reply, viewer, congressId, 'text')} LIMIT ${mostOfOneTerm}) AS hit GROUP BY hit.id
    ) AS found GROUP BY id ORDER BY max(weight) DESC, id DESC LIMIT ${most}`.execute(db);
  return rows;
}

interface Term {
  readonly word: string;
  readonly count: number;
  readonly weight: number;
}

const unnested = (terms: readonly Term[]) =>
  sql`unnest(${terms.map((t) => t.word)}::text[], ${terms.map((t) => t.weight)}::float8[]) AS term(word, weight)`;

/** The words worth looking up: those too rare to be counted, and the rarest of the others, as many as can be looked at in time. */
function rareTerms(words: readonly string[], use: WordUse): Term[] {
  const known = [...new Set(words)].filter((word) => [...word].length > 1 && word.length <= 40);
  const terms = known.map((word) => ({ word, count: use.countOf(word), weight: use.rarityOf(word) }));
  const uncounted = terms.filter((t) => t.count === 0).slice(0, mostUncounted);
  const counted = terms.filter((t) => t.count > 0).sort((a, b) => a.count - b.count || (a.word < b.word ? -1 : 1));
  let lookedAt = 0;
  const common = Math.max(leastCommon, use.texts * commonPart);
  const chosen = counted.slice(0, mostCounted).filter(({ count }, n) => {
    lookedAt += Math.min(count, mostOfOneTerm);
    return n < alwaysCounted || (count <= common && lookedAt <= mostLookedAt);
  });
  return [...chosen, ...uncounted];
}
