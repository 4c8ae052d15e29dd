import { zh as activity } from '../../../processes/activity/activity.text.ts';
import { zh as assignment } from '../../../processes/assignment/assignment.text.ts';
import { zh as commitment } from '../../../processes/commitment/commitment.text.ts';
import { zh as consultation } from '../../../processes/consultation/consultation.text.ts';
import { zh as liaisonMatter } from '../../../processes/liaisonMatter/liaisonMatter.text.ts';
import { zh as opinion } from '../../../processes/opinion/opinion.text.ts';
import { zh as participation } from '../../../processes/participation/participation.text.ts';
import { zh as performance } from '../../../processes/performance/performance.text.ts';
import { zh as suggestion } from '../../../processes/suggestion/suggestion.text.ts';
import type { ProcessWords } from './process-words.ts';

/** What the records call their fields, states and actions, in Chinese. */
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
