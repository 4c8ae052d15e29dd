import { z } from 'zod';
import { choice, day, files, line, paragraph, ref, refs, whole } from '../../registers/fields.ts';
import { defineProcess } from '../../registers/vocabulary.ts';
import { congressSide, foundOf, offices, seenByCongress, unfit, unitPeople, unitsOf } from '../office.ts';
import { mine } from '../people.ts';
import { followKinds, KeyItem, leadKinds, letterKinds, outcomes } from './keyItem.record.ts';

const authors = { party: 'author' } as const;
const leader = { party: 'leader' } as const;
const keepers = [...offices, 'specialCommitteeOfficer'] as const;
const basis =
  '《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》第五十二条；《重庆市人民代表大会代表建议批评和意见工作条例》第三十二条';

/** 重点督办: fixed by the council of chairpersons, led by name, followed until the result is public. */
export const keyItem = defineProcess({
  id: 'keyItem',
  plural: 'key-items',
  record: KeyItem,
  groups: {
    title: 'public',
    number: 'public',
    sessionId: 'public',
    year: 'public',
    categoryId: 'public',
    suggestionIds: 'public',
    unitIds: 'public',
    leadKind: 'public',
    leader: 'public',
    committeeId: 'public',
    followKind: 'public',
    fixedOn: 'public',
    outcome: 'public',
    report: 'public',
    closedOn: 'public',
    publishedOn: 'public',
    coordinator: 'parties',
    decision: 'parties',
    plan: 'parties',
    planFileIds: 'parties',
    plannedOn: 'parties',
    finishBy: 'parties',
    visits: 'parties',
    minutes: 'parties',
    letters: 'parties',
    answerBy: 'parties',
    progress: 'parties',
    reportFileIds: 'parties',
    ground: 'staff',
    declineReason: 'staff',
    liftReason: 'staff',
  },
  parties: { unit: 'unit', author: 'deputy', leader: 'account' },
  states: {
    proposed: {},
    fixed: {},
    underway: {},
    answerDue: {},
    closed: {},
    published: { final: true },
    declined: { final: true },
    lifted: { final: true },
  },
  reasons: [
    'suggestionUnknown',
    'suggestionConfidential',
    'suggestionNotHandled',
    'dateNotLater',
    'followNeedsCommittee',
    'unitNotInvolved',
    'noOpenLetter',
    'letterOpen',
    'nothingDone',
  ],
})
  .withActions({
    create: {
      from: 'new',
      to: 'proposed',
      by: [...congressSide],
      input: z.object({
        title: line(80),
        sessionId: ref('congressSession'),
        year: whole(1954, 2200),
        suggestionIds: refs('suggestion', 20).min(1),
        categoryId: ref('category').optional(),
        ground: paragraph(1000),
        leadKind: choice(leadKinds),
        leader: line(40),
        committeeId: ref('committee').optional(),
        followKind: choice(followKinds).optional(),
      }),
      basis,
      needs: (c) => [{ records: 'suggestion', where: { id: { in: c.input.suggestionIds } } }],
      check: (c) => {
        if (c.input.followKind && !c.input.committeeId) return { reason: 'followNeedsCommittee', field: 'committeeId' };
        const reason = unfit(c, c.input.suggestionIds);
        return reason === null || { reason, field: 'suggestionIds' };
      },
      patch: (c) => ({ ...c.input, unitIds: [...new Set(foundOf(c, 'suggestion').flatMap(unitsOf))] }),
      parties: (c) => [
        ...[...new Set(foundOf(c, 'suggestion').flatMap(unitsOf))].map(
          (subject) => ({ party: 'unit', subject, status: 'invited' }) as const,
        ),
        ...[...new Set(foundOf(c, 'suggestion').flatMap((s) => (s.record.leadDeputyId as string | null) ?? []))].map(
          (subject) => ({ party: 'author', subject, status: 'invited' }) as const,
        ),
      ],
      notices: () => [{ kind: 'proposed', to: ['chairperson'] }],
    },
    fix: {
      from: ['proposed'],
      to: 'fixed',
      by: ['chairperson', ...offices],
      duty: ['chairperson'],
      input: z.object({
        decision: line(100),
        finishBy: day(),
        leader: line(40).optional(),
        leaderAccountId: z.uuid().meta({ kind: 'account' }).optional(),
        coordinator: line(40).optional(),
      }),
      basis,
      check: (c) => c.input.finishBy > c.today || { reason: 'dateNotLater', field: 'finishBy' },
      patch: (c) => ({
        decision: c.input.decision,
        finishBy: c.input.finishBy,
        leader: c.input.leader,
        coordinator: c.input.coordinator,
        fixedOn: c.today,
      }),
      numbers: (c) => [{ field: 'number', series: `keyItem:${c.record.year}` }],
      parties: (c) => [
        ...c.case.parties
          .filter((p) => p.status === 'invited')
          .map((p) => ({ party: p.party as 'unit' | 'author', subject: p.subject, status: 'active' }) as const),
        ...(c.input.leaderAccountId ? [{ party: 'leader', subject: c.input.leaderAccountId, status: 'active' } as const] : []),
      ],
      notices: () => [{ kind: 'fixed', to: [unitPeople, authors, leader, ...keepers], urgent: true }],
    },
    decline: {
      from: ['proposed'],
      to: 'declined',
      by: ['chairperson', ...offices],
      input: z.object({ reason: paragraph(1000) }),
      confirm: true,
      basis,
      patch: (c) => ({ declineReason: c.input.reason }),
    },
    makePlan: {
      from: ['fixed', 'underway'],
      to: 'underway',
      by: [...keepers],
      input: z.object({ plan: paragraph(5000), fileIds: files().optional(), coordinator: line(40).optional(), finishBy: day().optional() }),
      basis: '督办方案：明确督办领导、跟踪委员会、承办单位、步骤和完成时间',
      check: (c) => c.input.finishBy === undefined || c.input.finishBy > c.today || { reason: 'dateNotLater', field: 'finishBy' },
      patch: (c) => ({
        plan: c.input.plan,
        planFileIds: c.input.fileIds,
        coordinator: c.input.coordinator,
        finishBy: c.input.finishBy,
        plannedOn: c.today,
      }),
      moves: (c) => (c.input.finishBy ? [{ key: 'finish', dueOn: c.input.finishBy }] : []),
      notices: () => [{ kind: 'planned', to: [unitPeople, authors, leader] }],
    },
    noteVisit: {
      from: ['underway', 'answerDue'],
      to: 'same',
      by: [leader, ...keepers],
      input: z.object({ on: day(), place: line(100), attendees: line(300), findings: paragraph(3000) }),
      basis: '现场督办',
      patch: (c) => ({ visits: [...(c.record.visits ?? []), c.input] }),
      notices: () => [{ kind: 'visited', to: [unitPeople, authors] }],
    },
    noteMinutes: {
      from: ['underway', 'answerDue'],
      to: 'same',
      by: [...keepers],
      input: z.object({ on: day(), subject: line(100), text: paragraph(5000), fileIds: files().optional() }),
      basis: '督办会议纪要',
      patch: (c) => ({ minutes: [...(c.record.minutes ?? []), { ...c.input, fileIds: c.input.fileIds ?? null }] }),
      notices: () => [{ kind: 'minuted', to: [unitPeople] }],
    },
    sendLetter: {
      from: ['underway', 'answerDue'],
      to: 'answerDue',
      by: [leader, ...keepers],
      input: z.object({ kind: choice(letterKinds), unitId: ref('unit'), text: paragraph(3000), answerBy: day() }),
      basis: '催办单、督办单：承办单位须按期书面答复',
      check: (c) => {
        if (!c.record.unitIds.includes(c.input.unitId)) return { reason: 'unitNotInvolved', field: 'unitId' };
        return c.input.answerBy > c.today || { reason: 'dateNotLater', field: 'answerBy' };
      },
      patch: (c) => {
        const letters = c.record.letters ?? [];
        const sent = { ...c.input, no: letters.length + 1, on: c.today, answer: null, answeredOn: null };
        return { letters: [...letters, sent], answerBy: firstDue([...letters, sent]) };
      },
      moves: (c) => {
        const dueOn = firstDue([...(c.record.letters ?? []), { ...c.input, answeredOn: null }]);
        return dueOn ? [{ key: 'answer', dueOn }] : [];
      },
      notices: (c) => [{ kind: 'letterSent', to: [unitPeople], urgent: true, data: { due: c.input.answerBy } }],
    },
    answerLetter: {
      from: ['answerDue'],
      to: { oneOf: ['underway', 'answerDue'], by: (c) => (firstDue(answered(c)) ? 'answerDue' : 'underway') },
      by: [unitPeople],
      input: z.object({ answer: paragraph(3000) }),
      basis: '承办单位对催办单、督办单的书面答复',
      check: (c) => answered(c).some((l, i) => l !== c.record.letters?.[i]) || { reason: 'noOpenLetter' },
      patch: (c) => ({ letters: answered(c), answerBy: firstDue(answered(c)) }),
      moves: (c) => {
        const dueOn = firstDue(answered(c));
        return dueOn ? [{ key: 'answer', dueOn }] : [];
      },
      notices: () => [{ kind: 'letterAnswered', to: [leader, ...keepers] }],
    },
    reportProgress: {
      from: ['fixed', 'underway', 'answerDue'],
      to: 'same',
      by: [unitPeople],
      input: z.object({ text: paragraph(3000), fileIds: files().optional() }),
      basis: '承办单位报告办理进展',
      patch: (c) => ({
        progress: [
          ...(c.record.progress ?? []),
          { on: c.today, unitId: mine(c.case, c.actor, 'unit', 'active')[0] ?? null, text: c.input.text, fileIds: c.input.fileIds ?? null },
        ],
      }),
      notices: () => [{ kind: 'progressReported', to: [leader, authors, ...keepers] }],
    },
    close: {
      from: ['underway'],
      to: 'closed',
      by: [...keepers],
      input: z.object({ outcome: choice(outcomes), report: paragraph(10_000), fileIds: files().optional() }),
      confirm: true,
      basis: '督办结案报告',
      check: (c) => Boolean(c.record.visits?.length || c.record.minutes?.length || c.record.progress?.length) || { reason: 'nothingDone' },
      patch: (c) => ({ outcome: c.input.outcome, report: c.input.report, reportFileIds: c.input.fileIds, closedOn: c.today }),
      notices: () => [{ kind: 'closed', to: [unitPeople, authors, leader, 'chairperson'] }],
    },
    reopen: {
      from: ['closed'],
      to: 'underway',
      by: ['chairperson', ...offices],
      input: z.object({ finishBy: day() }),
      basis: '督办未达预期的继续督办',
      check: (c) => c.input.finishBy > c.today || { reason: 'dateNotLater', field: 'finishBy' },
      patch: (c) => ({ finishBy: c.input.finishBy, outcome: null, closedOn: null }),
      notices: () => [{ kind: 'reopened', to: [unitPeople, authors, leader, ...keepers] }],
    },
    publish: {
      from: ['closed'],
      to: 'published',
      by: [...offices],
      input: z.object({}),
      confirm: true,
      basis: '督办结果向社会公开',
      patch: (c) => ({ publishedOn: c.today }),
      notices: () => [{ kind: 'published', to: [unitPeople, authors] }],
    },
    lift: {
      from: ['fixed', 'underway', 'answerDue'],
      to: 'lifted',
      by: ['chairperson', ...offices],
      input: z.object({ reason: paragraph(1000) }),
      confirm: true,
      basis: '经主任会议同意解除督办',
      patch: (c) => ({ liftReason: c.input.reason }),
      notices: () => [{ kind: 'lifted', to: [unitPeople, authors, leader] }],
    },
  })
  .withDeadlines({
    plan: { from: ['fixed'], until: ['underway'], rule: () => 'keyItem.plan', warn: [5, 1], who: [...keepers] },
    answer: {
      from: ['answerDue'],
      until: ['underway'],
      on: (r) => r.answerBy,
      warn: [3, 1],
      who: [unitPeople],
      tell: [leader, ...keepers],
    },
    finish: { from: ['underway'], until: ['closed'], on: (r) => r.finishBy, warn: [30, 10], who: [...keepers], tell: ['chairperson'] },
  })
  .withViews({
    reach: [
      ...seenByCongress(['public', 'parties', 'identity', 'staff']),
      { who: 'scMember', groups: ['public', 'parties'] },
      { who: leader, groups: ['public', 'parties', 'identity', 'staff'] },
      { who: unitPeople, groups: ['public', 'parties'] },
      { who: authors, groups: ['public', 'parties'] },
      { who: 'public', groups: ['public'], where: { publishedOn: { set: true } } },
    ],
    turns: { proposed: 'fix', fixed: 'makePlan', underway: 'close', answerDue: 'answerLetter', closed: 'publish' },
    keeper: 'deputyWorkOfficer',
    list: {
      columns: ['number', 'title', 'state', 'leadKind', 'leader', 'committeeId', 'finishBy', 'outcome'],
      filters: [
        'state',
        'year',
        'sessionId',
        'leadKind',
        'committeeId',
        'categoryId',
        'suggestionIds',
        'unitIds',
        'outcome',
        'publishedOn',
        'finishBy',
      ],
      sorts: ['number', 'year', 'finishBy', 'createdAt', 'updatedAt'],
      search: ['title', 'leader'],
      defaultSort: '-updatedAt',
    },
  });

type Letters = NonNullable<z.infer<typeof KeyItem>['letters']>;

/** The first day on which an answer is due among the letters still open. */
function firstDue(letters: readonly Pick<Letters[number], 'answerBy' | 'answeredOn'>[]): string | null {
  return (
    letters
      .filter((l) => l.answeredOn === null)
      .map((l) => l.answerBy)
      .sort()[0] ?? null
  );
}

/** The letters after this unit's answer to its oldest open one. */
function answered(c: {
  readonly case: Parameters<typeof mine>[0];
  readonly actor: Parameters<typeof mine>[1];
  readonly record: { readonly letters: Letters | null };
  readonly input: { readonly answer?: string };
  readonly today: string;
}): Letters {
  const own = new Set(mine(c.case, c.actor, 'unit', 'active'));
  const letters = c.record.letters ?? [];
  const open = letters.find((l) => l.answeredOn === null && own.has(l.unitId));
  return letters.map((l) => (l === open ? { ...l, answer: c.input.answer ?? null, answeredOn: c.today } : l));
}
