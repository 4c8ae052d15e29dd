import { changeKindWords } from '../../../contract/statute-comparisons.ts';
import { useLocale } from '../../shared/words.ts';
import { type ChangeKind, kindSigns } from './kinds.ts';

/** A kind of change, by sign and word. */
export function KindMark({ kind }: { readonly kind: ChangeKind }) {
  const label = useKindLabel();
  return (
    <span className={`law-kind law-kind-${kind}`}>
      <i aria-hidden>{kindSigns[kind]}</i>
      {label(kind)}
    </span>
  );
}

/** The words of kinds of change in the language that is switched on. */
export function useKindLabel(): (kind: keyof typeof changeKindWords) => string {
  const locale = useLocale();
  return (kind) => changeKindWords[kind][locale];
}
