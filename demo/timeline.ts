import type { World } from './world.ts';

/** A course of events: each yield says when it wants to go on. */
export type Story = AsyncGenerator<Date, void, void>;

interface Waiting {
  readonly at: number;
  readonly order: number;
  readonly story: Story;
}

/**
 * Tells many stories at once, each step in the order of time; a story may begin others. A step that would lie after `until` is never
 * taken: its story stays where it is.
 */
export async function tellAll(world: World, until: Date, makeStories: (begin: (story: Story) => void) => readonly Story[]): Promise<void> {
  const heap: Waiting[] = [];
  const begun: Story[] = [];
  let order = 0;
  const resume = async (story: Story) => {
    const step = await story.next();
    if (step.done) return;
    // Nobody acts before the present moment of the city.
    const moment = Math.max(step.value.getTime(), world.now().getTime());
    if (moment <= until.getTime()) push(heap, { at: moment, order: order++, story });
  };
  begun.push(...makeStories((story) => begun.push(story)));
  for (;;) {
    for (let story = begun.shift(); story; story = begun.shift()) await resume(story);
    const next = pop(heap);
    if (!next) return;
    world.setNow(new Date(next.at));
    await resume(next.story);
  }
}

const isBefore = (a: Waiting, b: Waiting) => a.at < b.at || (a.at === b.at && a.order < b.order);

function push(heap: Waiting[], item: Waiting): void {
  let i = heap.length;
  heap.push(item);
  while (i > 0) {
    const up = (i - 1) >> 1;
    const parent = heap[up] as Waiting;
    if (!isBefore(item, parent)) break;
    heap[i] = parent;
    i = up;
  }
  heap[i] = item;
}

function pop(heap: Waiting[]): Waiting | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (!first || !last || heap.length === 0) return first;
  let i = 0;
  for (;;) {
    let child = 2 * i + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && isBefore(heap[child + 1] as Waiting, heap[child] as Waiting)) child++;
    if (!isBefore(heap[child] as Waiting, last)) break;
    heap[i] = heap[child] as Waiting;
    i = child;
  }
  heap[i] = last;
  return first;
}
