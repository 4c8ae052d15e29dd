import type { Kysely } from 'kysely';
import { createResolver, parseStatute, type Resolver, type Statute } from '../../../statute/index.ts';
import type { Database } from '../../db/tables.ts';
import { findVersionText, type VersionText } from './texts.ts';

/** A version with its tree and a way to find units in it. */
export interface ParsedVersion {
  readonly version: VersionText;
  readonly statute: Statute;
  readonly resolver: Resolver;
}

/** How many characters of parsed texts a node keeps; words of a version never change, so what is kept stays right. */
const mostKept = 6_000_000;
const kept = new Map<string, { readonly statute: Statute; readonly resolver: Resolver; readonly size: number }>();

/** A version as a tree, parsed once and kept while there is room; undefined where there is none. */
export async function findParsed(db: Kysely<Database>, versionId: string): Promise<ParsedVersion | undefined> {
  const version = await findVersionText(db, versionId);
  if (!version) return undefined;
  const known = kept.get(versionId);
  kept.delete(versionId);
  const parsed = known ?? parse(version.text);
  kept.set(versionId, parsed);
  let size = [...kept.values()].reduce((sum, one) => sum + one.size, 0);
  for (const [id, one] of kept) {
    if (size <= mostKept || id === versionId) break;
    kept.delete(id);
    size -= one.size;
  }
  return { version, statute: parsed.statute, resolver: parsed.resolver };
}

function parse(text: string) {
  const statute = parseStatute(text);
  return { statute, resolver: createResolver(statute), size: text.length };
}
