import { ApiProblem } from '../../../../shared/api.ts';

const usualWaits = [1000, 2000, 4000, 8000, 15_000, 30_000];

/** Does what may be refused because too much is under way, and after each refusal waits longer before it asks again; the last one counts. */
export async function whenLetIn<T>(act: () => Promise<T>, signal: AbortSignal, waits: readonly number[] = usualWaits): Promise<T> {
  for (const wait of waits) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof ApiProblem && error.code === 'tooManyRequests') || signal.aborted) throw error;
    }
    await new Promise<void>((resolve) => {
      setTimeout(resolve, wait);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    signal.throwIfAborted();
  }
  return act();
}
