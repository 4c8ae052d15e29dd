import type { TrackedOpinion } from '../../contract/portal.ts';
import { consent } from '../../server/opinions/consent.ts';
import { isSolved } from '../../server/opinions/proof.ts';
import type { City } from './city.ts';

/** Somebody without an account, through HTTP like everybody. */
export interface Citizen {
  readonly key: string;
  call(method: 'GET' | 'POST', path: string, payload?: object): Promise<{ status: number; text: string; body: unknown }>;
  see(): Promise<TrackedOpinion>;
  photo(name: string, content: Buffer): Promise<{ status: number; text: string }>;
}

/** The work a browser does before it may send. */
export async function proofFor(city: City): Promise<{ challenge: string; answer: string }> {
  const { challenge, bits } = (await city.app.inject({ method: 'POST', url: '/api/portal/challenge' })).json();
  for (let n = 0; ; n++) if (isSolved(challenge, String(n), bits)) return { challenge, answer: String(n) };
}

/** What somebody has to say, with whatever a test wants otherwise. */
export const spoken = (city: City, more: object = {}) => ({
  congress: city.congressId,
  content: '小区东门外的路灯坏了一个多月，晚上看不清路。希望尽快修好。',
  consent: true,
  consentVersion: consent.version,
  ...more,
});

export async function submit(city: City, more: object = {}, headers: Record<string, string> = {}) {
  const answer = await city.app.inject({
    method: 'POST',
    url: '/api/portal/opinions',
    headers,
    payload: { ...spoken(city, more), proof: await proofFor(city) },
  });
  return { status: answer.statusCode, text: answer.body, body: answer.json() };
}

/** Tells an opinion that must be taken, and answers who told it. */
export async function tell(city: City, more: object = {}): Promise<Citizen & { readonly id: string }> {
  const { status, text, body } = await submit(city, more);
  if (status !== 200) throw new Error(`an opinion was not taken: ${status} ${text}`);
  const rows = await city.deps.db
    .selectFrom('citizen_access')
    .select('record_id')
    .where('process', '=', 'opinion')
    .orderBy('record_id', 'desc')
    .limit(1)
    .execute();
  return { ...citizenWith(city, body.key), id: rows[0]?.record_id ?? '' };
}

/** Whoever holds this secret. */
export function citizenWith(city: City, key: string): Citizen {
  const call: Citizen['call'] = async (method, path, payload) => {
    const answer = await city.app.inject({
      method,
      url: `/api/portal/opinion${path}`,
      headers: { 'x-opinion-key': key },
      ...(payload ? { payload } : {}),
    });
    const isJson = /json(;|$)/.test(String(answer.headers['content-type'] ?? ''));
    return { status: answer.statusCode, text: answer.body, body: isJson && answer.body ? answer.json() : null };
  };
  return {
    key,
    call,
    photo: async (name, content) => {
      const head = `--YISHI\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: image/jpeg\r\n\r\n`;
      const answer = await city.app.inject({
        method: 'POST',
        url: '/api/portal/opinion/photos',
        headers: { 'x-opinion-key': key, 'content-type': 'multipart/form-data; boundary=YISHI' },
        payload: Buffer.concat([Buffer.from(head), content, Buffer.from('\r\n--YISHI--\r\n')]),
      });
      return { status: answer.statusCode, text: answer.body };
    },
    see: async () => {
      const { status, text, body } = await call('GET', '');
      if (status !== 200) throw new Error(`the own opinion was not shown: ${status} ${text}`);
      return body as TrackedOpinion;
    },
  };
}

/** A station as it is entered, with whatever a test wants otherwise. */
export const stationOf = (more: object = {}) => ({
  code: 'S1',
  name: '东湖街道代表联络站',
  kind: 'station',
  hostLevel: 'county',
  district: '东湖街道',
  address: '东湖路1号',
  location: '104.0657,30.6595',
  squareMetres: 120,
  openingHours: '工作日9:00—17:00',
  publicPhone: null,
  facilities: ['接待室'],
  deputyIds: [],
  receptionRule: '每周三上午',
  noticeDays: 2,
  receptionDays: null,
  duty: null,
  photoIds: null,
  standing: 'open',
  mergedIntoId: null,
  openedOn: '2022-03-01',
  keeperId: null,
  secondKeeperId: null,
  note: null,
  ...more,
});

/** The smallest of photos, one grey point, with a note such as cameras write. */
export function jpegWith(note: string): Buffer {
  const plain = Buffer.from(
    'ffd8ffe000104a46494600010100000100010000ffdb004300080606070605080707070909080a0c140d0c0b0b0c1912130f141d1a1f1e1d1a1c1c20242e2720222c231c1c2837292c30313434341f27393d38323c2e333432ffc0000b080001000101011100ffc4001f0000010501010101010100000000000000000102030405060708090a0bffc400b5100002010303020403050504040000017d01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9faffda0008010100003f00fbfefd3fffd9',
    'hex',
  );
  const body = Buffer.from(`Exif\0\0${note}`, 'utf8');
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([plain.subarray(0, 2), head, body, plain.subarray(2)]);
}
