import { en as activity } from '../../../processes/activity/activity.text.en.ts';
import { en as assignment } from '../../../processes/assignment/assignment.text.en.ts';
import { en as commitment } from '../../../processes/commitment/commitment.text.en.ts';
import { en as consultation } from '../../../processes/consultation/consultation.text.en.ts';
import { en as liaisonMatter } from '../../../processes/liaisonMatter/liaisonMatter.text.en.ts';
import { en as opinion } from '../../../processes/opinion/opinion.text.en.ts';
import { en as participation } from '../../../processes/participation/participation.text.en.ts';
import { en as performance } from '../../../processes/performance/performance.text.en.ts';
import { en as suggestion } from '../../../processes/suggestion/suggestion.text.en.ts';
import type { ProcessWords } from './process-words.ts';

/** What the records call their fields, states and actions, in English. */
export const words: ProcessWords = {
  suggestion,
  assignment,
  opinion,
  performance,
  commitment,
  participation,
  activity,
  liaisonMatter,
  consultation,
};
