import { z } from 'zod';
import { contentRule } from './content-rule.ts';
import { deputyGroup } from './deputy-group.ts';
import { deputyship } from './deputyship.ts';
import { choice, day, days, line, paragraph, phone, ref, whole, yes } from './fields.ts';
import { congressLevels } from './levels.ts';
import { forEverybody, forMembers, forOfficers } from './members.ts';
import { person } from './person.ts';
import { replyTemplate } from './reply-template.ts';
import {
  checkCongress,
  checkHolidays,
  checkOwnRule,
  checkSpan,
  congressReasons,
  holidayReasons,
  ruleReasons,
  spanReasons,
} from './row-checks.ts';
import { scoringRule } from './scoring-rule.ts';
import { station } from './station.ts';
import { defineRegister } from './vocabulary.ts';

/** 人民代表大会, with its place in the five-level tree and the rule pack of its jurisdiction. */
export const congress = defineRegister({
  id: 'congress',
  plural: 'congresses',
  record: z.object({
    name: line(60),
    shortName: line(20),
    level: choice(congressLevels),
    regionCode: z.string().regex(/^\d{6,12}$/),
    parentId: ref('congress').nullable(),
    rulePack: line(40),
    timeZone: line(40),
  }),
  groups: {
    name: 'public',
    shortName: 'public',
    level: 'public',
    regionCode: 'public',
    parentId: 'public',
    rulePack: 'public',
    timeZone: 'public',
  },
  editors: ['systemAdmin'],
  // A congress is a tenant of its own: it is set up through a route that makes it one.
  creators: [],
  reach: forEverybody,
  list: {
    columns: ['name', 'level', 'regionCode', 'parentId', 'rulePack', 'state'],
    filters: ['level', 'state', 'parentId'],
    sorts: ['regionCode', 'name'],
    search: ['name'],
    defaultSort: 'regionCode',
  },
  identity: ['regionCode'],
  reasons: congressReasons,
  check: checkCongress,
});

/** 届 */
export const term = defineRegister({
  id: 'term',
  plural: 'terms',
  record: z.object({ termNo: whole(1, 100), startOn: day(), endOn: day() }),
  groups: { termNo: 'public', startOn: 'public', endOn: 'public' },
  editors: ['deputyWorkOfficer', 'systemAdmin'],
  reach: forEverybody,
  list: { columns: ['termNo', 'startOn', 'endOn', 'state'], filters: ['state'], sorts: ['termNo'], defaultSort: '-termNo' },
  identity: ['termNo'],
  reasons: spanReasons,
  check: checkSpan,
});

/** 次会议; suggestions between two sessions are counted under the session before. */
export const congressSession = defineRegister({
  id: 'congressSession',
  plural: 'congress-sessions',
  record: z.object({
    termId: ref('term'),
    sessionNo: whole(1, 100),
    kind: choice(['regular', 'midYear', 'extraordinary']),
    name: line(60),
    startOn: day(),
    endOn: day(),
    /** The year the suggestions of this session are handled in. */
    year: whole(1954, 2200),
  }),
  groups: { termId: 'public', sessionNo: 'public', kind: 'public', name: 'public', startOn: 'public', endOn: 'public', year: 'public' },
  editors: ['deputyWorkOfficer', 'systemAdmin'],
  reach: forEverybody,
  list: {
    columns: ['name', 'termId', 'sessionNo', 'kind', 'startOn', 'endOn', 'year', 'state'],
    filters: ['termId', 'year', 'state'],
    sorts: ['startOn'],
    search: ['name'],
    defaultSort: '-startOn',
  },
  identity: ['name'],
  reasons: spanReasons,
  check: checkSpan,
});

export const unitGroups = [
  'party',
  'congress',
  'government',
  'cppcc',
  'supervisory',
  'court',
  'procuratorate',
  'vertical',
  'other',
] as const;

/** 承办单位 and 交办机关. `relayUnitId` is the office through which work reaches the unit at the second level. */
export const unit = defineRegister({
  id: 'unit',
  plural: 'units',
  record: z.object({
    code: line(20),
    name: line(60),
    shortName: line(20),
    unitGroup: choice(unitGroups),
    isRelay: yes(),
    relayUnitId: ref('unit').nullable(),
    /** 机关代字, the mark that opens its document numbers. */
    docMark: line(20),
    contactName: line(30).nullable(),
    contactPhone: phone().nullable(),
    sortNo: whole(0, 100_000),
  }),
  groups: {
    code: 'public',
    name: 'public',
    shortName: 'public',
    unitGroup: 'public',
    isRelay: 'public',
    relayUnitId: 'public',
    docMark: 'public',
    contactName: 'identity',
    contactPhone: 'identity',
    sortNo: 'public',
  },
  editors: ['deputyWorkOfficer', 'systemAdmin'],
  reach: [
    ...forMembers,
    ...forOfficers,
    { who: 'govOffice', groups: ['public', 'identity'] },
    { who: 'unitClerk', groups: ['public', 'identity'] },
  ],
  list: {
    columns: ['code', 'name', 'unitGroup', 'relayUnitId', 'docMark', 'contactName', 'contactPhone', 'state'],
    filters: ['unitGroup', 'isRelay', 'relayUnitId', 'state'],
    sorts: ['sortNo', 'name', 'code'],
    search: ['name', 'shortName'],
    defaultSort: 'sortNo',
  },
  identity: ['code'],
});

/** 代表团 */
export const delegation = defineRegister({
  id: 'delegation',
  plural: 'delegations',
  record: z.object({ termId: ref('term'), code: line(20), name: line(40), sortNo: whole(0, 100_000) }),
  groups: { termId: 'public', code: 'public', name: 'public', sortNo: 'public' },
  editors: ['deputyWorkOfficer'],
  reach: forEverybody,
  list: {
    columns: ['code', 'name', 'termId', 'state'],
    filters: ['termId', 'state'],
    sorts: ['sortNo', 'name'],
    search: ['name'],
    defaultSort: 'sortNo',
  },
  identity: ['code'],
});

export const commonCategories = [
  'economy',
  'agriculture',
  'urbanEnvironment',
  'transport',
  'educationCultureHealth',
  'socialAffairs',
  'lawSupervision',
  'finance',
  'other',
] as const;

/** 建议类别: a tree with local labels; `common` maps it to the top level shared by all places. */
export const category = defineRegister({
  id: 'category',
  plural: 'categories',
  record: z.object({
    code: line(20),
    name: line(40),
    parentId: ref('category').nullable(),
    common: choice(commonCategories),
    sortNo: whole(0, 100_000),
  }),
  groups: { code: 'public', name: 'public', parentId: 'public', common: 'public', sortNo: 'public' },
  editors: ['deputyWorkOfficer'],
  reach: forEverybody,
  list: {
    columns: ['code', 'name', 'parentId', 'common', 'state'],
    filters: ['parentId', 'common', 'state'],
    sorts: ['sortNo', 'code'],
    search: ['name'],
    defaultSort: 'sortNo',
  },
  identity: ['code'],
});

/** A congress's own rule, which goes before its rule pack from `effectiveFrom` on. */
export const localRule = defineRegister({
  id: 'localRule',
  plural: 'local-rules',
  record: z.object({
    ruleKey: line(60),
    /** The value as JSON text, checked against the key's kind. */
    value: line(300),
    source: line(200),
    effectiveFrom: day(),
    effectiveTo: day().nullable(),
    note: paragraph(500).nullable(),
  }),
  groups: { ruleKey: 'public', value: 'public', source: 'public', effectiveFrom: 'public', effectiveTo: 'public', note: 'public' },
  editors: ['systemAdmin'],
  reach: forMembers,
  list: {
    columns: ['ruleKey', 'value', 'source', 'effectiveFrom', 'effectiveTo', 'state'],
    filters: ['ruleKey', 'state'],
    sorts: ['effectiveFrom', 'ruleKey'],
    defaultSort: 'ruleKey',
  },
  identity: ['ruleKey', 'effectiveFrom'],
  reasons: ruleReasons,
  check: checkOwnRule,
});

/** The yearly holiday notice: statutory rest days on weekdays, and weekends worked instead. */
export const holidayYear = defineRegister({
  id: 'holidayYear',
  plural: 'holiday-years',
  record: z.object({ year: whole(2000, 2200), restDays: days(), workDays: days(), notice: line(200) }),
  groups: { year: 'public', restDays: 'public', workDays: 'public', notice: 'public' },
  editors: ['systemAdmin'],
  reach: forMembers,
  list: { columns: ['year', 'restDays', 'workDays', 'notice', 'state'], filters: ['year', 'state'], sorts: ['year'], defaultSort: '-year' },
  identity: ['year'],
  reasons: holidayReasons,
  check: checkHolidays,
});

/** 专门委员会、工作委员会: who follows key items and inspects. */
export const committee = defineRegister({
  id: 'committee',
  plural: 'committees',
  record: z.object({ code: line(20), name: line(40), field: line(60).nullable(), sortNo: whole(0, 100_000) }),
  groups: { code: 'public', name: 'public', field: 'public', sortNo: 'public' },
  editors: ['deputyWorkOfficer', 'scOfficeClerk'],
  reach: forEverybody,
  list: {
    columns: ['code', 'name', 'field', 'state'],
    filters: ['state'],
    sorts: ['sortNo', 'name'],
    search: ['name'],
    defaultSort: 'sortNo',
  },
  identity: ['code'],
});

/** 评选: one year's choice of excellent suggestions, units and persons, with how many of each may be chosen. */
export const awardRound = defineRegister({
  id: 'awardRound',
  plural: 'award-rounds',
  record: z.object({
    name: line(60),
    sessionId: ref('congressSession'),
    year: whole(1954, 2200),
    nominateBy: day(),
    suggestionQuota: whole(0, 1000),
    unitQuota: whole(0, 1000),
    personQuota: whole(0, 1000),
    standard: paragraph(2000).nullable(),
  }),
  groups: {
    name: 'public',
    sessionId: 'public',
    year: 'public',
    nominateBy: 'public',
    suggestionQuota: 'public',
    unitQuota: 'public',
    personQuota: 'public',
    standard: 'public',
  },
  editors: ['deputyWorkOfficer', 'scOfficeClerk'],
  reach: forMembers,
  list: {
    columns: ['name', 'year', 'nominateBy', 'suggestionQuota', 'unitQuota', 'personQuota', 'state'],
    filters: ['year', 'sessionId', 'state'],
    sorts: ['year', 'nominateBy'],
    search: ['name'],
    defaultSort: '-year',
  },
  identity: ['name'],
});

export const registers = [
  congress,
  term,
  congressSession,
  unit,
  person,
  delegation,
  deputyship,
  category,
  localRule,
  holidayYear,
  committee,
  awardRound,
  replyTemplate,
  deputyGroup,
  station,
  contentRule,
  scoringRule,
] as const;
