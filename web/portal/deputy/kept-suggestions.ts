import { PortalProblem } from '../ask.ts';
import { keepPhotos, randomId, readPhotos } from '../kept.ts';
import { isPassing, oneAtATime } from '../one-at-a-time.ts';
import { dropStored, readStored, store, storedUnder } from '../stored.ts';
import { act, listRecords, readRecord, upload } from './desk.ts';

/** The words of a suggestion that is being written on this phone. */
export interface SuggestionText {
  readonly title: string;
  readonly problem: string;
  readonly analysis: string;
  readonly proposal: string;
  readonly formationSource: string;
  readonly publishConsent: string;
  readonly publishReason: string;
  readonly summary: string;
  readonly categoryId: string;
}

interface Sent {
  readonly text: Words;
  readonly sessionId: string;
  readonly stage: string;
  readonly fileIds?: readonly string[];
}

/** A suggestion written on this phone, kept from the first letter until it has arrived. */
export interface KeptSuggestion {
  /** Random; what is sent twice under it arrives once. */
  readonly id: string;
  readonly text: SuggestionText;
  /** What it was asked to become; null while it is still being written. */
  readonly sending: 'draft' | 'submitted' | null;
  /** What was sent first under the id: sent again it has one effect, whatever was changed since. */
  readonly sent: Sent | null;
  /** The record, once it has been made or where one is being changed. */
  readonly recordId: string | null;
  /** The record's version that these words were written upon; null where none is known. */
  readonly version?: number | null;
  /** Which words have arrived: the same are not sent again, since the record may have gone on. */
  readonly arrived: string | null;
  /** The files of photos that have arrived. */
  readonly uploaded: readonly string[];
  readonly language: 'zh' | 'en';
  readonly changedAt: string;
}

const emptyText: SuggestionText = {
  title: '',
  problem: '',
  analysis: '',
  proposal: '',
  formationSource: '',
  publishConsent: 'full',
  publishReason: '',
  summary: '',
  categoryId: '',
};

export const newSuggestion = (
  language: 'zh' | 'en',
  text: Partial<SuggestionText> = {},
  recordId: string | null = null,
  version: number | null = null,
): KeptSuggestion => ({
  id: randomId(),
  text: { ...emptyText, ...text },
  sending: null,
  sent: null,
  recordId,
  version,
  arrived: null,
  uploaded: [],
  language,
  changedAt: new Date().toISOString(),
});

/** Whoever signs in on the same phone finds only their own. */
const at = (accountId: string, id: string): string => `yishi.deputy.${accountId}.suggestion.${id}`;

export const readSuggestion = (accountId: string, id: string): KeptSuggestion | null => readStored(at(accountId, id));
export const keepSuggestion = (accountId: string, kept: KeptSuggestion): boolean => store(at(accountId, kept.id), kept);

export async function dropSuggestion(accountId: string, id: string): Promise<void> {
  dropStored(at(accountId, id));
  await keepPhotos(id, []);
}

/** What is written here and has not arrived, the latest first. */
export const unsentSuggestions = (accountId: string): readonly KeptSuggestion[] =>
  storedUnder(at(accountId, ''))
    .flatMap((id) => readSuggestion(accountId, id) ?? [])
    .filter((kept) => kept.sending !== null || Object.values({ ...kept.text, publishConsent: '' }).some((text) => text.trim() !== ''))
    .sort((a, b) => b.changedAt.localeCompare(a.changedAt));

/** How sending stands. `recordId` is there once the words have arrived, also where submitting was refused. */
export type SuggestionDelivery =
  | { readonly kind: 'arrived'; readonly recordId: string; readonly submitted: boolean }
  | { readonly kind: 'waiting'; readonly signIn: boolean }
  | { readonly kind: 'refused'; readonly problem: PortalProblem; readonly recordId: string | null };

/** Sends a kept suggestion: photos, the words once, and where asked the submission once, whatever breaks in between. */
export const deliverSuggestion = (accountId: string, id: string): Promise<SuggestionDelivery> =>
  oneAtATime(`suggestion ${id}`, () => attempt(accountId, id));

async function attempt(accountId: string, id: string): Promise<SuggestionDelivery> {
  const kept = readSuggestion(accountId, id);
  if (!kept?.sending) return { kind: 'waiting', signIn: false };
  try {
    const recordId = await sendWords(accountId, kept);
    if (kept.sending === 'submitted') await submit(accountId, id, recordId);
    await dropSuggestion(accountId, id);
    return { kind: 'arrived', recordId, submitted: kept.sending === 'submitted' };
  } catch (error) {
    if (!(error instanceof PortalProblem) || isPassing(error)) return { kind: 'waiting', signIn: false };
    if (error.status === 401) return { kind: 'waiting', signIn: true };
    const now = readSuggestion(accountId, id) ?? kept;
    // Whoever was told that the text has changed meanwhile, and sends again, means to put theirs in its place.
    const isNewer = error.code === 'versionConflict' && now.recordId !== null;
    const newer = isNewer ? await readRecord('suggestion', now.recordId ?? '', { locale: now.language }).catch(() => null) : null;
    keepSuggestion(accountId, { ...now, sending: null, ...(newer ? { version: newer.record.version } : {}) });
    return { kind: 'refused', problem: error, recordId: now.recordId };
  }
}

async function sendWords(accountId: string, first: KeptSuggestion): Promise<string> {
  const manner = { locale: first.language };
  let kept = first;
  const keep = (part: Partial<KeptSuggestion>): void => {
    kept = { ...kept, ...part };
    keepSuggestion(accountId, kept);
  };
  const photos = await readPhotos(kept.id);
  for (const photo of photos.slice(kept.uploaded.length)) keep({ uploaded: [...kept.uploaded, (await upload(photo, manner)).id] });
  const text = wordsOf(kept.text);
  if (kept.recordId === null) {
    // What was sent first goes again, since it may have arrived; what was changed since then follows as a change.
    const files = kept.uploaded.length > 0 ? { fileIds: [...kept.uploaded] } : {};
    const whole = kept.sent ?? { text, ...(await present(manner)), ...files };
    if (!kept.sent) keep({ sent: whole });
    const { text: first, ...rest } = whole;
    const { record } = await act('suggestion', null, 'create', { ...first, ...rest }, { ...manner, once: kept.id });
    keep({ recordId: record.id, version: record.version, arrived: fingerprint(first) });
  }
  const recordId = kept.recordId ?? '';
  const now = fingerprint(text);
  if (kept.arrived !== now) {
    const seen = typeof kept.version === 'number' ? { version: kept.version } : {};
    // The version is in the key: going back to earlier words is a change of its own.
    const once = `${kept.id}-edit-${kept.version ?? 0}-${now}`;
    const { record } = await act('suggestion', recordId, 'edit', { ...emptied, ...text }, { ...manner, ...seen, once });
    keep({ version: record.version, arrived: now });
  }
  return recordId;
}

async function submit(accountId: string, id: string, recordId: string): Promise<void> {
  const language = readSuggestion(accountId, id)?.language ?? 'zh';
  await act('suggestion', recordId, 'submit', { oneMatter: true }, { locale: language, once: `${id}-submit` });
}

type Words = Readonly<Record<string, string>>;

/** What a change empties where nothing stands any more. */
const emptied = {
  problem: null,
  analysis: null,
  proposal: null,
  formationSource: null,
  publishReason: null,
  summary: null,
  categoryId: null,
} as const satisfies Partial<Record<keyof SuggestionText, null>>;

/** What was filled in; what was left open is not sent. */
function wordsOf(text: SuggestionText): Words {
  const isOpen = text.publishConsent === 'full';
  const given = Object.entries(text).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]]));
  return Object.fromEntries(given.filter(([name]) => !(isOpen && (name === 'publishReason' || name === 'summary'))));
}

/** The session a new suggestion belongs to: the latest; during its days it is made in session. */
async function present(manner: { readonly locale: 'zh' | 'en' }): Promise<{ sessionId: string; stage: string }> {
  const { items } = await listRecords('congressSession', { state: 'active', sort: '-startOn', limit: '1' }, manner);
  const [session] = items;
  if (!session) throw new PortalProblem('notFound', 404, '');
  const { startOn, endOn } = session.fields as { startOn?: string; endOn?: string };
  const today = new Date().toLocaleDateString('en-CA');
  const isSitting = startOn !== undefined && endOn !== undefined && startOn <= today && today <= endOn;
  return { sessionId: session.id, stage: isSitting ? 'inSession' : 'interSession' };
}

/** The same for the same words. */
function fingerprint(body: object): string {
  let hash = 5381;
  for (const letter of JSON.stringify(body)) hash = (Math.imul(hash, 33) ^ (letter.codePointAt(0) ?? 0)) >>> 0;
  return hash.toString(36);
}
