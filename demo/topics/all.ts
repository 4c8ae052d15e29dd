import type { CategoryKey } from '../city/categories.ts';
import { construction } from './construction.ts';
import { education } from './education.ts';
import type { Topic } from './topic.ts';
import { transport } from './transport.ts';

/** Every topic by the category it is registered under. */
export const topics: Readonly<Record<CategoryKey, readonly Topic[]>> = {
  education,
  transport,
  agriculture: education,
  industry: education,
  construction,
  environment: education,
  welfare: education,
  finance: education,
  law: education,
  trade: education,
  other: education,
};
