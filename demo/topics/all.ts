import type { CategoryKey } from '../city/categories.ts';
import { agriculture } from './agriculture.ts';
import { construction } from './construction.ts';
import { education } from './education.ts';
import { environment } from './environment.ts';
import { finance } from './finance.ts';
import { industry } from './industry.ts';
import { law } from './law.ts';
import { other } from './other.ts';
import type { Topic } from './topic.ts';
import { trade } from './trade.ts';
import { transport } from './transport.ts';
import { welfare } from './welfare.ts';

/** Every topic by the category it is registered under. */
export const topics: Readonly<Record<CategoryKey, readonly Topic[]>> = {
  education,
  transport,
  agriculture,
  industry,
  construction,
  environment,
  welfare,
  finance,
  law,
  trade,
  other,
};
