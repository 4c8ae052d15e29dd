import type { PlainDate } from './calendar.ts';
import type { Duration } from './duration.ts';

/** The same words in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** What a rule key holds and means. Number bounds and choice options are part of the key. */
export type RuleDefinition = Bilingual & { readonly meaning: Bilingual } & (
    | { readonly type: 'duration'; readonly startEvents: readonly [string, ...string[]] }
    | { readonly type: 'window' }
    | { readonly type: 'flag' }
    | { readonly type: 'number'; readonly min: number; readonly max: number }
    | { readonly type: 'choice'; readonly options: readonly [string, ...string[]] }
  );

/** A closed list of rule keys. */
export type RuleCatalogue = Readonly<Record<string, RuleDefinition>>;

/** A part of every year, first and last day as `MM-DD`. */
export interface YearlyWindow {
  readonly from: string;
  readonly until: string;
}

/** A time limit and the event it runs from. */
export interface DurationRule<Event extends string = string> extends Duration {
  readonly startEvent: Event;
}

/** The value a key takes. A limit may be null: this place expressly sets none. */
export type RuleValue<D extends RuleDefinition> = D extends { type: 'duration'; startEvents: readonly (infer E extends string)[] }
  ? DurationRule<E> | null
  : D extends { type: 'window' }
    ? YearlyWindow | null
    : D extends { type: 'flag' }
      ? boolean
      : D extends { type: 'number' }
        ? number
        : D extends { type: 'choice'; options: readonly (infer O)[] }
          ? O
          : never;

/** How binding a rule is: statute, local regulation, or the product's own default. */
export type LegalForce = 'law' | 'localRule' | 'default';

/** One rule as a text lays it down, with the days between which it holds (`effectiveTo` is its last day in force). */
export interface RuleEntry<C extends RuleCatalogue, K extends keyof C> {
  readonly key: K;
  readonly value: RuleValue<C[K]>;
  /** Name of the text and article. */
  readonly source: Bilingual;
  readonly effectiveFrom: PlainDate;
  readonly effectiveTo?: PlainDate;
  readonly legalForce: LegalForce;
  /** The first day in force could not be read in the text itself. */
  readonly effectiveFromUnverified?: true;
  /** The event from which the limit runs could not be read in the text itself. */
  readonly startEventUnverified?: true;
}

/** A rule of any key of the catalogue. */
export type AnyRule<C extends RuleCatalogue> = { readonly [K in keyof C]: RuleEntry<C, K> }[keyof C];

/** The rules of one place. What it leaves unsaid is answered by its parent. */
export interface RulePack<C extends RuleCatalogue> {
  readonly id: string;
  readonly jurisdiction: Bilingual;
  readonly parent: string | null;
  readonly rules: readonly AnyRule<C>[];
}

/** The rule that holds on a day, and the pack it was found in. */
export interface ResolvedRule<C extends RuleCatalogue, K extends keyof C> extends RuleEntry<C, K> {
  readonly packId: string;
}

/**
 * Looks a rule up as it stood on a day: the first pack of the list (own overrides, place, nation, defaults) that holds one.
 * Null where none of them does.
 */
export function resolveRule<C extends RuleCatalogue, K extends keyof C>(
  packs: readonly RulePack<C>[],
  key: K,
  on: PlainDate,
): ResolvedRule<C, K> | null {
  for (const pack of packs) {
    for (const rule of pack.rules) {
      if (isOf(rule, key) && holds(rule, on)) return { ...rule, packId: pack.id };
    }
  }
  return null;
}

const isOf = <C extends RuleCatalogue, K extends keyof C>(rule: RuleEntry<C, keyof C>, key: K): rule is RuleEntry<C, K> => rule.key === key;

const holds = (rule: { effectiveFrom: PlainDate; effectiveTo?: PlainDate }, on: PlainDate): boolean =>
  rule.effectiveFrom <= on && (rule.effectiveTo === undefined || on <= rule.effectiveTo);

/**
 * A pack and its parents, nearest first, ready for `resolveRule`. Throws for an id that is not among them or a circle.
 */
export function packChain<C extends RuleCatalogue>(packs: readonly RulePack<C>[], id: string): RulePack<C>[] {
  const chain: RulePack<C>[] = [];
  for (let next: string | null = id; next !== null; ) {
    const pack = packs.find((p) => p.id === next);
    if (!pack) throw new RangeError(`no such rule pack: ${next}`);
    if (chain.includes(pack)) throw new RangeError(`rule packs in a circle: ${next}`);
    chain.push(pack);
    next = pack.parent;
  }
  return chain;
}
