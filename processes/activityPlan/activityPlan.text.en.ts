import type { Same } from '../../registers/wording.ts';
import type { zh } from './activityPlan.text.ts';

/** The English words of yearly plans. */
export const en: Same<typeof zh> = {
  name: 'Yearly plan of activities',
  states: { draft: 'Draft', published: 'Published', archived: 'Archived', dropped: 'Dropped' },
  actions: { create: 'Add', edit: 'Edit', publish: 'Publish', archive: 'Archive', drop: 'Drop' },
  fields: {
    year: 'Year',
    title: 'Title',
    adoptedBy: 'Adopted by',
    adoptedOn: 'Adopted on',
    note: 'Note',
    publishedOn: 'Published on',
    dropReason: 'Why dropped',
  },
  parties: {},
  deadlines: {},
  reasons: {
    nothingPlanned: 'No activity is planned yet. Add or import activities first.',
    hasActivities: 'There are activities in the plan. Call them off first.',
  },
  inputs: { reason: 'Why dropped' },
  options: {},
  notices: {
    published: 'The plan "{title}" is published. Please look at the activities of the year.',
    extended: 'Activities were added to the plan "{title}". Please look at them.',
    dueSoon: '"{title}": {deadline} is due on {due}. Please see to it in time.',
    overdue: '"{title}": {deadline} was due on {due} and is overdue. Please see to it soon.',
  },
  help: { year: 'Activities name their plan on their own page. Publish again for those added later.' },
};
