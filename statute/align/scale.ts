/**
 * The few numbers the alignment turns on, set by what they mean and kept in the middle of the range in which they all do:
 * see README, where what happens when each is changed is written down.
 */
export const scale = {
  /** How alike two articles must be to be one, where their place neither speaks for it nor against it. */
  enough: 0.29,
  /** What counts against a pair of how much more alike either is to another. */
  rivalry: 0.5,
  /** What their place counts for when both stand between the same neighbours, in a gap of one. */
  sameGap: 0.18,
  /** What that counts less with each doubling of the gap: more strangers stand there. */
  perDoubling: 0.02,
  /** What it counts more for the first two articles and for the last two. */
  edge: 0.1,
  /** What counts against a pair with each doubling of the articles it passes over. */
  passed: 0.03,
  /** How much better a paragraph must be found in another article than in the main partner. */
  gained: 0.27,
  /** How much of both articles the words must be that only there are found. */
  carried: 0.18,
  /** How many times more of both it takes when both articles have a main partner already. */
  settled: 1.5,
  /** How much the words must weigh in all: about ten rare pairs of characters. */
  substance: 40,
};
