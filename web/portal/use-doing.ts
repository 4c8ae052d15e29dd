import { useState } from 'react';
import { useLocale } from '../shared/words.ts';
import { type Manner, PortalProblem } from './ask.ts';

/** Does something once, and shows what went wrong where it did. */
export function useDoing(): {
  readonly isBusy: boolean;
  readonly problem: PortalProblem | null;
  readonly run: (work: (manner: Manner) => Promise<void>) => void;
} {
  const locale = useLocale();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<PortalProblem | null>(null);
  const run = (work: (manner: Manner) => Promise<void>): void => {
    setBusy(true);
    setProblem(null);
    work({ locale })
      .catch((error: unknown) => setProblem(error instanceof PortalProblem ? error : new PortalProblem('badAnswer', 0, '')))
      .finally(() => setBusy(false));
  };
  return { isBusy, problem, run };
}
