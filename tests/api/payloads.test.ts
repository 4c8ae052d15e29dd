import PizZip from 'pizzip';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Route } from '../../contract/route.ts';
import { servedRoutes } from '../../server/http/serve.ts';
import { consent } from '../../server/opinions/consent.ts';
import { type Citizen, proofFor, spoken, tell } from '../support/citizen.ts';
import { type City, createCity } from '../support/city.ts';
import { commented, commentOf, issued, reviewOf, suggested } from '../support/consulting.ts';
import { payloads, stringPaths, withString } from '../support/payloads.ts';
import { download, sheetsOf } from '../support/tables.ts';

/** What anybody may send without an account, into every field there is: taken as words or refused plainly, never run, never broken. */
let city: City;
const clerk = () => city.person('clerk');
const desk = () => city.person('petitions');

/** Fields that hold what people write, which is to be taken as it stands. */
const inWords = new Set(['content', 'place', 'name', 'text', 'district', 'title', 'issuer', 'reasons', 'superiorLaw', 'address']);
let consultationId: string;
/** The secret of whoever may use a route: each opens one kind of record. */
async function holders(citizen: Citizen): Promise<(path: string) => string> {
  const [comment, review] = [await commented(city, consultationId), await suggested(city)];
  return (path) => (path.includes('/comment') ? comment : path.includes('/review') ? review : citizen).key;
}

beforeAll(async () => {
  city = await createCity();
  consultationId = (await issued(city.person('legislation'), '2025-05-03')).id;
  await city.addPerson('petitions', [{ role: 'petitionOfficer' }]);
});
afterAll(() => city.drop());

const openRoutes = (): Route[] => (servedRoutes.get(city.app) ?? []).filter((r) => r.access === 'anyone');
/** Whether markup stands anywhere but inside JSON, where it is but characters. */
const isRaw = (type: string, text: string, payload: string) =>
  !/json/.test(type) && ((/[<>"'&]/.test(payload) && text.includes(payload)) || /(?:href|src)="\s*javascript:/i.test(text));

describe('every field that anybody may fill in', () => {
  test('of every body takes or refuses each payload without an error of the server, and tells none of it back in a refusal', async () => {
    const wrong: string[] = [];
    let tried = 0;
    const citizen = await tell(city);
    const keys = await holders(citizen);
    const fitting: Readonly<Record<string, () => Promise<object>>> = {
      '/api/portal/opinions': async () => ({ ...spoken(city, { name: '王' }), proof: await proofFor(city) }),
      '/api/portal/contact-codes': async () => ({ kind: 'phone', to: '13900001111', proof: await proofFor(city) }),
      '/api/portal/opinion/rating': async () => ({ rating: 'satisfied' }),
      '/api/portal/consultations/:id/comments': async () => ({ ...commentOf({ name: '王' }), proof: await proofFor(city) }),
      '/api/portal/review-suggestions': async () => ({ ...reviewOf(city, { address: '某路' }), proof: await proofFor(city) }),
    };
    for (const route of openRoutes()) {
      if (!route.body) continue;
      for (const path of stringPaths(route.body)) {
        // What must be an id, a choice or a proof is refused before it is looked at: each third shows that, another third in every field.
        const isWords = inWords.has(path[0] ?? '');
        tried++;
        for (const payload of payloads.filter((_, n) => isWords || n % 3 === tried % 3)) {
          const made = (await fitting[route.path]?.()) ?? {};
          const answer = await city.app.inject({
            method: route.method,
            url: route.path.replace(':id', consultationId),
            headers: { 'x-opinion-key': keys(route.path), 'content-type': 'application/json' },
            payload: JSON.stringify(withString(made, path, payload)),
          });
          const what = `${route.method} ${route.path} ${path.join('.')} ${JSON.stringify(payload)}`;
          tried++;
          if (answer.statusCode >= 500) wrong.push(`${what}: ${answer.statusCode} ${answer.body.slice(0, 200)}`);
          if (answer.statusCode >= 400 && answer.body.includes(JSON.stringify(payload).slice(1, -1))) wrong.push(`${what} is told back`);
          if (isRaw(String(answer.headers['content-type']), answer.body, payload)) wrong.push(`${what} stands raw`);
        }
      }
    }
    expect(wrong, wrong[0]).toEqual([]);
    expect(tried).toBeGreaterThan(150);
  }, 120_000);

  test('of every address, query and header likewise', async () => {
    const wrong: string[] = [];
    const citizen = await tell(city);
    const keys = await holders(citizen);
    const ask = async (what: string, method: 'GET' | 'POST', url: string, headers: Record<string, string>, payload: string) => {
      const answer = await city.app.inject({ method, url, headers });
      if (answer.statusCode >= 500) wrong.push(`${what} ${JSON.stringify(payload)}: ${answer.statusCode} ${answer.body.slice(0, 200)}`);
      if (isRaw(String(answer.headers['content-type']), answer.body, payload)) wrong.push(`${what} ${payload} stands raw`);
      if (answer.headers['set-cookie']) wrong.push(`${what} ${payload} sets a cookie`);
    };
    for (const [n, payload] of payloads.entries()) {
      const coded = encodeURIComponent(payload.toWellFormed());
      const printable = payload.replace(/[^\x20-\x7e]/g, '');
      for (const route of openRoutes().filter((r, at) => r.method === 'GET' && at % 3 === n % 3)) {
        if (route.path.includes(':'))
          await ask(route.path, 'GET', route.path.replace(/:\w+/g, coded), { 'x-opinion-key': keys(route.path) }, payload);
        for (const name of Object.keys((route.query as { shape?: object } | undefined)?.shape ?? {}))
          await ask(`${route.path}?${name}`, 'GET', `${route.path}?${name}=${coded}`, {}, payload);
      }
      for (const header of ['x-opinion-key', 'idempotency-key', 'accept-language', 'x-forwarded-for', 'if-match'])
        await ask(header, 'GET', '/api/portal/opinion', { 'x-opinion-key': citizen.key, [header]: printable }, payload);
      await ask('/nowhere', 'GET', `/nowhere/${coded}`, {}, payload);
      await ask('/api/nowhere', 'GET', `/api/nowhere/${coded}?q=${coded}`, {}, payload);
    }
    expect(wrong, wrong[0]).toEqual([]);
  }, 120_000);
});

describe('every field that another platform may fill in', () => {
  test('is taken or refused in an answer that its program can read, and told back raw in none', async () => {
    const issued = await city
      .person('system.admin')
      .post('/api/open311/keys', { congressId: city.congressId, name: '热线', perHour: 1000 });
    const fitting: Readonly<Record<string, string>> = {
      api_key: issued.body.secret,
      service_code: (await city.app.inject('/open311/v2/services.json')).json()[0].service_code,
      jurisdiction_id: '',
      lat: '30.6595',
      long: '104.0657',
      address_string: '东湖路88号',
      address_id: '',
      description: '路灯坏了一个多月。',
      first_name: '小明',
      last_name: '王',
      phone: '13912345678',
      email: 'ming@example.org',
      device_id: 'a-device-of-22-letters-or-more',
      account_id: '1',
      media_url: '',
      'attribute[consent]': consent.version,
      'attribute[district]': '',
    };
    const wrong: string[] = [];
    let taken = 0;
    const look = (
      what: string,
      { statusCode, body }: { readonly statusCode: number; readonly body: string },
      isXml: boolean,
      payload: string,
    ) => {
      if (statusCode >= 500) wrong.push(`${what}: ${statusCode} ${body.slice(0, 200)}`);
      if (statusCode === 200) taken++;
      if (isXml) wrong.push(...xmlFaults(what, body, payload));
      else JSON.parse(body);
    };
    for (const [n, payload] of payloads.entries()) {
      city.clock.set(new Date(city.clock.now().getTime() + 3_600_000));
      for (const [at, field] of Object.keys(fitting).entries()) {
        const isXml = (n + at) % 2 === 0;
        const what = `${field} ${JSON.stringify(payload)} ${isXml ? 'xml' : 'json'}`;
        const answer = await city.app.inject({
          method: 'POST',
          url: `/open311/v2/requests.${isXml ? 'xml' : 'json'}`,
          headers: { 'content-type': 'application/x-www-form-urlencoded' },
          payload: new URLSearchParams({ ...fitting, [field]: payload.toWellFormed() }).toString(),
        });
        look(what, answer, isXml, payload);
      }
      const coded = encodeURIComponent(payload.toWellFormed());
      for (const path of [
        `services/${coded}.xml?`,
        `requests/${coded}.xml?`,
        `tokens/${coded}.xml?`,
        'requests.xml?status=',
        'requests.xml?service_request_id=',
      ])
        look(
          path,
          await city.app.inject(`/open311/v2/${path.endsWith('=') ? path + coded : path}&api_key=${fitting.api_key}`),
          true,
          payload,
        );
    }
    expect(wrong, wrong[0]).toEqual([]);
    expect(taken).toBeGreaterThan(100);
  }, 120_000);
});

describe('what was taken', () => {
  /** The same words in everything that a citizen, a deputy's office and a unit may write; what no text can hold is refused. */
  async function toldAll(): Promise<{ citizen: Citizen & { readonly id: string }; payload: string }[]> {
    const told: { citizen: Citizen & { readonly id: string }; payload: string }[] = [];
    for (const payload of payloads) {
      const given = { content: payload, place: payload, name: [...payload].slice(0, 30).join(''), anonymous: false };
      const citizen = await tell(city, given).catch(() => null);
      if (!citizen) continue;
      told.push({ citizen, payload });
      expect((await citizen.call('POST', '/remarks', { text: payload })).status, payload).toBe(200);
      await clerk().act('opinion', citizen.id, 'receive', { grade: 'ordinary' });
      await clerk().act('opinion', citizen.id, 'route', { routeKind: 'department', unitId: city.ids.roads, routeReason: payload });
    }
    return told;
  }

  test('is words on pages, in tables and on papers; no cell is a formula, no field of a document is followed', async () => {
    const told = await toldAll();
    // All but what no text can hold.
    expect(told.length).toBeGreaterThanOrEqual(payloads.length - 2);
    const wrong: string[] = [];
    for (const { citizen, payload } of told) {
      const kept = payload.toWellFormed().trim();
      const own = await citizen.see();
      expect(own.content).toBe(kept);
      expect((await clerk().see('opinion', citizen.id)).fields.content).toBe(kept);
      const slip = `/api/papers/opinionSlip/${citizen.id}`;
      const [word, pdf] = [await city.person('roads').bytes('GET', `${slip}?format=docx`), await city.person('roads').bytes('GET', slip)];
      if (word.status !== 200 || pdf.status !== 200) wrong.push(`slip of ${JSON.stringify(payload)}: ${word.status} ${pdf.status}`);
      else wrong.push(...faultsOf(word.body, payload));
      if (/\/(JavaScript|JS|Launch|OpenAction|EmbeddedFile)\b/.test(pdf.body.toString('latin1'))) wrong.push(`pdf of ${payload} acts`);
    }
    for (const format of ['xlsx', 'csv']) {
      const { bytes } = await download(city, clerk(), `/api/opinions/export?columns=title,name,district&format=${format}`);
      const cells =
        format === 'xlsx'
          ? (await sheetsOf(bytes)).flatMap((s) => s.rows.flat())
          : bytes
              .toString('utf8')
              .split(/,|\r\n/)
              .map((c) => c.replace(/^"|"$/g, ''));
      for (const cell of cells) {
        if (typeof cell === 'object' && cell !== null && !(cell instanceof Date)) wrong.push(`${format}: ${JSON.stringify(cell)}`);
        if (typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) && !/^-?\d+$/.test(cell)) wrong.push(`${format}: ${cell}`);
      }
    }
    const notices = await clerk().get('/api/notices?limit=200');
    expect(notices.headers['content-type']).toContain('json');
    expect(wrong, wrong[0]).toEqual([]);
  }, 120_000);

  test('by the petition desk is words on its papers too', async () => {
    const wrong: string[] = [];
    for (const payload of payloads) {
      const made = await desk().post('/api/petitions/register', {
        channel: 'letter',
        receivedOn: '2025-03-03',
        title: [...payload].slice(0, 80).join(''),
        content: payload,
        people: 1,
        name: [...payload].slice(0, 30).join(''),
        confidential: false,
      });
      if (made.status >= 500) wrong.push(`${JSON.stringify(payload)}: ${made.status}`);
      if (made.status !== 200) continue;
      const { id } = made.body.record;
      await desk().act('petition', id, 'classify', { kind: 'appeal' });
      await desk().act('petition', id, 'answer', { answer: payload });
      for (const paper of ['petitionReceipt', 'petitionAnswer']) {
        const word = await desk().bytes('GET', `/api/papers/${paper}/${id}?format=docx`);
        const pdf = await desk().bytes('GET', `/api/papers/${paper}/${id}`);
        if (word.status !== 200 || pdf.status !== 200) wrong.push(`${paper} of ${JSON.stringify(payload)}: ${word.status} ${pdf.status}`);
        else wrong.push(...faultsOf(word.body, payload));
      }
    }
    expect(wrong, wrong[0]).toEqual([]);
  }, 120_000);
});

/** What is wrong with an answer in XML: it is none, declares a document type, or holds an element that came from what was sent. */
function xmlFaults(what: string, text: string, payload: string): string[] {
  const faults: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    faults.push(`${what}: ${error.message} in ${text.slice(0, 200)}`);
  });
  parser.on('doctype', () => faults.push(`${what} declares a document type`));
  parser.on('opentag', ({ name }) => {
    if (/^(script|img|svg|iframe|w:instrText)$/.test(name)) faults.push(`${what}: ${name} of ${payload} stands raw`);
  });
  parser.write(text).close();
  return faults;
}

/** What is wrong with a Word file: parts that are no XML, fields or pictures that lead outside, parts that were not there before. */
function faultsOf(file: Buffer, payload: string): string[] {
  const zip = new PizZip(file);
  return Object.keys(zip.files).flatMap((name) => {
    if (!/\.(xml|rels)$/.test(name)) return [];
    const text = zip.file(name)?.asText() ?? '';
    const faults: string[] = [];
    try {
      const parser = new SaxesParser();
      parser.on('error', (error) => {
        throw error;
      });
      parser.on('doctype', () => faults.push(`${name} of ${payload} declares a document type`));
      parser.on('opentag', (tag) => {
        if (tag.name === 'w:instrText' && !/^\s*(PAGE|NUMPAGES)/.test(text.slice(text.indexOf('<w:instrText')).replace(/^<[^>]*>/, '')))
          faults.push(`${name} of ${payload} holds a field`);
        if (tag.name === 'w:altChunk' || (tag.name === 'Relationship' && tag.attributes.TargetMode === 'External'))
          faults.push(`${name} of ${payload} leads outside`);
      });
      parser.write(text).close();
    } catch (error) {
      faults.push(`${name} of ${JSON.stringify(payload)}: ${String(error)}`);
    }
    return faults;
  });
}
