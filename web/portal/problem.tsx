import { useWords } from '../shared/words.ts';
import type { PortalProblem } from './ask.ts';
import { portalWords } from './text.ts';

/** A problem in words, with a way to try again. */
export function ProblemNote({ problem, again }: { readonly problem: PortalProblem; readonly again?: () => void }) {
  const t = useWords(portalWords);
  return (
    <div className="notice late" role="alert">
      <p>{problem.code === 'offline' || problem.message === '' ? t.offline : problem.message}</p>
      {again && (
        <button type="button" onClick={again}>
          {t.again}
        </button>
      )}
    </div>
  );
}
