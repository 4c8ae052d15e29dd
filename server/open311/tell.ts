import { z } from 'zod';
import type { Open311Form } from '../../contract/open311.ts';
import { SubmitOpinion } from '../../contract/portal.ts';
import { canonical } from '../actions/log.ts';
import type { HouseDeps } from '../deps.ts';
import { newId } from '../new-id.ts';
import { intakePulse } from '../opinions/door.ts';
import { countUse } from '../opinions/limits.ts';
import { type Told, takeIn } from '../opinions/submit.ts';
import { findCitizen, newSecret } from '../opinions/tracking.ts';
import { listOf, type Part } from './document.ts';
import { countTelling, type KnownKey } from './keys.ts';
import { notGiven, notRight } from './problems.ts';
import { serviceOf } from './services.ts';

interface Caller {
  readonly requestId: string;
  readonly locale: 'zh' | 'en';
  readonly key: string | null;
}

const shapes = SubmitOpinion.pick({ content: true, place: true, district: true, name: true, phone: true, email: true });
const Coordinate = (most: number) => z.coerce.number().min(-most).max(most);

/**
 * Takes in what somebody told another platform: the same consent, limits and rules on contents as on our own page, with the platform's
 * key in place of a browser's work. Answers the number, or a token while somebody has to look at it first, and the citizen's own address.
 */
export async function tellByOpen311(deps: HouseDeps, key: KnownKey, form: Open311Form, caller: Caller): Promise<Part> {
  const { db, clock, secretKey, config } = deps;
  const now = clock.now();
  if (!form.service_code) throw notGiven('service_code');
  const service = await serviceOf(db, key.congressId, form.service_code);
  const told = { ...toldIn(form), categoryId: service.id };
  // Without a key of the request the device stands for it, for the day: the same words from it are a repetition after a lost answer.
  const repeated = caller.key ?? (form.device_id ? `${form.device_id}-${now.toISOString().slice(0, 10)}` : null);
  const secret = newSecret(secretKey, repeated, canonical({ key: key.id, ...told }));
  const url = `${config.publicUrl}/portal/track#${secret}`;
  const before = await findCitizen(db, 'opinion', secret);
  if (before) return answerOf(deps, key.congressId, before.recordId, url);
  await countTelling(db, secretKey, key, now);
  await countUse(db, secretKey, [{ of: intakePulse, seconds: 60, most: Number.MAX_SAFE_INTEGER }], now);
  const place = { congressId: key.congressId, channel: 'otherApp', addressed: {}, district: undefined } as const;
  const made = await takeIn(deps, told, place, { ip: '', secret, requestId: caller.requestId, locale: caller.locale }, async (tx, id) => {
    await tx
      .insertInto('open311_request')
      .values({ congress_id: key.congressId, opinion_id: id, key_id: key.id, token: newId(now.getTime()), told_at: now })
      .execute();
  });
  return answerOf(deps, key.congressId, made.id, url);
}

async function answerOf({ db }: HouseDeps, congressId: string, id: string, url: string): Promise<Part> {
  const { token, state } = await db
    .selectFrom('open311_request as r')
    .innerJoin('opinion as o', (on) => on.onRef('o.congress_id', '=', 'r.congress_id').onRef('o.id', '=', 'r.opinion_id'))
    .select(['r.token', 'o.state'])
    .where('r.congress_id', '=', congressId)
    .where('r.opinion_id', '=', id)
    .executeTakeFirstOrThrow();
  const known = state === 'held' ? { token } : { service_request_id: id };
  const notice = `请转告本人，凭此地址查询、评价、补充和删除 · Please give the citizen this private address: ${url}`;
  return listOf('request', [{ ...known, service_notice: notice, account_id: null }]);
}

/** The fields of GeoReport as our own page has them. */
function toldIn(form: Open311Form): Told {
  const content = [form.description?.trim(), form.media_url ? `照片 · Photo: ${form.media_url}` : ''].filter(Boolean).join('\n');
  if (!form.description?.trim()) throw notGiven('description');
  const consentVersion = form['attribute[consent]'];
  if (!consentVersion) throw notGiven('attribute[consent]');
  const anonymous = form['attribute[anonymous]'];
  const name = `${form.last_name ?? ''}${/^[\u3400-\u9fff]/u.test(form.last_name ?? '') ? '' : ' '}${form.first_name ?? ''}`.trim();
  const fields = { content, place: placeIn(form), district: form['attribute[district]'], name, phone: form.phone, email: form.email };
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== ''));
  const read = shapes.safeParse(given);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw notRight(fieldNames[String(issue?.path[0])] ?? String(issue?.path[0]), issue?.message ?? 'not valid');
  }
  return { ...read.data, categoryId: undefined, anonymous: anonymous !== 'false', consentVersion, verified: 'none' };
}

const fieldNames: Readonly<Record<string, string>> = { content: 'description', place: 'address_string', name: 'first_name' };

/** Where it is: an address, coordinates, or both; GeoReport asks for one of them. */
function placeIn(form: Open311Form): string {
  const { lat, long, address_string, address_id } = form;
  if (!address_string && !address_id && (!lat || !long)) throw notGiven('lat and long, address_string or address_id');
  const at = lat && long ? `${read('lat', lat, 90)},${read('long', long, 180)}` : '';
  return [address_string?.trim() || (at ? '' : address_id), at && address_string ? `（${at}）` : at].filter(Boolean).join('').slice(0, 200);
}

function read(field: string, value: string, most: number): number {
  const number = Coordinate(most).safeParse(value);
  if (!number.success) throw notRight(field, 'not a coordinate in degrees');
  return number.data;
}
