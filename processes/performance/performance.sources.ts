import type { Where } from '../../engine/where.ts';
import type { ActivityKind } from '../../registers/activity-kinds.ts';
import type { PerformanceKind } from '../../registers/performance-kinds.ts';
import type { ProcessId } from '../../registers/vocabulary.ts';

/** Where deeds happen in the system: records of a process, the party that did it, and the day it counts from. */
export interface DeedSource {
  readonly id: string;
  readonly of: ProcessId;
  readonly where: Where;
  readonly party: string;
  /** The first of these dates that the record has. */
  readonly on: readonly [string, ...string[]];
  readonly kind: PerformanceKind | { readonly field: string; readonly of: Readonly<Record<string, PerformanceKind>> };
  readonly title: string | { readonly field: string };
  /** The field with the suggestion it is about; its name is shown to those alone who may read that suggestion. */
  readonly suggestion: string | null;
  /** The field with the activity it was done at. */
  readonly activity?: string;
  /** A deadline of the record that must have been met. */
  readonly met?: string;
  /** The record's fields with the place, the hours it took, the people met. */
  readonly place?: string;
  readonly hours?: string;
  readonly people?: string;
  /** Whether anybody may read of it one by one: of deeds that were public themselves. */
  readonly isOpen?: true;
}

/** Confidential suggestions leave no trace here: that somebody made one is not to be known. */
const shown = { secrecy: { not: ['confidential'] } } as const;
/** What coming to an activity counts as. */
const attended: Readonly<Record<ActivityKind, PerformanceKind>> = {
  research: 'research',
  inspection: 'inspection',
  certificateVisit: 'inspection',
  appointment: 'seminar',
  groupActivity: 'groupActivity',
  seminar: 'seminar',
  visit: 'visit',
  receptionDay: 'seminar',
  meetingDay: 'voterContact',
  sitIn: 'sitIn',
  forum: 'seminar',
  campaign: 'voterContact',
  training: 'training',
  other: 'other',
};
const gone = ['draft', 'cosigning', 'discarded', 'withdrawn', 'inadmissible'] as const;

/** Every deed that writes itself. Titles name no suggestion: who made which is told to those alone who may know it. */
export const deedSources: readonly DeedSource[] = [
  {
    id: 'suggestionLed',
    of: 'suggestion',
    where: { ...shown, registeredOn: { set: true }, state: { not: gone } },
    party: 'author',
    on: ['submittedOn', 'registeredOn'],
    kind: { field: 'kind', of: { suggestion: 'suggestionLed', convertedBill: 'billLed' } },
    title: '领衔提出代表建议',
    suggestion: 'id',
  },
  {
    id: 'suggestionCosigned',
    of: 'suggestion',
    where: { ...shown, registeredOn: { set: true }, state: { not: gone } },
    party: 'cosigner',
    on: ['submittedOn', 'registeredOn'],
    kind: 'suggestionCosigned',
    title: '附议代表建议',
    suggestion: 'id',
  },
  {
    id: 'keySuggestion',
    of: 'keyItem',
    where: { fixedOn: { set: true }, state: { not: ['lifted', 'declined'] } },
    party: 'author',
    on: ['fixedOn'],
    kind: 'keySuggestion',
    title: '所提建议列为重点督办',
    suggestion: null,
  },
  {
    id: 'excellentSuggestion',
    of: 'nomination',
    where: { kind: { in: ['suggestion'] }, state: { in: ['awarded', 'published'] }, decidedOn: { set: true } },
    party: 'author',
    on: ['decidedOn'],
    kind: 'excellentSuggestion',
    title: '所提建议获评优秀代表建议',
    suggestion: 'suggestionId',
  },
  {
    // That an evaluation was made is kept from the unit until all is closed; here too it shows only then.
    id: 'evaluatedInTime',
    of: 'assignment',
    where: { confidential: { in: [false] }, evaluatedOn: { set: true }, concludedOn: { set: true } },
    party: 'author',
    on: ['evaluatedOn'],
    kind: 'evaluatedInTime',
    title: '按期评价建议办理',
    suggestion: 'suggestionId',
    met: 'evaluate',
  },
  {
    // What was put to whom is told to nobody here.
    id: 'judicialLiaison',
    of: 'liaisonMatter',
    where: { forwardedOn: { set: true }, state: { not: ['withdrawn'] } },
    party: 'author',
    on: ['submittedOn'],
    kind: 'judicialLiaison',
    title: '向监察、司法机关提出联络事项',
    suggestion: null,
  },
  {
    id: 'stationReception',
    of: 'reception',
    where: { heldOn: { set: true }, state: { in: ['held', 'closed'] } },
    party: 'present',
    on: ['heldOn'],
    kind: 'stationReception',
    title: '在代表家站点接待群众',
    suggestion: null,
    hours: 'hours',
    people: 'visitors',
  },
  {
    id: 'reportToVoters',
    of: 'dutyReport',
    where: { heldOn: { set: true }, state: { in: ['held', 'published'] } },
    party: 'deputy',
    on: ['heldOn'],
    kind: 'reportToVoters',
    title: '向选民或者原选举单位述职',
    suggestion: null,
    place: 'place',
    people: 'audience',
  },
  {
    id: 'activityAttended',
    of: 'participation',
    where: { state: { in: ['present'] } },
    party: 'deputy',
    on: ['signedInOn'],
    kind: { field: 'activityKind', of: attended },
    title: { field: 'activityName' },
    suggestion: null,
    activity: 'activityId',
  },
  {
    id: 'activitySpoken',
    of: 'participation',
    where: { state: { in: ['present'] }, spokenOn: { set: true } },
    party: 'deputy',
    on: ['spokenOn'],
    kind: 'activitySpeech',
    title: { field: 'activityName' },
    suggestion: null,
    activity: 'activityId',
  },
  {
    id: 'activityLeave',
    of: 'participation',
    where: { state: { in: ['onLeave'] } },
    party: 'deputy',
    on: ['startOn'],
    kind: 'activityLeave',
    title: { field: 'activityName' },
    suggestion: null,
    activity: 'activityId',
  },
  {
    id: 'training',
    of: 'attendance',
    where: { state: { in: ['attended'] }, attendedOn: { set: true } },
    party: 'deputy',
    on: ['attendedOn'],
    kind: 'training',
    title: '参加履职培训',
    suggestion: null,
    hours: 'hours',
  },
  {
    id: 'voterContact',
    of: 'contactLog',
    where: { kind: { in: ['deputyVoters'] } },
    party: 'owner',
    on: ['on'],
    kind: 'voterContact',
    title: '联系选民',
    suggestion: null,
    people: 'people',
  },
  {
    id: 'contactSettled',
    of: 'contactLog',
    where: { state: { in: ['settled'] }, settledOn: { set: true } },
    party: 'owner',
    on: ['settledOn'],
    kind: 'problemSolved',
    title: '推动解决联系中反映的问题',
    suggestion: null,
  },
  {
    id: 'mediation',
    of: 'mediation',
    where: { confirmedOn: { set: true }, state: { in: ['confirmed', 'closed', 'archived'] } },
    party: 'deputy',
    on: ['on'],
    kind: 'mediation',
    title: '在代表家站点调解矛盾纠纷',
    suggestion: null,
    people: 'people',
  },
];

/** What a deed from a source is written down with. */
export function writtenFrom(source: DeedSource, record: Readonly<Record<string, unknown>>, recordId: string, seat: string) {
  const facts: Readonly<Record<string, unknown>> = { ...record, id: recordId };
  const on = source.on.map((field) => facts[field]).find((day) => typeof day === 'string');
  const kind = typeof source.kind === 'string' ? source.kind : (source.kind.of[String(facts[source.kind.field])] ?? 'other');
  const placed = source.place === undefined ? null : facts[source.place];
  const about = source.suggestion === null ? null : facts[source.suggestion];
  return {
    deputyId: seat,
    kind,
    title: typeof source.title === 'string' ? source.title : String(facts[source.title.field]),
    on: String(on ?? ''),
    isOpen: source.isOpen ?? false,
    place: typeof placed === 'string' ? placed : null,
    hours: numberIn(facts, source.hours),
    people: numberIn(facts, source.people),
    ofSuggestionId: typeof about === 'string' ? about : null,
    activityId: source.activity ? String(facts[source.activity]) : null,
    sourceKey: `${source.id}:${recordId}:${seat}`,
  };
}

const numberIn = (facts: Readonly<Record<string, unknown>>, field: string | undefined): number | null =>
  field !== undefined && typeof facts[field] === 'number' ? facts[field] : null;
