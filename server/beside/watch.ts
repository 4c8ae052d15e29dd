import { Worker } from 'node:worker_threads';

/** Begins to watch over this process, which was started beside another: it ends when it takes more memory than it may, and when the other is gone. */
export function watchMemory(): void {
  const megabytes = Number(process.env.YISHI_MOST_MEMORY);
  if (!(megabytes > 0)) throw new Error('this is started by another process');
  process.on('disconnect', () => process.exit(0));
  new Worker(new URL('./watch-thread.ts', import.meta.url), { execArgv: [], workerData: { megabytes, parent: process.ppid } }).unref();
}
