import { optionsOf, type Same } from '../../registers/wording.ts';
import type { zh } from './supervisionTopic.text.ts';

/** The English words of supervision topics. */
export const en: Same<typeof zh> = {
  name: 'Supervision topic',
  states: { proposed: 'Proposed', adopted: 'In the plan', takenUp: 'Taken up', declined: 'Not adopted' },
  actions: {
    create: 'Propose a topic',
    link: 'Link suggestions',
    adopt: 'Put into the plan',
    decline: 'Do not adopt',
    takeUp: 'Note what came of it',
  },
  fields: {
    title: 'Topic',
    sessionId: 'Session',
    planYear: 'Year of the plan',
    source: 'Source',
    theme: 'What it is about',
    suggestionIds: 'Suggestions',
    keyItemIds: 'Key items',
    committeeId: 'Leading committee',
    proposedOn: 'Proposed on',
    instrument: 'Instrument',
    decision: 'Decision',
    decidedOn: 'Decided on',
    declineReason: 'Why not adopted',
    outcome: 'What came of it',
    takenUpOn: 'Taken up on',
  },
  parties: { proposer: 'Proposer' },
  deadlines: {},
  reasons: {
    suggestionUnknown: 'A chosen suggestion does not exist. Choose again.',
    suggestionConfidential: 'A confidential suggestion cannot be included. Choose another.',
    suggestionNotHandled: 'A chosen suggestion has no handling unit yet. Include it after it was handed over.',
    needsSuggestions: 'A topic that comes from suggestions needs them named. Choose them.',
  },
  inputs: { reason: 'Reason' },
  options: {
    ...optionsOf('source', {
      inspection: 'Found by law inspections',
      suggestions: 'Raised by deputies’ suggestions',
      members: 'Raised by standing committee members',
      research: 'Found by committees’ research',
      petitions: 'Raised by petitions',
      society: 'Of general concern',
    }),
    ...optionsOf('instrument', {
      report: 'Special work report',
      lawInspection: 'Law inspection',
      inquiry: 'Special inquiry',
      appraisal: 'Work appraisal',
      research: 'Research',
      visit: 'Visit',
      other: 'Other',
    }),
  },
  notices: {
    proposed: 'The topic “{title}” was proposed. Please bring it before the council.',
    adopted: 'The topic “{title}” is in the plan of supervision. Please prepare it.',
    declined: 'The topic “{title}” was not adopted; the reason is on its page.',
    takenUp: 'The topic “{title}” was taken up; see its page.',
    dueSoon: '“{title}”: {deadline} is due on {due}. Please see to it in time.',
    overdue: '“{title}”: {deadline} was due on {due} and is overdue. Please see to it soon.',
  },
  help: {
    source: 'One of the six sources that the Supervision Law names.',
    suggestionIds: 'One or several that raise the same matter; their pages show the topic too.',
  },
};
