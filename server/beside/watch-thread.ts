import { workerData } from 'node:worker_threads';

/** Looks at its process from a thread of its own, which runs on however busy the rest is. Memory outside JavaScript's own is counted, too. */
const { megabytes, parent } = workerData as { readonly megabytes: number; readonly parent: number };

setInterval(() => {
  if (process.memoryUsage.rss() > megabytes * 1024 * 1024 || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
}, 50);
