import { z } from 'zod';
import type { LinkedCase, Party } from '../../engine/case.ts';
import { day, files, line, paragraph, yes } from '../../registers/fields.ts';
import { defineProcess } from '../../registers/vocabulary.ts';
import { foundOf, offices } from '../office.ts';
import { subjectsOf } from '../people.ts';
import { needsOf, type Seat, seatsOf } from './information.audience.ts';
import { Information, More, mostAddressed, Told } from './information.record.ts';

const office = 'deputyWorkOfficer';
const addressed = { party: 'addressed' } as const;
const law = '《代表法》：常务委员会等应当及时向本级人民代表大会代表通报工作情况，提供信息资料，保障代表的知情权';
const Reason = z.object({ reason: paragraph(500) });
const NoInput = z.object({});

/** Receipts that are still looked for; `open` ones have not been read, or not confirmed where that is asked. */
const open = ['unread', 'toConfirm'] as const;
const living = [...open, 'asking', 'read', 'missed'] as const;

interface Here {
  readonly case: { readonly id: string; readonly parties: readonly Party[] };
  readonly record: Information;
  readonly found: readonly LinkedCase[];
  readonly today: string;
  id(): string;
}

const receiptsOf = (c: Pick<Here, 'case'>, states: readonly string[]) =>
  ({ records: 'informationReceipt', where: { informationId: { in: [c.case.id] }, state: { in: states } }, most: mostAddressed }) as const;

const told = (c: Pick<Here, 'found'>, action: string, input: Record<string, unknown>) =>
  foundOf(c, 'informationReceipt').map((r) => ({ process: 'informationReceipt', id: r.id, action, input }) as const);

const tied = (seats: readonly Seat[]) => seats.map(({ id }) => ({ ...addressed, subject: id, status: 'active' }) as const);

const begun = (c: Pick<Here, 'case' | 'record' | 'id'>, seats: readonly Seat[], issuedOn: string) =>
  seats.map(
    ({ id, delegationId }) =>
      ({
        process: 'informationReceipt',
        action: 'begin',
        id: c.id(),
        input: {
          informationId: c.case.id,
          title: c.record.title,
          kind: c.record.kind,
          issuedOn,
          asksReceipt: c.record.asksReceipt,
          readBy: c.record.readBy,
          deputyId: id,
          delegationId,
        },
      }) as const,
  );

/** Whoever is meant now and was not given it before. */
function newSeats(c: Pick<Here, 'case' | 'found'>, more: z.infer<typeof More>): Seat[] {
  const known = new Set(subjectsOf(c.case, 'addressed'));
  return seatsOf(c, { audience: 'chosen', ...more }).filter(({ id }) => !known.has(id));
}

const tooMany = { reason: 'tooManyAddressed', data: { most: mostAddressed } } as const;

/** 通报知情: written, issued to those it is for, reminded of, corrected or withdrawn with the reason; one receipt for each deputy. */
export const information = defineProcess({
  id: 'information',
  plural: 'information',
  record: Information,
  groups: {
    title: 'public',
    kind: 'public',
    source: 'text',
    text: 'text',
    fileIds: 'text',
    audience: 'staff',
    delegationIds: 'staff',
    groupIds: 'staff',
    fieldIds: 'staff',
    deputyIds: 'staff',
    asksReceipt: 'public',
    readBy: 'public',
    issuedOn: 'public',
    addressed: 'staff',
    remindedOn: 'staff',
    correction: 'text',
    correctedOn: 'public',
    closedOn: 'staff',
    withdrawReason: 'public',
    withdrawnOn: 'public',
  },
  parties: { addressed: 'deputy' },
  states: { draft: {}, issued: {}, closed: {}, withdrawn: { final: true }, discarded: { final: true } },
  reasons: ['nobodyAddressed', 'nobodyNew', 'tooManyAddressed', 'readByPassed', 'readByAlone', 'allHaveRead', 'remindedToday'],
})
  .withActions({
    draft: {
      from: 'new',
      to: 'draft',
      by: [...offices],
      input: Told,
      basis: law,
      check: (c) => c.input.asksReceipt || !c.input.readBy || { reason: 'readByAlone', field: 'readBy' },
      patch: (c) => c.input,
    },
    change: {
      from: ['draft'],
      to: 'same',
      by: [...offices],
      input: Told.partial(),
      basis: law,
      check: (c) => (c.input.asksReceipt ?? c.record.asksReceipt) || !c.input.readBy || { reason: 'readByAlone', field: 'readBy' },
      patch: (c) => ({ ...c.input, ...(c.input.asksReceipt === false ? { readBy: null } : {}) }),
    },
    issue: {
      from: ['draft'],
      to: 'issued',
      by: [...offices],
      input: NoInput,
      basis: law,
      confirm: true,
      needs: (c) => needsOf(c.record),
      check: (c) => {
        if (c.record.readBy && c.record.readBy < c.today) return { reason: 'readByPassed' };
        const { length } = seatsOf(c, c.record);
        if (length === 0) return { reason: 'nobodyAddressed' };
        return length <= mostAddressed || tooMany;
      },
      patch: (c) => ({ issuedOn: c.today, addressed: seatsOf(c, c.record).length }),
      parties: (c) => tied(seatsOf(c, c.record)),
      starts: (c) => begun(c, seatsOf(c, c.record), c.today),
      notices: (c) => {
        if (!c.record.asksReceipt) return [{ kind: 'issued', to: [addressed] }];
        if (!c.record.readBy) return [{ kind: 'issuedToConfirm', to: [addressed] }];
        return [{ kind: 'issuedBy', to: [addressed], data: { on: c.record.readBy } }];
      },
    },
    discard: { from: ['draft'], to: 'discarded', by: [...offices], input: NoInput, basis: law, confirm: true },
    addressMore: {
      from: ['issued'],
      to: 'same',
      by: [...offices],
      input: More,
      basis: law,
      needs: (c) => needsOf({ audience: 'chosen', ...c.input }),
      check: (c) => {
        const { length } = newSeats(c, c.input);
        if (length === 0) return { reason: 'nobodyNew' };
        return (c.record.addressed ?? 0) + length <= mostAddressed || tooMany;
      },
      patch: (c) => ({ addressed: (c.record.addressed ?? 0) + newSeats(c, c.input).length }),
      parties: (c) => tied(newSeats(c, c.input)),
      starts: (c) => begun(c, newSeats(c, c.input), c.record.issuedOn ?? c.today),
    },
    remind: {
      from: ['issued'],
      to: 'same',
      by: [...offices],
      input: NoInput,
      basis: '对尚未阅读或者尚未确认的代表提醒',
      confirm: true,
      needs: (c) => [receiptsOf(c, open)],
      when: (c) => c.record.remindedOn !== c.today || { reason: 'remindedToday' },
      check: (c) => foundOf(c, 'informationReceipt').length > 0 || { reason: 'allHaveRead' },
      patch: (c) => ({ remindedOn: c.today }),
      tells: (c) => told(c, 'remind', {}),
    },
    correct: {
      from: ['issued'],
      to: 'same',
      by: [...offices],
      input: z.object({
        title: line(80).optional(),
        text: paragraph(20_000).optional(),
        fileIds: files(20).optional(),
        readBy: day().optional(),
        reason: paragraph(500),
        asksAgain: yes(),
      }),
      basis: '通报内容有误的，及时更正并说明理由',
      confirm: true,
      needs: (c) => [receiptsOf(c, living)],
      check: (c) => {
        if (!c.input.readBy) return true;
        if (!c.record.asksReceipt) return { reason: 'readByAlone', field: 'readBy' };
        return c.input.readBy >= c.today || { reason: 'readByPassed', field: 'readBy' };
      },
      patch: ({ input: { reason, asksAgain: _, ...changed }, today }) => ({ ...changed, correction: reason, correctedOn: today }),
      tells: (c) => {
        const { asksAgain, title = c.record.title, readBy = c.record.readBy } = c.input;
        return asksAgain || title !== c.record.title || readBy !== c.record.readBy ? told(c, 'follow', { title, readBy, asksAgain }) : [];
      },
      notices: (c) =>
        c.input.asksAgain
          ? [{ kind: 'correctedAgain', to: [addressed], urgent: true, data: { reason: c.input.reason } }]
          : [{ kind: 'corrected', to: [addressed], urgent: true, data: { reason: c.input.reason } }],
    },
    close: {
      from: ['issued'],
      to: 'closed',
      by: [...offices],
      input: NoInput,
      basis: '通报期满后不再催阅，代表仍可阅读',
      confirm: true,
      needs: (c) => [receiptsOf(c, open)],
      patch: (c) => ({ closedOn: c.today }),
      tells: (c) => told(c, 'miss', {}),
    },
    withdraw: {
      from: ['issued', 'closed'],
      to: 'withdrawn',
      by: [...offices],
      input: Reason,
      basis: '不应当发出的通报，撤回并说明理由',
      confirm: true,
      needs: (c) => [receiptsOf(c, living)],
      patch: (c) => ({ withdrawReason: c.input.reason, withdrawnOn: c.today }),
      tells: (c) => told(c, 'recall', {}),
      notices: (c) => [{ kind: 'withdrawn', to: [addressed], urgent: true, data: { reason: c.input.reason } }],
    },
  })
  .withDeadlines({})
  .withViews({
    reach: [
      ...([...offices, 'chairperson'] as const).map((who) => ({ who, groups: ['public', 'text', 'parties', 'staff'] }) as const),
      { who: addressed, groups: ['public', 'text'], where: { state: { in: ['issued', 'closed'] } } },
      // What was withdrawn is not read any more; that it was, and why, is told.
      { who: addressed, groups: ['public'], where: { state: { in: ['withdrawn'] } } },
    ],
    keeper: office,
    turns: { draft: 'issue' },
    list: {
      columns: ['issuedOn', 'title', 'kind', 'source', 'asksReceipt', 'readBy', 'state'],
      filters: ['state', 'kind', 'asksReceipt', 'issuedOn', 'readBy'],
      sorts: ['issuedOn', 'readBy', 'updatedAt', 'createdAt'],
      search: ['title', 'text'],
      defaultSort: '-updatedAt',
    },
  });
