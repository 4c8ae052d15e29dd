import type { ratings, resultClasses } from './suggestion.record.ts';

export type Rating = (typeof ratings)[number];
export type ResultClass = (typeof resultClasses)[number];
