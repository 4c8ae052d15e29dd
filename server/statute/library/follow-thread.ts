import { parentPort, workerData } from 'node:worker_threads';
import { align, parseStatute } from '../../../statute/index.ts';
import type { Followed } from './moved.ts';

/** Runs beside the server: aligns two versions of a law and tells where the asked articles of the older one went. */
const { older, newer, articles } = workerData as { readonly older: string; readonly newer: string; readonly articles: readonly string[] };
const wanted = new Set(articles);
const followed: Followed = {};
for (const pair of align(parseStatute(older), parseStatute(newer)).pairs)
  for (const { number } of pair.old) {
    if (!wanted.has(number)) continue;
    const linked = pair.links.filter((link) => link.old.number === number).map((link) => link.new.number);
    followed[number] = [...new Set(linked.length > 0 ? linked : pair.new.map((article) => article.number))];
  }
parentPort?.postMessage(followed);
