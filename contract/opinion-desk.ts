import { z } from 'zod';
import { grades } from '../processes/opinion/opinion.record.ts';
import { Names, RecordId } from './records.ts';
import { type Route, route } from './route.ts';
import { Advice } from './similar.ts';

const InCongress = z.object({ congress: z.uuid().optional() });
export const mostCodesOnSheets = 200;

/** An opinion in a group or beside another, with so much of it as tells what it is about. */
const OpinionLine = z.object({
  id: z.uuid(),
  title: z.string(),
  content: z.string(),
  state: z.string(),
  grade: z.string().nullable(),
  district: z.string().nullable(),
  submittedOn: z.iso.date(),
  merged: z.boolean(),
});

/** What the console needs for opinions besides the routes that every process has. */
const topicReaders = ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'deputyStationKeeper'] as const;
const InTopics = InCongress.extend({ days: z.coerce.number().int().min(1).max(400).default(90) });

export const opinionDeskRoutes = {
  codeAddress: route({
    method: 'GET',
    path: '/api/deputy-codes/:id/address',
    summary: '二维码的网址和图样 · A code’s address and its picture as SVG',
    access: 'engine',
    params: RecordId,
    query: InCongress,
    response: z.object({ code: z.string(), url: z.string(), svg: z.string() }),
  }),
  codeSheet: route({
    method: 'POST',
    path: '/api/deputy-codes/sheet',
    summary: '二维码打印页（PDF，一页多枚） · Codes to print and cut out, several on a page',
    access: 'engine',
    query: InCongress,
    body: z.object({ ids: z.array(z.uuid()).min(1).max(mostCodesOnSheets) }),
    produces: 'application/pdf',
  }),
  giveTracking: route({
    method: 'POST',
    path: '/api/opinions/:id/tracking',
    summary: '为登记的民意生成查询密钥，旧的作废 · Give the citizen of a recorded opinion a private address; earlier ones end',
    access: 'engine',
    params: RecordId,
    query: InCongress,
    // Asked for where an address was given before: it ends.
    body: z.object({ reason: z.string().trim().min(1).max(200).optional() }),
    response: z.object({ key: z.string(), url: z.string(), svg: z.string() }),
  }),
  alike: route({
    method: 'GET',
    path: '/api/similar-opinions/:id',
    summary: '内容相近的民意 · Opinions that say much the same as this one',
    access: 'engine',
    params: RecordId,
    query: InCongress,
    response: z.object({ items: z.array(OpinionLine.extend({ score: z.int().min(0).max(100), phrases: z.array(z.string()) })) }),
  }),
  advice: route({
    method: 'GET',
    path: '/api/opinion-advice/:id',
    summary: '依以往决定建议的类别和等级，供人参考 · Category and grade that past decisions propose; a person decides',
    access: 'engine',
    params: RecordId,
    query: InCongress,
    response: z.object({
      categories: z.array(Advice),
      grades: z.array(z.object({ grade: z.enum(grades), percent: z.int().min(0).max(100), count: z.int() })),
      names: Names,
    }),
  }),
  topics: route({
    method: 'GET',
    path: '/api/opinion-topics',
    summary: '热点民意，按内容归并 · What many speak of, grouped by what they say',
    access: { roles: topicReaders },
    query: InTopics,
    response: z.object({
      since: z.iso.date(),
      items: z.array(
        z.object({
          /** The earliest opinion of the topic, by which its others are asked for. */
          first: OpinionLine,
          words: z.array(z.string()),
          count: z.int(),
          /** Where they come from, the most first; null: not told. */
          districts: z.array(z.object({ name: z.string().nullable(), count: z.int() })),
          /** How many came in each week, from its first day. */
          weeks: z.array(z.object({ from: z.iso.date(), count: z.int() })),
          /** How many say it in nearly the same words as another. */
          alike: z.int(),
          /** The opinion to go on with, and those that can be joined to it. */
          lead: z.object({ id: z.uuid(), title: z.string() }).nullable(),
          others: z.array(z.uuid()),
        }),
      ),
    }),
  }),
  topicOpinions: route({
    method: 'GET',
    path: '/api/opinion-topics/:id',
    summary: '一个热点中的民意 · The opinions of the topic that this opinion belongs to, the earliest first',
    access: { roles: topicReaders },
    params: RecordId,
    query: InTopics.extend({ district: z.string().max(60).optional() }),
    response: z.object({ items: z.array(OpinionLine), count: z.int() }),
  }),
} as const satisfies Record<string, Route>;
