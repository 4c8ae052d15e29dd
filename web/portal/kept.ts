import { del, get, set } from 'idb-keyval';
import { dropStored, readStored, store, storedUnder } from './stored.ts';

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

/** A key that nobody else has: what is sent again under it has one effect. */
export function randomId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
}

/** To whom it is addressed: a code, or a congress. */
export type Address = { readonly code: string } | { readonly congress: string };
export const addressKey = (to: Address): string => ('code' in to ? `code:${to.code}` : `congress:${to.congress}`);

const at = (to: string): string => `yishi.opinion.${to}`;

/** Where a browser keeps nothing, what is written lasts as long as the page. */
const photosOfPage = new Map<string, readonly Blob[]>();

export const readDraft = (to: string): Draft | null => readStored<Draft>(at(to));

/** Kept at once with every letter; false where this browser keeps nothing. */
export const keepDraft = (to: string, draft: Draft): boolean => store(at(to), draft);

export async function dropDraft(to: string, draft: Draft): Promise<void> {
  dropStored(at(to));
  await keepPhotos(draft.id, []);
}

/** Every address for which something is written that has not arrived yet; `asked`: only what was asked to be sent. */
export function unsentDrafts({ asked }: { readonly asked: boolean }): readonly string[] {
  return storedUnder(at('')).filter((to) => {
    const draft = readDraft(to);
    return draft !== null && (draft.sending || (!asked && draft.content.trim() !== ''));
  });
}

const photosOf = (id: string): string => `photos ${id}`;

export async function readPhotos(id: string): Promise<readonly Blob[]> {
  try {
    const kept = await get<Blob[]>(photosOf(id));
    if (kept) return kept;
  } catch {
    // As if nothing had been kept.
  }
  return photosOfPage.get(id) ?? [];
}

export async function keepPhotos(id: string, photos: readonly Blob[]): Promise<void> {
  photosOfPage.delete(id);
  try {
    if (photos.length === 0) await del(photosOf(id));
    else await set(photosOf(id), [...photos]);
  } catch {
    if (photos.length > 0) photosOfPage.set(id, photos);
  }
}

/** An opinion of somebody who uses this browser: the way back to it. */
export interface Own {
  readonly secret: string;
  readonly title: string;
  readonly on: string;
  /** Under which address it is looked up, where it is no opinion. */
  readonly at?: 'said' | 'suggested';
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
