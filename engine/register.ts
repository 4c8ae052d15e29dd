import { z } from 'zod';
import type { FieldGroup, ListDef, Process, Reach, Vocabulary, Who } from './define.ts';

type Names<Shape extends z.ZodRawShape> = Extract<keyof Shape, string>;

export interface RegisterHead<V extends Vocabulary, Id extends V['process'], Shape extends z.ZodRawShape> {
  readonly id: Id;
  readonly plural: string;
  readonly record: z.ZodObject<Shape>;
  readonly groups: { readonly [K in keyof Shape]: FieldGroup };
  /** Who keeps the register. */
  readonly editors: readonly V['role'][];
  readonly reach: readonly Reach<never, V['role'], Names<Shape>>[];
  readonly list: ListDef<Names<Shape>>;
  /** Fields by which a row of a table being read in is recognised as one that is already kept. */
  readonly identity: readonly Names<Shape>[];
}

type RegisterState = 'active' | 'ended';
type RegisterAction = 'create' | 'edit' | 'end' | 'resume';

export type Register<V extends Vocabulary, Id extends string, Shape extends z.ZodRawShape> = Process<
  V,
  Id,
  RegisterState,
  never,
  Shape,
  never,
  RegisterAction,
  never
> & { readonly identity: readonly Names<Shape>[] };

/**
 * A register is a process with four actions: create, edit, end, resume. It so has the same log, permissions, versions,
 * list and history as everything else, and rows are ended, never deleted.
 */
export function registerDefiner<V extends Vocabulary>() {
  return function defineRegister<const Id extends V['process'], Shape extends z.ZodRawShape>(
    head: RegisterHead<V, Id, Shape>,
  ): Register<V, Id, Shape> {
    const { editors, identity, ...rest } = head;
    const by = [...editors, 'system'];
    const basis = '';
    const asIs = (c: { input: Record<string, unknown> }) => c.input;
    const process = {
      ...rest,
      identity,
      parties: {},
      states: { active: {}, ended: {} },
      reasons: [],
      deadlines: {},
      turns: {},
      actions: {
        create: { from: 'new', to: 'active', by, basis, input: head.record, patch: asIs },
        edit: { from: ['active'], to: 'same', by, basis, input: head.record.partial(), patch: asIs },
        end: { from: ['active'], to: 'ended', by, basis, input: z.object({ reason: z.string().trim().min(1).max(200) }), confirm: true },
        resume: { from: ['ended'], to: 'active', by, basis, input: z.object({}) },
      },
    };
    return process as unknown as Register<V, Id, Shape>;
  };
}

/** Everybody signed in to the congress through any of these roles. */
export const seenBy = <Role extends string>(
  whos: readonly Who<never, Role>[],
  groups: readonly FieldGroup[],
): Reach<never, Role, never>[] => whos.map((who) => ({ who, groups }));
