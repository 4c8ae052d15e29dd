import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { z } from 'zod';
import type { PopoloKind, popoloRecords } from '../../contract/popolo.ts';
import { groupsFor, visibleFields } from '../../engine/reach.ts';
import { processOf } from '../../processes/all.ts';
import { recordColumns, recordOf } from '../actions/store.ts';
import type { RecordRow } from '../actions/tables.ts';
import { visibleRows } from '../actions/visibility.ts';
import type { Database } from '../db/tables.ts';
import type { Publisher } from './catalogue.ts';

type Db = Kysely<Database>;
type Records = { readonly [K in PopoloKind]: z.output<(typeof popoloRecords)[K]> };

const deputyship = processOf('deputyship');
export const popoloPageSize = 200;
const mostParts = 2000;

/** A seat as everybody may see it, with the days of its term. */
interface Seat {
  readonly id: string;
  readonly state: string;
  readonly fields: {
    readonly personId?: string;
    readonly name?: string;
    readonly seatNo?: string;
    readonly delegationId?: string | null;
    readonly electoralUnit?: string | null;
    readonly occupation?: string | null;
    readonly electedOn?: string | null;
    readonly terminatedOn?: string | null;
    readonly committeeIds?: readonly string[] | null;
    readonly introduction?: string | null;
    readonly photoIds?: readonly string[] | null;
  };
  readonly term: { readonly no: number; readonly startOn: string; readonly endOn: string } | null;
}

/** One part of what there is of one kind, in the order of ids, and after which id to go on. */
export interface PopoloPart<K extends PopoloKind = PopoloKind> {
  readonly items: readonly Records[K][];
  readonly next: string | null;
}

/**
 * Deputies as Popolo records, made of the seats that the reach rules give to everybody and of those fields only: no birthday, sex,
 * telephone or address is in them. Whose duties are suspended is not among them while that lasts.
 */
export async function popoloPart(db: Db, congress: Publisher, kind: PopoloKind, after: string | null, base: string): Promise<PopoloPart> {
  if (kind === 'organizations') return { items: await organizationsOf(db, congress, base), next: null };
  if (kind === 'areas') return { items: await areasOf(db, congress), next: null };
  const seats = await seatsOf(db, congress.id, after);
  const part = seats.slice(0, popoloPageSize);
  const next = seats.length > popoloPageSize ? (part.at(-1)?.id ?? null) : null;
  if (kind === 'posts') return { items: part.map((seat) => postOf(congress, seat)), next };
  if (kind === 'memberships') return { items: part.flatMap((seat) => membershipsOf(congress, seat)), next };
  return { items: part.flatMap((seat) => personOf(seat, base)), next };
}

async function seatsOf(db: Db, congressId: string, after: string | null): Promise<Seat[]> {
  const { rows } = await sql<RecordRow>`SELECT ${recordColumns(deputyship)} FROM deputyship t WHERE t.congress_id = ${congressId}
    AND ${visibleRows(deputyship, null, congressId, 'public')} AND (${after}::uuid IS NULL OR t.id > ${after}::uuid)
    ORDER BY t.id LIMIT ${popoloPageSize + 1}`.execute(db);
  const { rows: terms } = await sql<{ id: string; no: number; startOn: string; endOn: string }>`SELECT id, term_no AS no,
    start_on::text AS "startOn", end_on::text AS "endOn" FROM term WHERE congress_id = ${congressId} LIMIT ${mostParts}`.execute(db);
  const byId = new Map(terms.map((term) => [term.id, term]));
  return rows.flatMap((row) => {
    const record = recordOf(deputyship, row);
    const groups = groupsFor(deputyship, { congressId, id: row.id, state: row.state, record, parties: [] }, null);
    if (!groups.has('public')) return [];
    const term = byId.get(String(record.termId)) ?? null;
    return [{ id: row.id, state: row.state, fields: visibleFields(deputyship, record, groups) as Seat['fields'], term }];
  });
}

/** The id of a person is that of the seat's person, so that several mandates are one person. */
const personOf = ({ fields: f }: Seat, base: string): Records['persons'][] =>
  f.personId && f.name
    ? [
        {
          id: f.personId,
          name: f.name,
          summary: f.occupation ?? null,
          biography: f.introduction ?? null,
          image: f.photoIds?.[0] ? `${base}/api/files/${f.photoIds[0]}` : null,
          identifiers: f.seatNo ? [{ scheme: '代表证号', identifier: f.seatNo }] : [],
        },
      ]
    : [];

const postOf = (congress: Publisher, { id, fields: f, term }: Seat): Records['posts'] => ({
  id,
  label: `${congress.name}${term ? `第${term.no}届` : ''}代表`,
  role: '代表',
  organization_id: congress.id,
  area_id: f.electoralUnit ? areaId(congress, f.electoralUnit) : areaId(congress),
  start_date: term?.startOn ?? null,
  end_date: term?.endOn ?? null,
});

function membershipsOf(congress: Publisher, { id, state, fields: f, term }: Seat): Records['memberships'][] {
  if (!f.personId) return [];
  const common = {
    person_id: f.personId,
    start_date: f.electedOn ?? term?.startOn ?? null,
    end_date: f.terminatedOn ?? (state === 'ended' ? (term?.endOn ?? null) : null),
  };
  const seat = {
    id,
    label: '代表',
    role: '代表',
    organization_id: congress.id,
    post_id: id,
    on_behalf_of_id: f.delegationId ?? null,
    area_id: f.electoralUnit ? areaId(congress, f.electoralUnit) : areaId(congress),
    ...common,
  };
  const committees = (f.committeeIds ?? []).map((committee) => ({
    ...seat,
    id: `${id}/${committee}`,
    label: '委员会成员',
    role: '成员',
    organization_id: committee,
    post_id: null,
    on_behalf_of_id: null,
    area_id: null,
  }));
  return [seat, ...committees];
}

async function organizationsOf(db: Db, congress: Publisher, base: string): Promise<Records['organizations'][]> {
  const { rows } = await sql<{ id: string; name: string; kind: string; parent: string | null }>`
    SELECT id, name, 'legislature' AS kind, parent_id AS parent FROM congress WHERE congress_id = ${congress.id} AND id = ${congress.id}
    UNION ALL SELECT id, name, 'delegation', ${congress.id}::uuid FROM delegation WHERE congress_id = ${congress.id}
    UNION ALL SELECT id, name, 'committee', ${congress.id}::uuid FROM committee WHERE congress_id = ${congress.id} LIMIT ${mostParts}`.execute(
    db,
  );
  return rows.map(({ id, name, kind, parent }) => {
    const isCongress = id === congress.id;
    return {
      id,
      name,
      other_names: isCongress ? [{ name: congress.shortName }] : [],
      classification: kind,
      parent_id: parent,
      area_id: isCongress ? areaId(congress) : null,
      identifiers: isCongress ? [{ scheme: 'GB/T 2260', identifier: congress.regionCode }] : [],
      links: isCongress ? [{ url: `${base}/public/suggestions?region=${congress.regionCode}`, note: '代表建议公开目录' }] : [],
    };
  });
}

async function areasOf(db: Db, congress: Publisher): Promise<Records['areas'][]> {
  const { rows } = await sql<{
    name: string;
  }>`SELECT DISTINCT t.electoral_unit AS name FROM deputyship t WHERE t.congress_id = ${congress.id}
    AND t.electoral_unit IS NOT NULL AND ${visibleRows(deputyship, null, congress.id, 'public')} ORDER BY 1 LIMIT ${mostParts}`.execute(db);
  const whole = {
    id: areaId(congress),
    name: congress.name.replace(/人民代表大会.*$/u, ''),
    identifier: congress.regionCode,
    classification: 'region',
    parent_id: null,
  };
  return [
    whole,
    ...rows.map(({ name }) => ({
      id: areaId(congress, name),
      name,
      identifier: null,
      classification: 'electoralUnit',
      parent_id: whole.id,
    })),
  ];
}

/** Electoral units have no number of their own: their name within the region makes an id that stays. */
const areaId = ({ regionCode }: Publisher, unit?: string): string =>
  unit === undefined ? `cn/${regionCode}` : `cn/${regionCode}/${createHash('sha256').update(unit).digest('hex').slice(0, 16)}`;
