import { sql } from 'kysely';
import type { TrackedOpinion } from '../../contract/portal.ts';
import type { CitizenActor } from '../../engine/actor.ts';
import { processOf } from '../../processes/all.ts';
import type { Opinion } from '../../processes/opinion/opinion.record.ts';
import { heldFiles } from '../actions/attachments.ts';
import type { Presented } from '../actions/present.ts';
import type { HouseDeps } from '../deps.ts';
import { masked } from '../vault/mask.ts';
import { openOwnRecord } from './own-record.ts';

const opinion = processOf('opinion');
type Seen = Omit<Presented, 'fields'> & { readonly fields: Opinion };

/** The steps of the way, by the day that each was reached. */
const steps = {
  submittedOn: 'submitted',
  receivedOn: 'received',
  routedOn: 'routed',
  acceptedOn: 'inProgress',
  answeredOn: 'answered',
  convertedOn: 'converted',
  escalatedOn: 'escalated',
  fedBackOn: 'fedBack',
  ratedOn: 'rated',
  closedOn: 'closed',
} as const;

/** The unit's own words are shown with the feedback, not before: until then they may still be asked back. */
const toldStates = ['fedBack', 'rated', 'closed', 'escalated'];
/** Limits that are of interest to whoever waits for an answer. */
const shownDues = ['receive', 'decide', 'answer', 'feedBack', 'supervise', 'rate'];

/** What the engine lets the holder of the secret see, with the texts in place of their marks. */
export async function openOwn(deps: HouseDeps, citizen: CitizenActor): Promise<Seen> {
  return (await openOwnRecord(deps, opinion, citizen)) as unknown as Seen;
}

/** An opinion as its own page shows it. */
export async function trackedOpinion(deps: HouseDeps, citizen: CitizenActor): Promise<TrackedOpinion> {
  const own = await openOwn(deps, citizen);
  const { fields } = own;
  const [names, became, photos] = await Promise.all([
    namesFor(deps, citizen.congressId, fields),
    becameOf(deps, citizen.congressId, fields),
    heldFiles(deps.db, opinion, { ...own, fields: { fileIds: fields.fileIds } }),
  ]);
  const isTold = toldStates.includes(own.state);
  const open = own.deadlines.filter((d) => d.closedOn === null && shownDues.includes(d.key)).sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  return {
    number: fields.number,
    congress: names.congress ?? '',
    state: own.state,
    with: { deputy: names.deputy, station: names.station, unit: names.unit },
    submittedOn: fields.submittedOn,
    title: fields.title,
    content: fields.content,
    // The reason of a moderator is the office's; that something was covered is not.
    moderated: await isModerated(deps, citizen),
    place: fields.place,
    district: fields.district,
    category: names.category,
    anonymous: fields.anonymous,
    contact: {
      name: cover('line', fields.name),
      phone: cover('phone', fields.phone),
      email: cover('email', fields.email),
      verified: fields.verified,
    },
    photos: Object.entries(photos).map(([id, { mediaType, size }]) => ({ id, mediaType, size })),
    steps: stepsOf(fields),
    due: open[0] ? { key: open[0].key, on: open[0].dueOn } : null,
    feedback: fields.feedback,
    answer: isTold ? fields.answer : null,
    refusal: fields.refusalGround ? { ground: fields.refusalGround, reason: fields.refusalReason } : null,
    rating: fields.rating,
    ratingText: fields.ratingText,
    remarks: (fields.remarks ?? []).map(({ on, by, text }) => ({ on, by, text })),
    became,
    merged: fields.mergedIntoId !== null,
    can: [...own.can],
  };
}

/** What somebody gave or did themselves, and what they have been told: nothing of how the desk and the unit worked on it. */
const ownFields = [
  'number',
  'title',
  'content',
  'fileIds',
  'place',
  'district',
  'categoryId',
  'channel',
  'deputyId',
  'stationId',
  'activityId',
  'unitId',
  'name',
  'phone',
  'email',
  'verified',
  'anonymous',
  'language',
  ...(Object.keys(steps) as (keyof typeof steps)[]),
  'feedback',
  'refusalGround',
  'refusalReason',
  'rating',
  'firstRating',
  'ratingText',
  'ratingLapsed',
  'remarks',
  'convertedTo',
] as const satisfies readonly (keyof Opinion)[];

/** Everything that is kept of somebody and that their own page shows, uncovered, to take along. */
export async function ownData(deps: HouseDeps, citizen: CitizenActor) {
  const { id, state, createdAt, updatedAt, fields, deadlines } = await openOwn(deps, citizen);
  const own = Object.fromEntries(ownFields.map((field) => [field, fields[field] ?? null]));
  const { consentOn, consentVersion } = await consentOf(deps, citizen);
  return {
    id,
    state,
    createdAt,
    updatedAt,
    fields: { ...own, consentOn, consentVersion, answer: toldStates.includes(state) ? fields.answer : null },
    deadlines: deadlines.filter((d) => shownDues.includes(d.key)),
  };
}

async function consentOf({ db }: HouseDeps, { congressId, recordId }: CitizenActor) {
  const { rows } = await sql<{ consentOn: string | null; consentVersion: string | null }>`SELECT consent_on AS "consentOn",
    consent_version AS "consentVersion" FROM opinion WHERE congress_id = ${congressId} AND id = ${recordId}`.execute(db);
  return rows[0] ?? { consentOn: null, consentVersion: null };
}

const cover = (kind: string, text: string | null): string | null => (text === null ? null : masked(kind, text));

function stepsOf(fields: Opinion): { step: string; on: string }[] {
  const reached = Object.entries(steps).flatMap(([field, step]) => {
    const on = fields[field as keyof typeof steps];
    return on === null ? [] : [{ step: step as string, on }];
  });
  return reached.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

interface Called {
  readonly congress: string | null;
  readonly deputy: string | null;
  readonly station: string | null;
  readonly unit: string | null;
  readonly category: string | null;
}

async function namesFor({ db }: HouseDeps, congressId: string, fields: Opinion): Promise<Called> {
  const { rows } = await sql<Called>`SELECT
    (SELECT name FROM congress WHERE id = ${congressId} AND congress_id = ${congressId}) AS congress,
    (SELECT name FROM deputyship WHERE congress_id = ${congressId} AND id = ${fields.deputyId}::uuid) AS deputy,
    (SELECT name FROM station WHERE congress_id = ${congressId} AND id = ${fields.stationId}::uuid) AS station,
    (SELECT name FROM unit WHERE congress_id = ${congressId} AND id = ${fields.unitId}::uuid) AS unit,
    (SELECT name FROM category WHERE congress_id = ${congressId} AND id = ${fields.categoryId}::uuid) AS category`.execute(db);
  return rows[0] ?? { congress: null, deputy: null, station: null, unit: null, category: null };
}

/** How the suggestion stands that was made of it: its state is no secret to whoever it came from, its text only once it is public. */
async function becameOf({ db, config }: HouseDeps, congressId: string, fields: Opinion): Promise<TrackedOpinion['became']> {
  if (!fields.convertedTo) return null;
  if (!fields.suggestionId) return { kind: fields.convertedTo, state: null, url: null };
  const row = await db
    .selectFrom('suggestion')
    .select(['state', 'published_on'])
    .where('congress_id', '=', congressId)
    .where('id', '=', fields.suggestionId)
    .executeTakeFirst();
  const isPublic = row?.state === 'published';
  return {
    kind: fields.convertedTo,
    state: row?.state ?? null,
    url: isPublic ? `${config.publicUrl}/public/suggestions/${fields.suggestionId}` : null,
  };
}

async function isModerated({ db }: HouseDeps, { congressId, recordId }: CitizenActor): Promise<boolean> {
  const row = await db
    .selectFrom('opinion')
    .select('original')
    .where('congress_id', '=', congressId)
    .where('id', '=', recordId)
    .executeTakeFirst();
  return row !== undefined && row.original !== null;
}
