import type { AnyProcess, ProcessText } from '../engine/define.ts';

/** The words of any process or register in one language. */
export type AnyText = ProcessText<AnyProcess>;

/** The same keys as another language's words, each with words of its own. */
export type Same<T> = T extends string ? string : { readonly [K in keyof T]: Same<T[K]> };

/** Labels of one choice field, by value, in the form in which `options` keeps them: `field.value`. */
export function optionsOf<const F extends string, O extends Readonly<Record<string, string>>>(field: F, labels: O) {
  const keyed = Object.entries(labels).map(([value, label]) => [`${field}.${value}`, label]);
  return Object.fromEntries(keyed) as { readonly [K in Extract<keyof O, string> as `${F}.${K}`]: string };
}
