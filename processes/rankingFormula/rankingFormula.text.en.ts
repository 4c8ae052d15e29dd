import { optionsOf, type Same } from '../../registers/wording.ts';
import type { zh } from './rankingFormula.text.ts';

/** The English words of ranking formulas. */
export const en: Same<typeof zh> = {
  name: 'Ranking formula',
  states: { draft: 'Draft', inUse: 'In use', retired: 'Retired' },
  actions: { create: 'Draw up a formula', amend: 'Amend', turnOn: 'Turn on', turnOff: 'Turn off', discard: 'Discard' },
  fields: {
    title: 'Name',
    revision: 'Revision',
    basedOnId: 'Based on',
    explanation: 'Explanation',
    terms: 'Measures and weights',
    turnedOnOn: 'Turned on',
    turnedOffOn: 'Turned off',
  },
  parties: {},
  deadlines: {},
  reasons: {
    measureTwice: 'A measure may stand in the formula only once. Change it.',
    anotherInUse: 'Another formula is in use. Turn it off first.',
    unknownFormula: 'The formula it is based on does not exist. Choose again.',
  },
  inputs: { measure: 'Measure', weight: 'Weight', prefer: 'Direction' },
  options: {
    ...optionsOf('measure', {
      replied: 'Share replied',
      onTime: 'Replies on time',
      late: 'Replies late',
      returned: 'Share returned',
      reworked: 'Reworked',
      classA: 'Class A',
      satisfied: 'Satisfied with the result',
      attitudeSatisfied: 'Satisfied with the attitude',
      firstDissatisfied: 'Dissatisfied at first',
      commitmentRate: 'Commitments kept',
      carriedOver: 'Carried over',
    }),
    ...optionsOf('prefer', { high: 'More is better', low: 'Less is better' }),
  },
  notices: {
    turnedOn: 'The ranking formula “{title}” was turned on. See the ranking page.',
    turnedOff: 'The ranking formula “{title}” was turned off.',
    dueSoon: '“{title}”: {deadline} is due on {due}. Please see to it in time.',
    overdue: '“{title}”: {deadline} was due on {due} and is overdue. Please see to it soon.',
  },
  help: {
    weight: 'Each share times its weight; the sum is scaled to a hundred by the weights that could be measured.',
    prefer: 'Whether more or less of it is better.',
  },
};
