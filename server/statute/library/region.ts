import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../../db/tables.ts';
import { provinces } from './provinces.ts';

/** The names of regions by code: provinces, and the places of the congresses of this installation. */
export async function regionNames(db: Kysely<Database> | Transaction<Database>): Promise<ReadonlyMap<string, string>> {
  const own = await db
    .selectFrom('congress')
    .select(['region_code', 'name'])
    .where('state', '=', 'active')
    .orderBy('region_code')
    .execute();
  const names = new Map(Object.entries(provinces));
  for (const { region_code, name } of own) names.set(String(region_code), String(name).replace(/人民代表大会(?:常务委员会)?$/u, ''));
  return names;
}

/** The code of the region whose name a text's maker or title begins with; the longest name counts. */
export function regionOf(names: ReadonlyMap<string, string>, issuer: string, title: string): string | null {
  let best: { readonly code: string; readonly length: number } | null = null;
  for (const [code, name] of names)
    if (name.length > (best?.length ?? 1) && (issuer.startsWith(name) || title.startsWith(name))) best = { code, length: name.length };
  return best?.code ?? null;
}
