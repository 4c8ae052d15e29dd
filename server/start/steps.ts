/** What was done so far and how to undo it, so that a stop at any moment leaves nothing running. */
export interface Steps {
  /** Waits for a step; once it is done, `undo` takes back what it made. A step that ends after the stop is undone at once. */
  take<T>(step: Promise<T>, undo?: (made: T) => Promise<void>): Promise<T>;
  /** Undoes everything, last first. Waits for a step under way that will have to be undone, but no longer than `patience`. */
  undoAll(patience: number): Promise<void>;
}

/** Thrown into a start that was stopped halfway. */
export class Stopped extends Error {}

export function createSteps(): Steps {
  const undos: (() => Promise<void>)[] = [];
  let current: Promise<unknown> = Promise.resolve();
  let stopped = false;

  return {
    take: (step, undo) => {
      const taken = step.then((made) => {
        if (undo) undos.push(() => undo(made));
        if (stopped) throw new Stopped();
        return made;
      });
      // What leaves nothing behind need not be waited for.
      current = undo ? taken.catch(() => {}) : Promise.resolve();
      return taken;
    },
    undoAll: async (patience) => {
      stopped = true;
      await Promise.race([current, new Promise((resolve) => setTimeout(resolve, patience).unref())]);
      for (let undo = undos.pop(); undo; undo = undos.pop()) await undo().catch((error: unknown) => console.error(error));
    },
  };
}
