import type { FeatureOptions } from '../../matching/features.ts';

/** What models are made of. A change asks for new models: write a migration that empties `learnt_model`. */
export const modelFeatures: FeatureOptions = { grams: [2, 2], words: true };
