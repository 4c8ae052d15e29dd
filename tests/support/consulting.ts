import { commentConsent, reviewConsent } from '../../server/consulting/consents.ts';
import { proofFor } from './citizen.ts';
import type { City, Member, Seen } from './city.ts';

/** A short draft regulation of a made-up city. */
export const draftText = [
  '试验市城市书房条例（草案征求意见稿）',
  '第一章　总则',
  '第一条　为了促进全民阅读，规范城市书房建设和服务，制定本条例。',
  '第二条　本条例所称城市书房，是指向公众免费开放的阅读空间。',
  '第二章　建设和服务',
  '第三条　城市书房每周开放时间不少于五十小时。',
  '违反前款规定的，由文化主管部门责令改正。',
].join('\n');

/** A consultation as it is drafted, with whatever a test wants otherwise. */
export const consultationOf = (more: object = {}) => ({
  title: '试验市城市书房条例（草案征求意见稿）',
  kind: 'regulation',
  explanation: '为了听取社会各方面意见，现将草案公布。',
  body: draftText,
  contact: '来信请寄：试验市人大常委会法工委',
  ...more,
});

/** A consultation that is out for comments. */
export async function issued(keeper: Member, untilOn: string, more: object = {}): Promise<Seen> {
  const made = await keeper.make('consultation', consultationOf(more));
  return keeper.act('consultation', made.id, 'issue', { untilOn });
}

export const commentOf = (more: object = {}) => ({
  content: '开放时间应当延长到晚上十点，方便下班的人。',
  consent: true,
  consentVersion: commentConsent.version,
  ...more,
});

export const reviewOf = (city: City, more: object = {}) => ({
  congress: city.congressId,
  title: '关于规范电动自行车停放的通告',
  issuer: '试验市人民政府',
  articles: '第四条',
  superiorLaw: '《行政处罚法》第十六条',
  reasons: '通告第四条自行设定罚款，上位法规定其他规范性文件不得设定行政处罚。',
  suggesterKind: 'citizen',
  name: '赵清',
  phone: '13912340009',
  consent: true,
  consentVersion: reviewConsent.version,
  ...more,
});

/** Sends something through the open door, with the work done. */
export async function send(city: City, url: string, given: object, headers: Record<string, string> = {}) {
  const answer = await city.app.inject({ method: 'POST', url, headers, payload: { ...given, proof: await proofFor(city) } });
  return { status: answer.statusCode, text: answer.body, body: answer.json() };
}

/** Whoever holds the secret of a comment or of a review suggestion. */
export interface Holder {
  readonly key: string;
  call(method: 'GET' | 'POST', path?: string, payload?: object): Promise<{ status: number; text: string }>;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  see(): Promise<any>;
}

export function holderOf(city: City, what: 'comment' | 'review-suggestion', key: string): Holder {
  const call: Holder['call'] = async (method, path = '', payload) => {
    const url = `/api/portal/${what}${path}`;
    const answer = await city.app.inject({ method, url, headers: { 'x-opinion-key': key }, ...(payload ? { payload } : {}) });
    return { status: answer.statusCode, text: answer.body };
  };
  return {
    key,
    call,
    see: async () => {
      const { status, text } = await call('GET');
      if (status !== 200) throw new Error(`not shown: ${status} ${text}`);
      return JSON.parse(text);
    },
  };
}

/** Comments, which must be taken. */
export async function commented(city: City, consultationId: string, more: object = {}): Promise<Holder> {
  const { status, text, body } = await send(city, `/api/portal/consultations/${consultationId}/comments`, commentOf(more));
  if (status !== 200) throw new Error(`a comment was not taken: ${status} ${text}`);
  return holderOf(city, 'comment', body.key);
}

/** Suggests a review, which must be taken. */
export async function suggested(city: City, more: object = {}): Promise<Holder> {
  const { status, text, body } = await send(city, '/api/portal/review-suggestions', reviewOf(city, more));
  if (status !== 200) throw new Error(`a review suggestion was not taken: ${status} ${text}`);
  return holderOf(city, 'review-suggestion', body.key);
}
