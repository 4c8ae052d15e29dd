import { parentPort } from 'node:worker_threads';
import {
  align,
  articlesOf,
  outlineOf,
  type PackedPairs,
  packPairs,
  parseStatute,
  readAkn,
  type Statute,
  unpackPairs,
} from '../../../statute/index.ts';
import { type KeyedCorrection, showComparison } from './show.ts';

/** What a thread is asked to do; texts and trees in, JSON ready to keep out. */
export type Task =
  | { readonly kind: 'preview'; readonly text: string }
  | { readonly kind: 'compare'; readonly old: string; readonly new: string; readonly corrections: readonly KeyedCorrection[] }
  | {
      readonly kind: 'show';
      readonly old: Statute;
      readonly new: Statute;
      readonly pairs: PackedPairs;
      readonly corrections: readonly KeyedCorrection[];
    };

export interface Answers {
  readonly preview: { readonly title: string; readonly articles: number; readonly characters: number; readonly history: readonly string[] };
  readonly compare: {
    readonly old: string;
    readonly new: string;
    readonly pairs: string;
    readonly shown: string;
    readonly milliseconds: number;
    readonly articles: number;
  };
  readonly show: { readonly shown: string };
}

/** An Akoma Ntoso file is a tree already; anything else is parsed. */
const treeOf = (text: string): Statute => {
  if (/<(?:[\w.-]{1,40}:)?akomaNtoso[\s>]/u.test(text.slice(0, 2000))) {
    const read = readAkn(text);
    if ('statute' in read) return read.statute;
  }
  return parseStatute(text);
};

function answer(task: Task): Answers[Task['kind']] {
  switch (task.kind) {
    case 'preview': {
      const statute = treeOf(task.text);
      return {
        title: statute.title,
        articles: articlesOf(statute).length,
        characters: task.text.length,
        history: statute.history.slice(0, 20).map((line) => line.slice(0, 300)),
      };
    }
    case 'compare': {
      const began = performance.now();
      const old = treeOf(task.old);
      const now = treeOf(task.new);
      const alignment = align(old, now);
      const milliseconds = Math.round(performance.now() - began);
      const shown = JSON.stringify(showComparison(old, now, alignment, task.corrections));
      const pairs = JSON.stringify(packPairs(alignment));
      const articles = alignment.old.articles.length + alignment.new.articles.length;
      return { old: JSON.stringify(old), new: JSON.stringify(now), pairs, shown, milliseconds, articles };
    }
    case 'show': {
      const alignment = unpackPairs(outlineOf(task.old), outlineOf(task.new), task.pairs);
      return { shown: JSON.stringify(showComparison(task.old, task.new, alignment, task.corrections)) };
    }
  }
}

parentPort?.on('message', (task: Task) => {
  try {
    parentPort?.postMessage({ done: answer(task) });
  } catch (error) {
    parentPort?.postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
