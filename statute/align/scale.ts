/**
 * The few numbers the alignment turns on. They were set by what they mean, not searched for; leaving each statute with a
 * known answer out in turn and choosing anew from the others changes none of the results, see README.
 */
export const scale = {
  /** How alike two articles must be to be one, where their place neither speaks for it nor against it. */
  enough: 0.32,
  /** What their place counts for when both stand between the same neighbours, in a gap of one. */
  sameGap: 0.18,
  /** What that counts less with each doubling of the gap: more strangers stand there. */
  perDoubling: 0.02,
  /** What counts against a pair with each doubling of the articles it passes over. */
  passed: 0.03,
  /** How much better a paragraph must be found in another article than in the main partner. */
  gained: 0.3,
  /** How much of both articles the words must be that only there are found. */
  carried: 0.2,
  /** How many times more of both it takes when both articles have a main partner already. */
  settled: 1.5,
  /** How much the words must weigh in all: about ten rare pairs of characters. */
  substance: 40,
};
