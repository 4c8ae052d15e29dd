import type { FigureView } from '../../../../contract/system.ts';
import { noValue } from '../../../../engine/measure.ts';
import { processOf } from '../../../../processes/all.ts';
import type { Search } from '../../router.tsx';

/** Which session a set of figures is of, and until which day. */
export interface Span {
  readonly session: string;
  readonly cutoff: string;
  /** The frozen set they stand in, if they are not counted now. */
  readonly frozen?: string;
}

/** The list of the very records that a number of a figure was counted from. */
export function recordsOf(
  figure: FigureView,
  span: Span,
  which: { readonly part?: 'of' | 'part' | 'rest'; readonly value?: string | null },
): { readonly to: string; readonly search: Search } {
  return {
    to: `/${processOf(figure.opens[which.part === 'rest' ? 'of' : (which.part ?? 'of')]).plural}`,
    search: {
      measure: figure.measure,
      part: which.part ?? 'of',
      session: span.session,
      cutoff: span.cutoff,
      ...(span.frozen ? { frozen: span.frozen } : {}),
      ...(which.value === undefined ? {} : { value: which.value || noValue }),
    },
  };
}
