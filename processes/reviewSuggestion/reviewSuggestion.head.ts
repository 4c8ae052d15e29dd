import { defineProcess } from '../../registers/vocabulary.ts';
import { ReviewSuggestion } from './reviewSuggestion.record.ts';

/** The office that records and reviews documents. */
export const desk = 'legislativeAffairsOfficer';
/** The committees, each in its field. */
export const committees = 'specialCommitteeOfficer';

/** What a review suggestion keeps and its states. */
export const head = defineProcess({
  id: 'reviewSuggestion',
  plural: 'review-suggestions',
  record: ReviewSuggestion,
  groups: {
    number: 'parties',
    title: 'text',
    docNumber: 'text',
    issuer: 'parties',
    articles: 'text',
    superiorLaw: 'text',
    reasons: 'text',
    supplements: 'text',
    suggesterKind: 'parties',
    channel: 'parties',
    submittedOn: 'parties',
    completeOn: 'parties',
    missing: 'parties',
    missingOn: 'parties',
    registeredOn: 'parties',
    transferredTo: 'parties',
    declineGround: 'parties',
    committeeId: 'parties',
    startedOn: 'parties',
    extendedOn: 'parties',
    extensionReason: 'parties',
    answer: 'parties',
    answeredOn: 'parties',
    archivedOn: 'parties',
    erasedOn: 'parties',
    finding: 'evaluation',
    result: 'evaluation',
    concludedOn: 'evaluation',
    name: 'identity',
    phone: 'identity',
    email: 'identity',
    address: 'identity',
    language: 'staff',
    consentOn: 'staff',
    consentVersion: 'staff',
    heldBy: 'staff',
  },
  parties: {},
  states: {
    held: {},
    submitted: {},
    incomplete: {},
    registered: {},
    underReview: {},
    concluded: {},
    answered: {},
    transferred: {},
    declined: {},
    archived: { final: true },
  },
  reasons: ['contactNeeded', 'notYet', 'tooManySupplements', 'extendedAlready', 'committeeGone'],
});
