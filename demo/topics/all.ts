import type { CategoryKey } from '../city/categories.ts';
import { education } from './education.ts';
import type { Topic } from './topic.ts';

/** Every topic by the category it is registered under. */
export const topics: Readonly<Record<CategoryKey, readonly Topic[]>> = {
  education,
  transport: education,
  agriculture: education,
  industry: education,
  construction: education,
  environment: education,
  welfare: education,
  finance: education,
  law: education,
  trade: education,
  other: education,
};
