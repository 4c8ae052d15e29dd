import type { z } from 'zod';
import type { Case, LinkedCase, PartyKind } from './case.ts';
import type { ActionDef, DeadlineDef, DeadlineMove, Need, PartyChange, Process, ProcessHead, Reach, Tell, Vocabulary } from './define.ts';
import {
  type OwnReason,
  type RegisterAction,
  type RegisterHead,
  type RegisterState,
  type RowHead,
  type RowOwner,
  rowActs,
} from './register.ts';

type Names<Shape extends z.ZodRawShape> = Extract<keyof Shape, string>;
type Fields<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape>>;

/** What an edit is decided from: the row as it stood, and what is entered. */
export interface Edited<R> {
  readonly record: R;
  readonly input: Partial<R>;
  readonly case: Pick<Case, 'id' | 'state'>;
  readonly found: readonly LinkedCase[];
}

/** A register whose rows have a life of their own besides being kept: further states, parties and ties. */
export interface GrownHead<
  V extends Vocabulary,
  Id extends V['process'],
  Shape extends z.ZodRawShape,
  Reason extends string,
  Owner extends RowOwner<Names<Shape>, V['role']> | undefined,
  S extends string,
  P extends string,
> extends Omit<RegisterHead<V, Id, Shape, Reason, Owner>, 'reach' | 'list'> {
  readonly states: { readonly [K in S]: { readonly final?: boolean } };
  readonly parties: { readonly [K in P]: PartyKind };
  /** Besides `active`: the states in which a row may still be edited. */
  readonly edited?: readonly NoInfer<S>[];
  readonly children?: readonly V['process'][];
  /** Fields that only the process's own actions set: create and edit refuse them. */
  readonly byActions?: readonly Names<Shape>[];
  /** Open deadlines that an edit computes anew. */
  moves?(c: { readonly input: Partial<Fields<Shape>> }): readonly DeadlineMove<V>[];
  /** What an edit looks up, and what it tells the records tied to the row. */
  editNeeds?(c: Edited<Fields<Shape>>): readonly Need<V['process']>[];
  editTells?(c: Edited<Fields<Shape>>): readonly Tell<V['process']>[];
  /** Parties that follow from a row's fields whenever it is created or edited. */
  ties?(c: {
    readonly record: Partial<Fields<Shape>>;
    readonly input: Partial<Fields<Shape>>;
    readonly case: Pick<Case, 'id' | 'parties'>;
  }): readonly PartyChange<NoInfer<P>>[];
}

/**
 * Gives `growRegister` for one vocabulary: the four actions of a register and the process's own in one declaration, in the same order of
 * steps as `defineProcess`. Rows go on being created, imported, exported and edited as in every register.
 */
export function registerGrower<V extends Vocabulary>() {
  return function growRegister<
    const Id extends V['process'],
    Shape extends z.ZodRawShape,
    const S extends string,
    const P extends string,
    const Reason extends string = never,
    const Owner extends RowOwner<Names<Shape>, V['role']> | undefined = undefined,
  >(head: GrownHead<V, Id, Shape, Reason, Owner, S, P>) {
    type AllStates = S | RegisterState;
    type AllParties = P | (Owner extends undefined ? never : 'owner');
    type AllReasons = Reason | (Owner extends undefined ? never : OwnReason);
    type R = Fields<Shape>;
    type Views = {
      readonly reach: readonly Reach<AllParties, V['role'], Names<Shape>>[];
      readonly turns: { readonly [K in AllStates]?: string };
      readonly keeper?: V['role'];
      readonly list: Process<V, Id, AllStates, AllParties, Shape>['list'];
    };
    const {
      editors: _e,
      creators: _c,
      identity,
      owner,
      check: _k,
      edited = [],
      ties: _t,
      moves: _m,
      editNeeds: _n,
      editTells: _s,
      byActions: _b,
      reasons = [],
      states,
      parties,
      ...rest
    } = head;
    const { acts, ownReach } = rowActs(head as unknown as RowHead, ['active', ...edited]);
    return {
      /** Some of the actions, declared in a file of their own; `withActions` takes the groups together. */
      actions<Inputs extends Record<string, z.ZodObject>>(
        some: {
          readonly [K in keyof Inputs]: ActionDef<V, AllStates, AllParties, R, AllReasons, Inputs[K]>;
        },
      ) {
        return some;
      },
      withActions<Inputs extends Record<string, z.ZodObject>>(
        actions: { readonly [K in keyof Inputs]: ActionDef<V, AllStates, AllParties, R, AllReasons, Inputs[K]> },
      ) {
        type A = Extract<keyof Inputs, string> | RegisterAction;
        return {
          withDeadlines<const D extends string>(deadlines: { readonly [K in D]: DeadlineDef<V, AllStates, AllParties, R, A> }) {
            return {
              withViews(
                views: Views,
              ): Process<V, Id, AllStates, AllParties, Shape, AllReasons, A, D> & { readonly identity: readonly Names<Shape>[] } {
                const process = {
                  ...rest,
                  ...views,
                  identity,
                  reach: [...views.reach, ...ownReach],
                  parties: { ...parties, ...(owner ? { owner: owner.kind } : {}) },
                  states: { active: {}, ...states, ended: {} },
                  reasons: owner ? [...reasons, 'notOwnRow'] : reasons,
                  actions: { ...acts, ...actions },
                  deadlines,
                } satisfies Omit<ProcessHead<Vocabulary, string, string, string, z.ZodRawShape, string>, 'parent'> &
                  Record<string, unknown>;
                return process as unknown as Process<V, Id, AllStates, AllParties, Shape, AllReasons, A, D> & {
                  readonly identity: readonly Names<Shape>[];
                };
              },
            };
          },
        };
      },
    };
  };
}
