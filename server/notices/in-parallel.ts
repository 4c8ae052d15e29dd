/**
 * Does the work of each item, no more than `most` at a time, and sums up what each answers. One that throws does not keep the others from
 * their turn; its error is thrown when all are through.
 */
export async function inParallel<T>(items: readonly T[], most: number, work: (item: T) => Promise<number>): Promise<number> {
  const waiting = [...items];
  const errors: unknown[] = [];
  let sum = 0;
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift())
      try {
        const done = await work(item);
        sum += done;
      } catch (error) {
        errors.push(error);
      }
  };
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, worker));
  if (errors.length > 0) throw errors[0];
  return sum;
}
