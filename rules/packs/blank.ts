import type { RulePack } from '../keys.ts';

/** Nothing of its own: to be copied and filled in by a place that has no pack yet. */
export const blank: RulePack = {
  id: 'blank',
  jurisdiction: { zh: '空白（自行填写）', en: 'Blank, to be filled in' },
  parent: 'national',
  rules: [],
};
