import { type Kysely, sql } from 'kysely';
import type { ReadingMark, Validity } from '../../../contract/statutes.ts';
import { type Citation, shortTitle, type Unit } from '../../../statute/index.ts';
import type { Database } from '../../db/tables.ts';
import { findParsed, type ParsedVersion } from './parsed.ts';
import { byStart, speakingAt, startOf, validityOf } from './validity.ts';

/** A statute that a text cites, as it stands on a day: its versions, the one that speaks, and that one's tree. */
export interface CitedStatute {
  readonly id: string;
  readonly title: string;
  readonly versionIds: readonly string[];
  readonly starts: readonly string[];
  readonly speaking: string;
  readonly validity: Validity;
  readonly parsed: ParsedVersion | null;
}

/** More laws than this are linked as wholes, their articles not looked up. */
const mostParsed = 80;

/** The statutes of the library that bear these titles, by short title. */
export async function findCited(db: Kysely<Database>, titles: ReadonlySet<string>, on: string): Promise<ReadonlyMap<string, CitedStatute>> {
  const found = new Map<string, CitedStatute>();
  if (titles.size === 0) return found;
  const rows = await db
    .selectFrom('statute as s')
    .innerJoin('statute_version as v', 'v.statute_id', 's.id')
    .select(['s.id as statuteId', 's.title', 's.short_title', 'v.id', 'v.passed_on', 'v.effective_on', 'v.ended_on'])
    .where('v.withdrawn_at', 'is', null)
    .where(sql<boolean>`s.short_title = ANY(${[...titles].slice(0, 2000)}::text[])`)
    .orderBy('s.rank')
    .orderBy('s.id')
    .execute();
  const statutes = Map.groupBy(rows, (row) => row.statuteId);
  for (const [id, unordered] of statutes) {
    const [first] = unordered;
    if (!first || found.has(first.short_title)) continue;
    const versions = byStart(unordered);
    const at = speakingAt(versions, on);
    const speaking = versions[at]?.id ?? '';
    found.set(first.short_title, {
      id,
      title: first.title,
      versionIds: versions.map((v) => v.id),
      starts: versions.map(startOf),
      speaking,
      validity: validityOf(versions, at, on),
      parsed: found.size < mostParsed ? ((await findParsed(db, speaking)) ?? null) : null,
    });
  }
  return found;
}

/** The title of another law that a citation names; null where it speaks of its own text. */
export function titleOf({ law }: Citation): string | null {
  return law.kind === 'named' ? shortTitle(law.title) : law.kind === 'that' && law.title !== null ? shortTitle(law.title) : null;
}

/** Leads one citation to where it stands. `unitId` is the unit whose words it is in. */
export function leadCitation(
  citation: Citation,
  unitId: string,
  own: ParsedVersion,
  cited: ReadonlyMap<string, CitedStatute>,
): ReadingMark | null {
  const { from, to } = citation;
  const inside = own.resolver.resolve(unitId, citation);
  if (inside) {
    if (citation.path.length === 0 && citation.relative === null) return null;
    const anchor = anchorOf(inside.units[0]);
    // 第二项 alone may count within an article named further up; that it is missing here proves nothing.
    if (inside.isMissing && citation.article === null && citation.relative === null) return null;
    return inside.isMissing || anchor === null
      ? { from, to, kind: 'citation', state: 'noSuchArticle', title: own.version.title }
      : { from, to, kind: 'citation', state: 'found', anchor };
  }
  const title = titleOf(citation);
  if (title === null) return null;
  const statute = cited.get(title);
  if (!statute) return { from, to, kind: 'citation', state: 'notInLibrary', title };
  const mark = {
    from,
    to,
    kind: 'citation' as const,
    title: statute.title,
    statuteId: statute.id,
    versionId: statute.speaking,
    ...(citation.article === null ? {} : { article: citation.article }),
  };
  const standing = statute.validity === 'repealed' || statute.validity === 'notYet' ? statute.validity : 'found';
  if (citation.path.length === 0 || !statute.parsed) return { ...mark, state: standing };
  const there = statute.parsed.resolver.find(citation.path);
  const anchor = anchorOf(there.units[0]);
  return there.isMissing || anchor === null ? { ...mark, state: 'noSuchArticle' } : { ...mark, state: standing, anchor };
}

/** Articles and divisions have anchors of their own; what stands within an article leads to it. */
function anchorOf(unit: Unit | undefined): string | null {
  return (
    unit?.id.split('__').reduce((whole, part) => (whole.startsWith('article') ? whole : whole === '' ? part : `${whole}__${part}`), '') ??
    null
  );
}
