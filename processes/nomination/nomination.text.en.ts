import { optionsOf, type Same } from '../../registers/wording.ts';
import type { zh } from './nomination.text.ts';

/** The English words of nominations. */
export const en: Same<typeof zh> = {
  name: 'Nomination',
  states: {
    nominated: 'To be reviewed',
    shortlisted: 'Shortlisted',
    awarded: 'Awarded',
    published: 'Made public',
    notAwarded: 'Not awarded',
  },
  actions: { create: 'Nominate', shortlist: 'Shortlist', reject: 'Do not award', award: 'Award', publish: 'Make public' },
  fields: {
    title: 'Nominee',
    roundId: 'Round',
    sessionId: 'Session',
    kind: 'Kind',
    suggestionId: 'Suggestion',
    unitId: 'Unit',
    personName: 'Name',
    ground: 'Why',
    nominatedOn: 'Nominated on',
    score: 'Score',
    reviewNote: 'Note on the review',
    reviewedOn: 'Reviewed on',
    decision: 'Decision',
    decidedOn: 'Decided on',
    publishedOn: 'Made public on',
  },
  parties: { nominator: 'Nominator', unit: 'Unit', author: 'Lead deputy' },
  deadlines: {},
  reasons: {
    roundClosed: 'That round does not exist or is closed. Choose another.',
    subjectMissing: 'Choose the suggestion or unit, or enter the name, that belongs to the kind.',
    notConcluded: 'The suggestion is not concluded. Nominate it afterwards.',
    nominatedBefore: 'This one was nominated before. See the list.',
    overQuota: 'The quota of this kind is {quota} and is used up. Check it first.',
  },
  inputs: { note: 'Note' },
  options: {
    ...optionsOf('kind', { suggestion: 'Excellent suggestion', unit: 'Excellent unit', person: 'Excellent person' }),
  },
  notices: {
    nominated: '“{title}” was nominated. Please review it.',
    shortlisted: '“{title}” is shortlisted and awaits a decision.',
    notAwarded: '“{title}” was not awarded; see its page.',
    awarded: '“{title}” was awarded.',
    published: 'The award of “{title}” was made public. Congratulations.',
    dueSoon: '“{title}”: {deadline} is due on {due}. Please see to it in time.',
    overdue: '“{title}”: {deadline} was due on {due} and is overdue. Please see to it soon.',
  },
  help: { score: 'Out of a hundred, for those who decide.' },
};
