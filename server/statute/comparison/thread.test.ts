import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { createCompareThread } from './thread.ts';

const scriptOf = (words: string): URL => new URL(`data:text/javascript,${encodeURIComponent(words)}`);
const uncaught: unknown[] = [];
const hear = (error: unknown): void => void uncaught.push(error);
afterEach(() => void process.off('uncaughtException', hear));

test('a thread that breaks after its answer ends alone, and the next question begins another', async () => {
  process.on('uncaughtException', hear);
  const thread = createCompareThread(
    scriptOf(`import { parentPort } from 'node:worker_threads';
      parentPort.on('message', () => {
        parentPort.postMessage({ done: 'answer' });
        setTimeout(() => { throw new Error('late'); }, 20);
      });`),
  );
  const task = { kind: 'show' } as never;
  expect(await thread.ask(task)).toBe('answer');
  await pause(300);
  expect(await thread.ask(task)).toBe('answer');
  await pause(300);
  await thread.stop();
  expect(uncaught).toEqual([]);
});
