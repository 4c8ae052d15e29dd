import { z } from 'zod';
import type { Context, FieldGroup, ListDef, Objection, Process, Reach, Vocabulary } from './define.ts';

type Names<Shape extends z.ZodRawShape> = Extract<keyof Shape, string>;

export interface RegisterHead<V extends Vocabulary, Id extends V['process'], Shape extends z.ZodRawShape, Reason extends string> {
  readonly id: Id;
  readonly plural: string;
  readonly record: z.ZodObject<Shape>;
  /** Fields of group `sealed` are set by the system alone: people's create and edit refuse them. */
  readonly groups: { readonly [K in keyof Shape]: FieldGroup };
  /** Who keeps the register. */
  readonly editors: readonly V['role'][];
  /** Who adds rows, where that is not everyone who keeps the register. */
  readonly creators?: readonly V['role'][];
  readonly reach: readonly Reach<never, V['role'], Names<Shape>>[];
  readonly list: ListDef<Names<Shape>>;
  /** Fields by which a row of a table being read in is recognised as one that is already kept. */
  readonly identity: readonly Names<Shape>[];
  /** Why an entry may be refused besides its form. */
  readonly reasons?: readonly Reason[];
  /** Looks at the whole row as it would stand after creating or editing. */
  readonly check?: RowCheck<V, z.output<z.ZodObject<Shape>>, Reason>;
}

export type RowCheck<V extends Vocabulary, Row, Reason extends string> = (
  row: Row,
  c: Context<V, string, Row, Record<string, unknown>>,
) => true | Objection<Reason>;

type RegisterState = 'active' | 'ended';
type RegisterAction = 'create' | 'edit' | 'end' | 'resume';

export type Register<V extends Vocabulary, Id extends string, Shape extends z.ZodRawShape, Reason extends string = never> = Process<
  V,
  Id,
  RegisterState,
  never,
  Shape,
  Reason,
  RegisterAction,
  never
> & { readonly identity: readonly Names<Shape>[] };

/**
 * A register is a process with four actions: create, edit, end, resume. It so has the same log, permissions, versions,
 * list and history as everything else, and rows are ended, never deleted.
 */
export function registerDefiner<V extends Vocabulary>() {
  return function defineRegister<const Id extends V['process'], Shape extends z.ZodRawShape, const Reason extends string = never>(
    head: RegisterHead<V, Id, Shape, Reason>,
  ): Register<V, Id, Shape, Reason> {
    const { editors, creators = editors, identity, reasons = [], check: checkRow, ...rest } = head;
    const by = [...editors, 'system'];
    const basis = '';
    type Row = z.output<z.ZodObject<Shape>>;
    type Asked = Context<V, string, Row, Record<string, unknown>>;
    const asIs = (c: Asked) => c.input;
    const check = checkRow ? { check: (c: Asked) => checkRow({ ...c.record, ...c.input } as Row, c) } : {};
    const entry = peoplesEntry(head);
    const sealed = entry === head.record ? {} : { create: { systemInput: head.record }, edit: { systemInput: head.record.partial() } };
    const process = {
      ...rest,
      identity,
      parties: {},
      states: { active: {}, ended: {} },
      reasons,
      deadlines: {},
      turns: {},
      actions: {
        create: { from: 'new', to: 'active', by: [...creators, 'system'], basis, input: entry, patch: asIs, ...check, ...sealed.create },
        edit: { from: ['active'], to: 'same', by, basis, input: entry.partial(), patch: asIs, ...check, ...sealed.edit },
        end: { from: ['active'], to: 'ended', by, basis, input: z.object({ reason: z.string().trim().min(1).max(200) }), confirm: true },
        resume: { from: ['ended'], to: 'active', by, basis, input: z.object({}) },
      },
    };
    return process as unknown as Register<V, Id, Shape, Reason>;
  };
}

/** The fields that people may enter; where some are sealed, naming one is refused rather than overlooked. */
function peoplesEntry(head: { readonly record: z.ZodObject; readonly groups: Readonly<Record<string, FieldGroup>> }): z.ZodObject {
  const fields = Object.entries(head.record.shape);
  const open = fields.filter(([field]) => head.groups[field] !== 'sealed');
  return open.length === fields.length ? head.record : z.strictObject(Object.fromEntries(open));
}
