import { del, get, set } from 'idb-keyval';

/** What somebody is about to say, kept in this browser from the first letter until it has arrived. */
export interface Draft {
  /** Random; what is sent twice under it arrives once. */
  readonly id: string;
  readonly content: string;
  readonly place: string;
  readonly district: string;
  readonly categoryId: string;
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly anonymous: boolean;
  readonly consent: string | null;
  /** Asked to be sent; from then on it is sent whenever there is a connection. */
  readonly sending: boolean;
  /** The secret of the private address, once the words have arrived and only photos are left. */
  readonly secret: string | null;
  readonly language: 'zh' | 'en';
}

export const newDraft = (language: 'zh' | 'en'): Draft => ({
  id: randomId(),
  content: '',
  place: '',
  district: '',
  categoryId: '',
  name: '',
  phone: '',
  email: '',
  anonymous: true,
  consent: null,
  sending: false,
  secret: null,
  language,
});

function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

/** To whom it is addressed: a code, or a congress. */
export type Address = { readonly code: string } | { readonly congress: string };
export const addressKey = (to: Address): string => ('code' in to ? `code:${to.code}` : `congress:${to.congress}`);

const at = (to: string): string => `yishi.opinion.${to}`;

export function readDraft(to: string): Draft | null {
  try {
    const text = localStorage.getItem(at(to));
    return text === null ? null : (JSON.parse(text) as Draft);
  } catch {
    return null;
  }
}

/** Kept at once with every letter; false where this browser keeps nothing. */
export function keepDraft(to: string, draft: Draft): boolean {
  try {
    localStorage.setItem(at(to), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export async function dropDraft(to: string, draft: Draft): Promise<void> {
  localStorage.removeItem(at(to));
  await keepPhotos(draft.id, []);
}

/** Every address for which something was asked to be sent that has not arrived yet. */
export function waitingDrafts(): readonly string[] {
  const found: string[] = [];
  try {
    for (let n = 0; n < localStorage.length; n++) {
      const key = localStorage.key(n);
      if (!key?.startsWith(at(''))) continue;
      const to = key.slice(at('').length);
      if (readDraft(to)?.sending) found.push(to);
    }
  } catch {
    // Without storage nothing waits.
  }
  return found;
}

const photosOf = (id: string): string => `photos ${id}`;

export const readPhotos = async (id: string): Promise<readonly Blob[]> => (await get<Blob[]>(photosOf(id)).catch(() => undefined)) ?? [];

export async function keepPhotos(id: string, photos: readonly Blob[]): Promise<void> {
  if (photos.length === 0) await del(photosOf(id)).catch(() => undefined);
  else await set(photosOf(id), [...photos]).catch(() => undefined);
}

/** An opinion of somebody who uses this browser: the way back to it. */
export interface Own {
  readonly secret: string;
  readonly title: string;
  readonly on: string;
}

const ownKey = 'yishi.own-opinions';
const mostOwn = 50;

export function readOwn(): readonly Own[] {
  try {
    return JSON.parse(localStorage.getItem(ownKey) ?? '[]') as Own[];
  } catch {
    return [];
  }
}

export const keepOwn = (own: Own): void => writeOwn([own, ...readOwn().filter((o) => o.secret !== own.secret)].slice(0, mostOwn));
export const forgetOwn = (secret: string): void => writeOwn(readOwn().filter((o) => o.secret !== secret));

function writeOwn(own: readonly Own[]): void {
  try {
    localStorage.setItem(ownKey, JSON.stringify(own));
  } catch {
    // The address itself is the way back too.
  }
}
