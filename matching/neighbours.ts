import type { Ranked } from './classifier.ts';

/** A decided case that is like the one at hand, and how much, from 0 to 1. */
export interface Neighbour {
  readonly label: string;
  readonly score: number;
}

/** The labels of similar cases, those of the most alike first: each neighbour votes with the square of its likeness. Shares add up to 1. */
export function vote(neighbours: readonly Neighbour[]): Ranked[] {
  const votes = new Map<string, number>();
  let all = 0;
  for (const { label, score } of neighbours) {
    votes.set(label, (votes.get(label) ?? 0) + score ** 2);
    all += score ** 2;
  }
  return [...votes].map(([label, sum]) => ({ label, score: all === 0 ? 0 : sum / all })).sort(byScore);
}

/** Scores of a classifier as shares that add up to 1, the same order kept. */
export function shares(ranked: readonly Ranked[]): Ranked[] {
  const best = ranked[0]?.score ?? 0;
  const raised = ranked.map(({ label, score }) => ({ label, score: Math.exp(steepness * (score - best)) }));
  const sum = raised.reduce((total, r) => total + r.score, 0);
  return raised.map(({ label, score }) => ({ label, score: score / sum }));
}

/** So steep that a margin of one, which the training asks for, tells plainly. */
const steepness = 4;

const byScore = (a: Ranked, b: Ranked): number => b.score - a.score || (a.label < b.label ? -1 : 1);
