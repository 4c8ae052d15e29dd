import { optionsOf, type Same } from '../../registers/wording.ts';
import type { zh } from './draftReview.text.ts';

/** The English words of draft reviews. */
export const en: Same<typeof zh> = {
  name: 'Draft review',
  states: { open: 'Under review', concluded: 'Concluded', dropped: 'Dropped' },
  actions: {
    create: 'Begin a review',
    change: 'Change the particulars',
    addDraft: 'Add a new version',
    noteComputed: 'Note the comparison',
    conclude: 'Conclude the review',
    reopen: 'Review again',
    drop: 'Drop the review',
  },
  fields: {
    title: 'Title',
    documentKind: 'Kind of document',
    organ: 'Drafted or made by',
    judgedOn: 'Judged as of',
    dueOn: 'Due on',
    drafts: 'Versions of the draft',
    computedOn: 'Compared on',
    algorithmVersion: 'Version of the algorithm',
    libraryStamp: 'State of the library',
    resultHash: 'Checksum of the result',
    articleCount: 'Articles',
    hintCount: 'Hints',
    opinion: 'Opinion',
    concludedOn: 'Concluded on',
    reopenReason: 'Why it is reviewed again',
  },
  parties: {},
  deadlines: { conclude: 'Conclude the review' },
  reasons: {
    draftMissing: 'There is no draft yet. Upload a file or paste the text.',
    tooManyDrafts: 'A review keeps fifty versions at most. Begin another one.',
    notComputed: 'This version has not been compared yet. Compare it first, then conclude.',
    dueBeforeToday: 'The review cannot be due before today. Choose another day.',
  },
  inputs: { name: 'Version', on: 'Date', fileIds: 'File of the draft', note: 'Note', reason: 'Reason' },
  options: {
    ...optionsOf('documentKind', {
      localRegulation: 'Local regulation',
      governmentRule: 'Government rule',
      normativeDocument: 'Other normative document',
    }),
  },
  notices: {
    opened: 'A review of the draft "{title}" was begun. Please have a look.',
    draftAdded: 'The review of "{title}" has a new version that needs comparing. Please have a look.',
    concluded: 'The review of "{title}" was concluded. You can read it.',
    reopened: 'The review of "{title}" goes on; the reason is on its page. Please have a look.',
    dueSoon: 'The review of "{title}": {deadline} is due on {due}. Please see to it in time.',
    overdue: 'The review of "{title}": {deadline} was due on {due} and is overdue. Please see to it soon.',
  },
  help: {
    judgedOn: 'The draft is compared with the law in force on this day; usually today.',
    organ: 'Stands in the report; may be left out.',
    fileIds: 'A document, a web page or plain text; it must hold text, not a scan.',
    opinion: 'The overall conclusion of the report. Afterwards the decisions stand, until the review is reopened.',
  },
};
