/** What was done so far and how to undo it, so that a stop at any moment leaves nothing running. */
export interface Steps {
  /** Waits for a step; once it is done, `undo` takes back what it made. A step that ends after the stop is undone at once. */
  take<T>(step: Promise<T>, undo?: (made: T) => Promise<void>): Promise<T>;
  /**
   * Undoes everything, last first. A step under way is waited for: no longer than `patience` when it will have to be
   * undone, and a moment only when it leaves nothing behind.
   */
  undoAll(patience: number): Promise<void>;
}

/** Thrown into a start that was stopped halfway. */
export class Stopped extends Error {}

const moment = 1500;

export function createSteps(): Steps {
  const undos: (() => Promise<void>)[] = [];
  let current = { settled: Promise.resolve(), leavesSomething: false };
  let stopped = false;

  return {
    take: (step, undo) => {
      const taken = step.then((made) => {
        if (undo) undos.push(() => undo(made));
        if (stopped) throw new Stopped();
        return made;
      });
      const settled = taken.then(
        () => {},
        () => {},
      );
      current = { settled, leavesSomething: undo !== undefined };
      return taken;
    },
    undoAll: async (patience) => {
      stopped = true;
      const limit = current.leavesSomething ? patience : Math.min(patience, moment);
      await Promise.race([current.settled, pause(limit)]);
      for (let undo = undos.pop(); undo; undo = undos.pop()) {
        // One that hangs must not keep the others, above all the database, from being stopped.
        const undone = undo().catch((error: unknown) => console.error(error));
        await Promise.race([undone, pause(undos.length === 0 ? patience * 2 : patience / 2)]);
      }
    },
  };
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
