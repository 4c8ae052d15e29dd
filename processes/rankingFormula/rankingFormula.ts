import { z } from 'zod';
import { choice, day, line, paragraph, ref, rows, whole } from '../../registers/fields.ts';
import { defineProcess } from '../../registers/vocabulary.ts';
import { congressSide, foundById, foundOf, offices } from '../office.ts';

/** The shares that can be taken of each unit: measures of the house whose records name the unit. */
export const rankable = [
  'replied',
  'onTime',
  'late',
  'returned',
  'reworked',
  'classA',
  'satisfied',
  'attitudeSatisfied',
  'firstDissatisfied',
  'commitmentRate',
  'carriedOver',
] as const;
export const preferences = ['high', 'low'] as const;

/** One line of the formula. */
export const FormulaTerm = z.object({
  measure: choice(rankable),
  weight: whole(1, 100),
  prefer: choice(preferences),
  explanation: line(200),
});

/** 排名公式: how units are ranked, in words and weights; one at a time is in use, and none until the office says so. */
export const RankingFormula = z.object({
  title: line(80),
  revision: whole(1, 1000),
  basedOnId: ref('rankingFormula').nullable(),
  explanation: paragraph(3000),
  terms: rows(FormulaTerm, 1, 20),
  turnedOnOn: day().nullable(),
  turnedOffOn: day().nullable(),
});

const drafting = { title: line(80), explanation: paragraph(3000), terms: rows(FormulaTerm, 1, 20) };
const basis = '承办单位排名的指标和权重公开、可解释，未启用前不产生排名';
const twice = (terms: readonly { readonly measure: string }[]) => new Set(terms.map((t) => t.measure)).size < terms.length;

/** 排名公式: drafted, turned on, turned off; a change makes a new revision and keeps the old one. */
export const rankingFormula = defineProcess({
  id: 'rankingFormula',
  plural: 'ranking-formulas',
  record: RankingFormula,
  groups: {
    title: 'public',
    revision: 'public',
    basedOnId: 'public',
    explanation: 'public',
    terms: 'public',
    turnedOnOn: 'public',
    turnedOffOn: 'public',
  },
  parties: {},
  states: { draft: {}, inUse: {}, retired: { final: true } },
  reasons: ['measureTwice', 'anotherInUse', 'unknownFormula'],
})
  .withActions({
    create: {
      from: 'new',
      to: 'draft',
      by: [...offices],
      input: z.object({ ...drafting, basedOnId: ref('rankingFormula').optional() }),
      basis,
      needs: (c) => (c.input.basedOnId ? [{ records: 'rankingFormula', where: { id: { in: [c.input.basedOnId] } } }] : []),
      check: (c) => {
        if (c.input.basedOnId && !foundById(c, 'rankingFormula', c.input.basedOnId))
          return { reason: 'unknownFormula', field: 'basedOnId' };
        return !twice(c.input.terms) || { reason: 'measureTwice', field: 'terms' };
      },
      patch: (c) => {
        const before = c.input.basedOnId ? foundById(c, 'rankingFormula', c.input.basedOnId) : undefined;
        return { ...c.input, revision: Number(before?.record.revision ?? 0) + 1 };
      },
    },
    amend: {
      from: ['draft'],
      to: 'same',
      by: [...offices],
      input: z.object(drafting),
      basis,
      check: (c) => !twice(c.input.terms) || { reason: 'measureTwice', field: 'terms' },
      patch: (c) => c.input,
    },
    turnOn: {
      from: ['draft'],
      to: 'inUse',
      by: [...offices],
      input: z.object({}),
      confirm: true,
      basis,
      needs: () => [{ records: 'rankingFormula', where: { state: { in: ['inUse'] } } }],
      check: (c) => foundOf(c, 'rankingFormula').length === 0 || { reason: 'anotherInUse' },
      patch: (c) => ({ turnedOnOn: c.today }),
      notices: () => [{ kind: 'turnedOn', to: ['unitHead', 'govOffice', ...congressSide] }],
    },
    turnOff: {
      from: ['inUse'],
      to: 'retired',
      by: [...offices],
      input: z.object({}),
      confirm: true,
      basis,
      patch: (c) => ({ turnedOffOn: c.today }),
      notices: () => [{ kind: 'turnedOff', to: ['unitHead', 'govOffice', ...congressSide] }],
    },
    discard: { from: ['draft'], to: 'retired', by: [...offices], input: z.object({}), confirm: true, basis },
  })
  .withDeadlines({})
  .withViews({
    reach: [
      ...congressSide.map((who) => ({ who, groups: ['public'] }) as const),
      ...(['govOffice', 'unitHead', 'unitClerk', 'scMember', 'deputy'] as const).map(
        (who) => ({ who, groups: ['public'], where: { turnedOnOn: { set: true } } }) as const,
      ),
    ],
    turns: { draft: 'turnOn' },
    list: {
      columns: ['title', 'revision', 'state', 'turnedOnOn', 'turnedOffOn'],
      filters: ['state', 'turnedOnOn', 'basedOnId'],
      sorts: ['revision', 'turnedOnOn', 'updatedAt'],
      search: ['title'],
      defaultSort: '-updatedAt',
    },
  });
