import { ProblemError } from '../problem.ts';

/** How many may be under way at once on this node, so that a few long ones never take all connections. Answers how to leave. */
export function createLimit(most: number): () => () => void {
  let busy = 0;
  return () => {
    if (busy >= most) throw new ProblemError('tooManyRequests');
    busy += 1;
    let isIn = true;
    return () => {
      if (isIn) busy -= 1;
      isIn = false;
    };
  };
}

/** Passes batches on; calls `onStall` when nobody asks for the next one for so many milliseconds. */
export async function* whileTaken<T>(batches: AsyncGenerator<T>, milliseconds: number, onStall: () => void): AsyncGenerator<T> {
  for await (const batch of batches) {
    const timer = setTimeout(onStall, milliseconds);
    try {
      yield batch;
    } finally {
      clearTimeout(timer);
    }
  }
}
