import { z } from 'zod';
import type {
  AnyProcess,
  Context,
  DeadlineMove,
  FieldGroup,
  ListDef,
  Need,
  Objection,
  PartyChange,
  Process,
  Reach,
  Tell,
  Vocabulary,
} from './define.ts';

type Names<Shape extends z.ZodRawShape> = Extract<keyof Shape, string>;

/**
 * Whose a row can be: the unit or delegation that `field` names. Those who hold one of `roles` there see and keep their own rows
 * beside the register's editors; a row that names none is the editors' alone.
 */
export interface RowOwner<F extends string, Role extends string> {
  readonly field: F;
  readonly kind: 'unit' | 'delegation';
  readonly roles: readonly Role[];
}

/** Why somebody who is no editor may not keep a row. */
export type OwnReason = 'notOwnRow';

export interface RegisterHead<
  V extends Vocabulary,
  Id extends V['process'],
  Shape extends z.ZodRawShape,
  Reason extends string,
  Owner extends RowOwner<Names<Shape>, V['role']> | undefined = undefined,
> {
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
  readonly owner?: Owner;
  /** Why an entry may be refused besides its form. */
  readonly reasons?: readonly Reason[];
  /** Looks at the whole row as it would stand after creating or editing. */
  readonly check?: RowCheck<V, z.output<z.ZodObject<Shape>>, Reason>;
}

export type RowCheck<V extends Vocabulary, Row, Reason extends string> = (
  row: Row,
  c: Context<V, string, Row, Record<string, unknown>>,
) => true | Objection<Reason>;

export type RegisterState = 'active' | 'ended';
export type RegisterAction = 'create' | 'edit' | 'end' | 'resume';

export type Register<
  V extends Vocabulary,
  Id extends string,
  Shape extends z.ZodRawShape,
  Reason extends string = never,
  Party extends string = never,
> = Process<V, Id, RegisterState, Party, Shape, Reason, RegisterAction, never> & { readonly identity: readonly Names<Shape>[] };

/** Whether a process is kept as a register: rows that are created, edited, ended and resumed. */
export const isRegister = (process: AnyProcess): boolean => Object.hasOwn(process, 'identity');

/**
 * A register is a process with four actions: create, edit, end, resume. It so has the same log, permissions, versions,
 * list and history as everything else, and rows are ended, never deleted.
 */
export function registerDefiner<V extends Vocabulary>() {
  return function defineRegister<
    const Id extends V['process'],
    Shape extends z.ZodRawShape,
    const Reason extends string = never,
    const Owner extends RowOwner<Names<Shape>, V['role']> | undefined = undefined,
  >(
    head: RegisterHead<V, Id, Shape, Reason, Owner>,
  ): Register<V, Id, Shape, Reason | (Owner extends undefined ? never : OwnReason), Owner extends undefined ? never : 'owner'> {
    const { editors: _e, creators: _c, identity, owner, reasons = [], check: _check, ...rest } = head;
    const { acts, ownReach } = rowActs(head);
    const process = {
      ...rest,
      reach: [...rest.reach, ...ownReach],
      identity,
      parties: owner ? { owner: owner.kind } : {},
      states: { active: {}, ended: {} },
      reasons: owner ? [...reasons, 'notOwnRow'] : reasons,
      deadlines: {},
      turns: {},
      actions: acts,
    };
    return process as unknown as Register<
      V,
      Id,
      Shape,
      Reason | (Owner extends undefined ? never : OwnReason),
      Owner extends undefined ? never : 'owner'
    >;
  };
}

/** What the four actions of rows are made from; `ties` are parties of a row besides its owner. */
export interface RowHead {
  readonly record: z.ZodObject;
  readonly groups: Readonly<Record<string, FieldGroup>>;
  readonly editors: readonly string[];
  readonly creators?: readonly string[];
  readonly owner?: AnyOwner | undefined;
  /** Fields that only actions of their own set: create and edit refuse them. */
  readonly byActions?: readonly string[];
  // biome-ignore lint/suspicious/noExplicitAny: the check's row was typed where it was declared
  readonly check?: RowCheck<any, any, string>;
  ties?(c: Pick<OwnedContext, 'record' | 'input' | 'case'>): readonly PartyChange<string>[];
  moves?(c: Pick<OwnedContext, 'input'>): readonly DeadlineMove<Vocabulary>[];
  editNeeds?(c: OwnedContext): readonly Need<string>[];
  editTells?(c: OwnedContext): readonly Tell<string>[];
}

/** The four actions of a register's rows, and what owners see of theirs. `edited` are the states in which a row takes an edit. */
export function rowActs(head: RowHead, edited: readonly string[] = ['active']) {
  const { editors, creators = editors, owner, check: checkRow, ties, moves, editNeeds, editTells } = head;
  const owners = owner ? [{ party: 'owner', role: owner.roles } as const] : [];
  const by = [...editors, ...owners, 'system'];
  const basis = '';
  const patch = (c: OwnedContext) => c.input;
  const check = (c: OwnedContext) => {
    if (owner && !isOwnRow(owner, editors, c)) return { reason: 'notOwnRow', field: owner.field } as const;
    return checkRow ? checkRow({ ...c.record, ...c.input }, c) : true;
  };
  const entry = peoplesEntry(head);
  const sealed = entry === head.record ? {} : { create: { systemInput: head.record }, edit: { systemInput: head.record.partial() } };
  const parties = owner || ties ? { parties: (c: OwnedContext) => [...(owner ? ownerChange(owner, c) : []), ...(ties?.(c) ?? [])] } : {};
  const reason = z.object({ reason: z.string().trim().min(1).max(200) });
  const acts = {
    create: {
      from: 'new',
      to: 'active',
      // Nobody is tied to a row before it is there: whose it will be is asked by the check.
      by: [...creators, ...(owner?.roles ?? []), 'system'],
      basis,
      input: entry,
      patch,
      check,
      ...parties,
      ...sealed.create,
    },
    edit: {
      from: edited,
      to: 'same',
      by,
      basis,
      input: entry.partial(),
      patch,
      check,
      ...parties,
      ...(moves ? { moves } : {}),
      ...(editNeeds ? { needs: editNeeds } : {}),
      ...(editTells ? { tells: editTells } : {}),
      ...sealed.edit,
    },
    end: { from: ['active'], to: 'ended', by, basis, input: reason, confirm: true },
    resume: { from: ['ended'], to: 'active', by, basis, input: z.object({}) },
  };
  return { acts, ownReach: owners.map((who) => ({ who, groups: openGroups(head.groups) })) };
}

type OwnedContext = Context<Vocabulary, string, Record<string, unknown>, Record<string, unknown>>;
type AnyOwner = RowOwner<string, string>;

/** Editors keep every row; everybody else only rows of a unit or delegation they work for, and cannot give them away. */
function isOwnRow(owner: AnyOwner, editors: readonly string[], c: Pick<OwnedContext, 'actor' | 'case' | 'record' | 'input'>): boolean {
  const { actor } = c;
  if (actor.kind === 'system') return true;
  if (actor.kind === 'citizen') return false;
  const here = actor.grants.filter((g) => g.congressId === c.case.congressId);
  if (here.some((g) => editors.includes(g.role))) return true;
  const whose = owner.field in c.input ? c.input[owner.field] : c.record[owner.field];
  const scope = owner.kind === 'unit' ? 'unitId' : 'delegationId';
  return here.some((g) => owner.roles.includes(g.role) && g[scope] !== undefined && g[scope] === whose);
}

/** The tie of a row to its owner, and the end of the tie before. */
function ownerChange(owner: AnyOwner, c: Pick<OwnedContext, 'record' | 'input'>): PartyChange<'owner'>[] {
  if (!(owner.field in c.input)) return [];
  const before = c.record[owner.field];
  const after = c.input[owner.field];
  if (before === after) return [];
  return [
    ...(typeof before === 'string' ? [{ party: 'owner', subject: before, status: 'ended' } as const] : []),
    ...(typeof after === 'string' ? [{ party: 'owner', subject: after, status: 'active' } as const] : []),
  ];
}

const openGroups = (groups: Readonly<Record<string, FieldGroup>>): FieldGroup[] => [
  ...new Set(Object.values(groups).filter((group) => group !== 'sealed')),
];

/** The fields that people may enter; where some are sealed, naming one is refused rather than overlooked. */
function peoplesEntry(head: Pick<RowHead, 'record' | 'groups' | 'byActions'>): z.ZodObject {
  const fields = Object.entries(head.record.shape);
  const open = fields.filter(([field]) => head.groups[field] !== 'sealed' && !head.byActions?.includes(field));
  return open.length === fields.length ? head.record : z.strictObject(Object.fromEntries(open));
}
