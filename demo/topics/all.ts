import type { CategoryKey } from '../city/categories.ts';
import { agriculture } from './agriculture.ts';
import { construction } from './construction.ts';
import { culture } from './culture.ts';
import { education } from './education.ts';
import { environment } from './environment.ts';
import { everydayTravel } from './everyday-travel.ts';
import { finance } from './finance.ts';
import { health } from './health.ts';
import { industry } from './industry.ts';
import { law } from './law.ts';
import { other } from './other.ts';
import type { Topic } from './topic.ts';
import { townServices } from './town-services.ts';
import { trade } from './trade.ts';
import { transport } from './transport.ts';
import { welfare } from './welfare.ts';

/** Every topic by the category it is registered under. */
export const topics: Readonly<Record<CategoryKey, readonly Topic[]>> = {
  education: [...education, ...culture, ...health],
  transport: [...transport, ...everydayTravel],
  agriculture,
  industry,
  construction: [...construction, ...townServices],
  environment,
  welfare,
  finance,
  law,
  trade,
  other,
};
