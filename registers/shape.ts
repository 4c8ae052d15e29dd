import type { z } from 'zod';
import type { AnyProcess } from '../engine/define.ts';

/** What a field is made of, read from its zod type: forms, columns, tables and references are derived from it. */
export interface FieldShape {
  readonly kind: FieldKind;
  readonly optional: boolean;
  /** The process or register a reference points to. */
  readonly ref?: string;
  readonly options?: readonly string[];
  readonly max?: number;
  readonly min?: number;
  /** Tells how to reach a person or what they are. */
  readonly personal?: boolean;
  /** Kept in the vault. */
  readonly confided?: boolean;
  /** Records of the same person are found by it. */
  readonly findable?: boolean;
  /** Columns of a small table inside a form. */
  readonly columns?: Readonly<Record<string, FieldShape>>;
}

export type FieldKind =
  | 'line'
  | 'paragraph'
  | 'day'
  | 'moment'
  | 'whole'
  | 'yes'
  | 'choice'
  | 'phone'
  | 'ref'
  | 'refs'
  | 'words'
  | 'days'
  | 'files'
  | 'rows'
  | 'account'
  | 'contact'
  | 'uuid'
  | 'email';

interface Inner {
  readonly type: z.ZodType;
  readonly optional: boolean;
  readonly meta: Record<string, unknown>;
}

/** Peels optional and nullable wrappers, gathering the meta on the way. */
function peel(type: z.ZodType): Inner {
  let inner = type;
  let optional = false;
  let meta = { ...(type.meta() ?? {}) };
  for (;;) {
    const def = inner.def as { readonly type: string; readonly innerType?: z.ZodType };
    if ((def.type === 'optional' || def.type === 'nullable') && def.innerType) {
      optional = true;
      inner = def.innerType;
      meta = { ...(inner.meta() ?? {}), ...meta };
    } else return { type: inner, optional, meta };
  }
}

export function shapeOf(type: z.ZodType): FieldShape {
  const { type: inner, optional, meta } = peel(type);
  const def = inner.def as {
    readonly type: string;
    readonly element?: z.ZodType;
    readonly entries?: Record<string, string>;
    readonly format?: string;
  };
  const json = inner as unknown as {
    readonly maxLength?: number | null;
    readonly maxValue?: number | null;
    readonly minValue?: number | null;
  };
  const kind = (meta.kind as FieldKind | undefined) ?? guess(def);
  return {
    kind,
    optional,
    ...(meta.ref ? { ref: meta.ref as string } : {}),
    ...(meta.personal ? { personal: true } : {}),
    ...(meta.confided ? { confided: true } : {}),
    ...(meta.findable ? { findable: true } : {}),
    ...(def.entries ? { options: Object.values(def.entries) } : {}),
    ...(typeof json.maxLength === 'number' ? { max: json.maxLength } : typeof json.maxValue === 'number' ? { max: json.maxValue } : {}),
    ...(typeof json.minValue === 'number' ? { min: json.minValue } : {}),
    ...(def.type === 'array' && def.element && isObject(def.element) ? { columns: shapesOf(def.element) } : {}),
  };
}

const known = new WeakMap<z.ZodObject, Readonly<Record<string, FieldShape>>>();

/** The fields of an object in declared order. Read from the schema once: lists ask for them row by row. */
export function shapesOf(object: z.ZodObject): Readonly<Record<string, FieldShape>> {
  const before = known.get(object);
  if (before) return before;
  const shapes = Object.fromEntries(Object.entries(object.shape).map(([name, type]) => [name, shapeOf(type as z.ZodType)]));
  known.set(object, shapes);
  return shapes;
}

const shortKinds: ReadonlySet<FieldKind> = new Set(['line', 'day', 'whole', 'yes', 'choice', 'ref', 'phone', 'moment']);

/** What a line of a list may show: the declared columns, then every other short field that is not personal. */
export function lineFields(process: AnyProcess): string[] {
  const declared = (process.list.columns as readonly string[]).filter((name) => name !== 'state');
  const short = Object.entries(shapesOf(process.record)).filter(([, shape]) => shortKinds.has(shape.kind) && !shape.personal);
  return [...new Set([...declared, ...short.map(([name]) => name)])];
}

const isObject = (type: z.ZodType): type is z.ZodObject => (type.def as { type: string }).type === 'object';

function guess(def: { readonly type: string; readonly format?: string; readonly element?: z.ZodType }): FieldKind {
  if (def.type === 'boolean' || def.type === 'literal') return 'yes';
  if (def.type === 'enum') return 'choice';
  if (def.type === 'number') return 'whole';
  if (def.type === 'array') return def.element && isObject(def.element) ? 'rows' : 'words';
  if (def.format === 'uuid') return 'uuid';
  if (def.format === 'email') return 'email';
  return 'line';
}
