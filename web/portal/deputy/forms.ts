import { reportedKinds } from '../../../registers/performance-kinds.ts';
import type { Kind } from './kinds.ts';

type Values = Readonly<Record<string, unknown>>;

/** One question of a form. `options` are the labels of the process's own words; `pick` chooses a record. */
export interface Entry {
  readonly name: string;
  readonly as: 'line' | 'area' | 'choice' | 'day' | 'moment' | 'whole' | 'yes' | 'photos' | 'unit' | 'category' | 'session' | 'deputies';
  readonly need?: boolean | ((values: Values) => boolean);
  readonly when?: (values: Values) => boolean;
  /** Only these of the choices the words name. */
  readonly only?: readonly string[];
  readonly most?: number;
  /** Of the records to choose from only these. */
  readonly where?: Readonly<Record<string, string>>;
}

const isBad = (v: Values): boolean => v.attitude === 'dissatisfied' || v.result === 'dissatisfied' || v.accepted === false;
const toSuggestion = (v: Values): boolean => v.target === 'suggestion';

/** What a deputy puts to a judicial or supervisory body. */
const liaison: readonly Entry[] = [
  { name: 'unitId', as: 'unit', need: true, where: { unitGroup: 'supervisory,court,procuratorate,vertical' } },
  { name: 'kind', as: 'choice', need: true },
  { name: 'title', as: 'line', need: true, most: 80 },
  { name: 'content', as: 'area', need: true, most: 5000 },
  { name: 'fileIds', as: 'photos' },
  { name: 'notConcreteCase', as: 'yes', need: true },
];

/** What is asked for each action that a deputy takes in the portal. A test holds these to what the actions take. */
export const forms: { readonly [K in Kind]: Readonly<Record<string, readonly Entry[]>> } = {
  opinion: {
    receive: [
      { name: 'grade', as: 'choice', need: true },
      { name: 'categoryId', as: 'category' },
      { name: 'district', as: 'line', most: 40 },
    ],
    answerAsDeputy: [{ name: 'feedback', as: 'area', need: true, most: 2000 }],
    route: [
      { name: 'routeKind', as: 'choice', need: true },
      { name: 'unitId', as: 'unit', need: true },
      { name: 'routeReason', as: 'area', need: true, most: 500 },
    ],
    convert: [
      {
        name: 'target',
        as: 'choice',
        need: true,
        only: ['suggestion', 'legislativeOpinion', 'livelihoodLead', 'reviewSuggestion', 'petition'],
      },
      { name: 'title', as: 'line', need: true, when: toSuggestion, most: 80 },
      { name: 'problem', as: 'area', need: true, when: toSuggestion, most: 5000 },
      { name: 'proposal', as: 'area', need: true, when: toSuggestion, most: 5000 },
      { name: 'sessionId', as: 'session', need: true, when: toSuggestion },
      { name: 'note', as: 'line', need: true, when: (v) => v.target !== undefined && !toSuggestion(v), most: 200 },
    ],
    feedBack: [{ name: 'feedback', as: 'area', need: true, most: 2000 }],
    askBack: [{ name: 'text', as: 'area', need: true, most: 1000 }],
    markComplex: [],
    refuse: [
      { name: 'ground', as: 'choice', need: true },
      { name: 'reason', as: 'area', need: true, most: 500 },
    ],
  },
  suggestion: {
    submit: [{ name: 'oneMatter', as: 'yes', need: true }],
    cosign: [],
    declineCosign: [{ name: 'note', as: 'line', most: 200 }],
    inviteCosigners: [
      { name: 'deputyIds', as: 'deputies', need: true },
      { name: 'cutoff', as: 'moment', need: true },
      { name: 'note', as: 'line', most: 300 },
    ],
    reopenText: [],
    withdraw: [{ name: 'reason', as: 'area', need: true, most: 1000 }],
    discard: [],
  },
  assignment: {
    evaluate: [
      { name: 'attitude', as: 'choice', need: true },
      { name: 'result', as: 'choice', need: true },
      { name: 'adoption', as: 'choice' },
      { name: 'text', as: 'area', need: isBad, most: 2000 },
      { name: 'wantsRework', as: 'yes', when: isBad },
      { name: 'contactForm', as: 'choice' },
      { name: 'personsMet', as: 'line', most: 200 },
    ],
  },
  commitment: {
    acknowledge: [
      { name: 'view', as: 'choice', need: true },
      { name: 'text', as: 'area', most: 1000 },
    ],
    evaluate: [
      { name: 'accepted', as: 'yes' },
      { name: 'result', as: 'choice', need: true },
      { name: 'text', as: 'area', need: isBad, most: 2000 },
    ],
  },
  participation: {
    signIn: [{ name: 'code', as: 'line', need: true, most: 20 }],
    accept: [],
    decline: [{ name: 'note', as: 'line', most: 200 }],
    askLeave: [{ name: 'reason', as: 'area', need: true, most: 500 }],
    speak: [
      { name: 'title', as: 'line', need: true, most: 80 },
      { name: 'text', as: 'area', need: true, most: 5000 },
    ],
  },
  activity: { signUp: [] },
  consultation: {
    comment: [
      { name: 'article', as: 'line', most: 20 },
      { name: 'content', as: 'area', need: true, most: 2000 },
    ],
  },
  liaisonMatter: {
    submit: liaison,
    resubmit: liaison,
    evaluate: [
      { name: 'result', as: 'choice', need: true },
      { name: 'note', as: 'area', need: isBad, most: 1000 },
    ],
    withdraw: [{ name: 'reason', as: 'area', most: 500 }],
  },
  performance: {
    report: [
      { name: 'kind', as: 'choice', need: true, only: reportedKinds },
      { name: 'title', as: 'line', need: true, most: 80 },
      { name: 'on', as: 'day', need: true },
      { name: 'place', as: 'line', most: 100 },
      { name: 'hours', as: 'whole' },
      { name: 'people', as: 'whole' },
      { name: 'detail', as: 'area', most: 2000 },
      { name: 'fileIds', as: 'photos' },
    ],
    resubmit: [],
    withdraw: [],
    doubt: [{ name: 'doubt', as: 'area', need: true, most: 1000 }],
    confirm: [],
    sendBack: [{ name: 'reason', as: 'area', need: true, most: 500 }],
  },
};

/** What is sent along without being asked: a deputy acts in the portal for themselves. */
export const given: Readonly<Record<string, Values>> = {
  'assignment.evaluate': { channel: 'platform' },
  'commitment.evaluate': { channel: 'platform' },
};

/** Forms that are not kept on the phone: a code that was typed once must not stand in the way of the next. */
export const unkept: ReadonlySet<string> = new Set(['participation.signIn']);

/** Actions that cannot be taken back are asked about once more. */
export const grave: ReadonlySet<string> = new Set(['discard', 'withdraw', 'refuse', 'convert', 'reopenText']);

/** Facts of a record in the order in which they are read; empty ones are left out. */
export const facts: { readonly [K in Kind]: readonly string[] } = {
  consultation: ['kind', 'untilOn', 'explanation', 'body', 'fileIds', 'feedback', 'answeredOn'],
  opinion: [
    'content',
    'fileIds',
    'place',
    'district',
    'categoryId',
    'grade',
    'channel',
    'submittedOn',
    'name',
    'phone',
    'unitId',
    'routeReason',
    'returnReason',
    'answer',
    'measures',
    'answeredOn',
    'feedback',
    'fedBackOn',
    'rating',
    'ratingText',
    'suggestionId',
    'convertedTo',
    'refusalReason',
  ],
  suggestion: [
    'summary',
    'problem',
    'analysis',
    'proposal',
    'fileIds',
    'formationSource',
    'sessionId',
    'leadDeputyId',
    'publishConsent',
    'publishReason',
    'cosignCutoff',
    'cosignNote',
    'submittedOn',
    'returnReason',
    'reviewNote',
    'leadUnitId',
    'handedOverOn',
    'repliedOn',
    'resultClass',
    'attitude',
    'result',
    'publishedOn',
  ],
  assignment: [
    'unitId',
    'role',
    'handedOverOn',
    'personInCharge',
    'personPhone',
    'plan',
    'resultClass',
    'body',
    'doneItems',
    'plannedItems',
    'notAdoptedItems',
    'replyContact',
    'replyPhone',
    'repliedOn',
    'replyFileIds',
    'reworkReason',
    'attitude',
    'result',
    'evaluatedOn',
  ],
  commitment: [
    'unitId',
    'content',
    'measures',
    'dueOn',
    'secondFeedbackOn',
    'reportedFulfilledOn',
    'result',
    'evaluationText',
    'evaluatedOn',
  ],
  participation: [
    'activityKind',
    'startOn',
    'because',
    'answerBy',
    'answeredOn',
    'answerNote',
    'leaveReason',
    'leaveDecision',
    'signedInOn',
    'signedInBy',
    'speeches',
    'correction',
  ],
  activity: ['kind', 'startOn', 'endOn', 'timeFrom', 'place', 'organiser', 'capacity', 'answerBy', 'note', 'stopReason'],
  liaisonMatter: [
    'content',
    'fileIds',
    'kind',
    'unitId',
    'submittedOn',
    'returnGround',
    'returnReason',
    'refusalReason',
    'closeReason',
    'forwardedOn',
    'receivedOn',
    'contactName',
    'contactPhone',
    'firstAnswer',
    'firstResult',
    'answer',
    'answerFileIds',
    'answeredOn',
    'result',
    'resultNote',
    'activityId',
    'withdrawReason',
  ],
  performance: [
    'kind',
    'title',
    'on',
    'place',
    'hours',
    'people',
    'detail',
    'fileIds',
    'origin',
    'sendBackReason',
    'doubt',
    'answer',
    'strikeReason',
    'confirmedOn',
  ],
};
