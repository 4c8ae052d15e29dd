import type { Kysely, Transaction } from 'kysely';
import type { AnyProcess } from '../../engine/define.ts';
import { type FieldShape, shapesOf } from '../../registers/shape.ts';
import type { Database } from '../db/tables.ts';
import { isMark, openText, vaultKey } from './marks.ts';
import { masked } from './mask.ts';
import { holdsConfided, replaceConfided } from './replace.ts';

type Db = Kysely<Database> | Transaction<Database>;

/** Where confided texts are read: the database and the key that is not in it. */
export interface Vault {
  readonly db: Db;
  readonly secretKey: Buffer;
}

interface Shown {
  readonly id: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * Puts the confided texts in the place of their marks, in fields already cut down to what the viewer may see. In lists (`mask`) what
 * tells who somebody is stays covered. A text that was dropped shows as nothing. Whoever forgets to ask shows marks, never texts.
 */
export async function reveal<T extends Shown>(
  vault: Vault,
  process: AnyProcess,
  congressId: string,
  shown: readonly T[],
  options: { readonly mask?: boolean } = {},
): Promise<T[]> {
  if (!holdsConfided(process) || shown.length === 0) return [...shown];
  const shapes = shapesOf(process.record);
  const wanted = new Set<string>();
  for (const { fields } of shown)
    replaceConfided(shapes, fields, (value) => {
      if (isMark(value)) wanted.add(value);
      return value;
    });
  const texts = await openAll(
    vault,
    congressId,
    shown.map((s) => s.id),
    [...wanted],
  );
  return shown.map((one) => ({
    ...one,
    fields: replaceConfided(shapes, one.fields, (mark, shape) => {
      const text = texts.get(`${one.id} ${mark}`);
      return text === undefined ? null : options.mask && isPersonal(shape) ? masked(shape.kind, text) : text;
    }),
  }));
}

const isPersonal = (shape: FieldShape): boolean => shape.personal === true;

/** The texts behind some marks, by record and mark. */
async function openAll(
  { db, secretKey }: Vault,
  congressId: string,
  ids: readonly string[],
  marks: readonly string[],
): Promise<Map<string, string>> {
  if (marks.length === 0) return new Map();
  const rows = await db
    .selectFrom('confided')
    .select(['record_id', 'mark', 'sealed'])
    .where('congress_id', '=', congressId)
    .where('record_id', 'in', [...new Set(ids)])
    .where('mark', 'in', [...marks])
    .execute();
  const key = vaultKey(secretKey);
  return new Map(rows.map((row) => [`${row.record_id} ${row.mark}`, openText(key, { congressId, recordId: row.record_id }, row)]));
}
