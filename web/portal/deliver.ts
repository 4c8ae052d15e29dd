import { ask, givePhoto, PortalProblem } from './ask.ts';
import { type Draft, dropDraft, keepDraft, keepOwn, keepPhotos, readDraft, readPhotos } from './kept.ts';
import { isPassing, oneAtATime } from './one-at-a-time.ts';
import { prove } from './proof.ts';

/**
 * How sending stands: still waiting for a connection, refused with its reason, or arrived. `secret` is there once the words have arrived,
 * whatever became of the photos.
 */
export type Delivery =
  | { readonly kind: 'arrived'; readonly secret: string; readonly photosLost: number }
  | { readonly kind: 'waiting'; readonly secret: string | null }
  | { readonly kind: 'refused'; readonly problem: PortalProblem };

/** Sends a kept draft: the words once, then each photo once, whatever breaks in between. One page does it at a time. */
export const deliver = (to: string): Promise<Delivery> => oneAtATime(to, () => attempt(to));

async function attempt(to: string): Promise<Delivery> {
  const draft = readDraft(to);
  if (!draft?.sending) return { kind: 'waiting', secret: draft?.secret ?? null };
  try {
    const secret = draft.secret ?? (await sendWords(to, draft));
    const photosLost = await sendPhotos(draft, secret);
    await dropDraft(to, draft);
    return { kind: 'arrived', secret, photosLost };
  } catch (error) {
    const now = readDraft(to) ?? draft;
    if (!(error instanceof PortalProblem) || isPassing(error)) return { kind: 'waiting', secret: now.secret };
    keepDraft(to, { ...now, sending: false });
    return { kind: 'refused', problem: error };
  }
}

async function sendWords(to: string, draft: Draft): Promise<string> {
  const { locale, proof } = { locale: draft.language, proof: await prove(await ask('challenge', {}, { locale: draft.language })) };
  const given = (text: string): string | undefined => (text.trim() === '' ? undefined : text.trim());
  const [kind, ...rest] = to.split(':');
  const body = {
    ...(kind === 'code' ? { code: rest.join(':') } : { congress: rest.join(':') }),
    content: draft.content.trim(),
    place: given(draft.place),
    district: given(draft.district),
    categoryId: given(draft.categoryId),
    name: given(draft.name),
    phone: given(draft.phone),
    email: given(draft.email),
    anonymous: draft.anonymous,
    consent: true as const,
    consentVersion: draft.consent ?? '',
    proof,
  };
  const { key } = await ask('submit', { body: defined(body) }, { locale, once: draft.id });
  keepDraft(to, { ...draft, secret: key });
  keepOwn({ secret: key, title: draft.content.trim().slice(0, 30), on: new Date().toISOString().slice(0, 10) });
  return key;
}

type Defined<T> = { [K in keyof T]: Exclude<T[K], undefined> };
const defined = <T extends object>(fields: T): Defined<T> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Defined<T>;

/** Sends the photos that have not arrived yet, in their order; one that the server refuses is left out. Returns how many were. */
async function sendPhotos(draft: Draft, secret: string): Promise<number> {
  let photos = await readPhotos(draft.id);
  if (photos.length === 0) return 0;
  const manner = { locale: draft.language, secret };
  const seen = await ask('track', {}, manner).catch((error: unknown) => {
    if (!(error instanceof PortalProblem) || isPassing(error)) throw error;
    return null;
  });
  // The words have arrived; an address that takes no photos takes none later either.
  if (!seen) return photos.length;
  let there = seen.photos.length;
  let lost = 0;
  for (let next = photos[there]; next; next = photos[there]) {
    try {
      there = (await givePhoto(next, manner)).photos.length;
    } catch (error) {
      if (!(error instanceof PortalProblem) || isPassing(error)) throw error;
      lost += 1;
      photos = photos.filter((photo) => photo !== next);
      await keepPhotos(draft.id, photos);
    }
  }
  return lost;
}
