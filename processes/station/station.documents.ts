import { definePaper, type PaperContext } from '../../engine/paper.ts';
import { common, commonValues, label, text } from '../paper-words.ts';

const fields = {
  ...common,
  title: label('标题', 'Title'),
  station: label('家站点', 'Station'),
  address: label('地址', 'Address'),
  month: label('月份', 'Month'),
  receptions: label('接待次数', 'Reception days'),
  visitors: label('接待人次', 'People received'),
  deputies: label('到站代表人次', 'Deputies’ attendances'),
  opinions: label('意见件数', 'Opinions'),
  settled: label('已反馈件数', 'Fed back'),
} as const;
const lists = {
  days: {
    ...label('接待日', 'Reception days'),
    columns: {
      no: label('序号', 'No.'),
      on: label('日期', 'Day'),
      time: label('时间', 'Time'),
      deputies: label('到站代表', 'Deputies'),
      visitors: label('人数', 'People'),
      handled: label('意见处理', 'How opinions were handled'),
      summary: label('接待情况', 'What happened'),
    },
  },
  opinions: {
    ...label('意见', 'Opinions'),
    columns: {
      no: label('编号', 'No.'),
      on: label('日期', 'Day'),
      category: label('类别', 'Category'),
      channel: label('渠道', 'Channel'),
      way: label('处理方式', 'Way'),
      state: label('状态', 'State'),
    },
  },
} as const;

const wayOf = (c: PaperContext, fields: Readonly<Record<string, unknown>>): string =>
  typeof fields.routeKind === 'string'
    ? [c.word('opinion', 'routeKind', fields.routeKind), c.name(fields.unitId)].filter(Boolean).join(' ')
    : typeof fields.convertedTo === 'string'
      ? `转为${c.word('opinion', 'convertedTo', fields.convertedTo)}`
      : '';

/** One month (YYYY-MM) of a station. Opinions are listed by number and category: what was said and by whom is not printed. */
function valuesOf(c: PaperContext, month: string) {
  const isIn = (on: unknown) => text(on).startsWith(month);
  const days = c.linked
    .filter((l) => l.process === 'reception' && ['held', 'closed'].includes(l.state) && isIn(l.fields.heldOn))
    .sort((a, b) => `${a.fields.heldOn}${a.fields.from}`.localeCompare(`${b.fields.heldOn}${b.fields.from}`));
  const told = c.linked
    .filter((l) => l.process === 'opinion' && isIn(l.fields.submittedOn))
    .sort((a, b) => text(a.fields.submittedOn).localeCompare(text(b.fields.submittedOn)) || a.id.localeCompare(b.id));
  const seats = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
  const count = (value: unknown) => (typeof value === 'number' ? value : 0);
  const [year = '', of = ''] = month.split('-');
  return {
    fields: {
      ...commonValues(c),
      title: `${text(c.record.fields.name)}工作台账`,
      station: text(c.record.fields.name),
      address: text(c.record.fields.address),
      month: `${year}年${Number(of)}月`,
      receptions: String(days.length),
      visitors: String(days.reduce((sum, d) => sum + count(d.fields.visitors), 0)),
      deputies: String(days.reduce((sum, d) => sum + seats(d.fields.presentIds).length, 0)),
      opinions: String(told.length),
      settled: String(told.filter((o) => o.fields.fedBackOn).length),
    },
    lists: {
      days: days.map((d, i) => ({
        no: String(i + 1),
        on: text(d.fields.heldOn),
        time: `${text(d.fields.from)}—${text(d.fields.until)}`,
        deputies: seats(d.fields.presentIds).map(c.name).filter(Boolean).join('、'),
        visitors: String(count(d.fields.visitors)),
        handled:
          d.state === 'closed'
            ? `当场答复${count(d.fields.handledOnSpot)}件，街道乡镇办理${count(d.fields.handledByStreet)}件，交办${count(d.fields.handedOver)}件，其他${count(d.fields.handledOtherwise)}件`
            : '尚未归档',
        summary: text(d.fields.summary),
      })),
      opinions: told.map((o) => ({
        no: typeof o.fields.number === 'number' ? `第${o.fields.number}号` : '',
        on: text(o.fields.submittedOn),
        category: c.name(o.fields.categoryId),
        channel: c.word('opinion', 'channel', o.fields.channel),
        way: wayOf(c, o.fields),
        state: c.word('opinion', 'state', o.state),
      })),
    },
  };
}

const layout = [
  { kind: 'text', style: 'title', text: '{标题}' },
  { kind: 'text', style: 'small', text: '{月份}　{地址}' },
  {
    kind: 'text',
    style: 'body',
    text: '本月开展接待{接待次数}次，接待群众{接待人次}人次，代表到站{到站代表人次}人次；收到意见{意见件数}件，已反馈{已反馈件数}件。',
  },
  { kind: 'text', style: 'heading', text: '一、接待日' },
  {
    kind: 'list',
    list: '接待日',
    columns: [
      { head: '序号', text: '{序号}', width: 13, align: 'center' },
      { head: '日期', text: '{日期}', width: 25, align: 'center' },
      { head: '时间', text: '{时间}', width: 28, align: 'center' },
      { head: '到站代表', text: '{到站代表}', width: 44 },
      { head: '人数', text: '{人数}', width: 15, align: 'center' },
      { head: '意见处理', text: '{意见处理}', width: 58 },
      { head: '接待情况', text: '{接待情况}', width: 60 },
    ],
  },
  { kind: 'text', style: 'heading', text: '二、群众意见' },
  {
    kind: 'list',
    list: '意见',
    columns: [
      { head: '编号', text: '{编号}', width: 30, align: 'center' },
      { head: '日期', text: '{日期}', width: 32, align: 'center' },
      { head: '类别', text: '{类别}', width: 45 },
      { head: '渠道', text: '{渠道}', width: 38 },
      { head: '处理方式', text: '{处理方式}', width: 60 },
      { head: '状态', text: '{状态}', width: 38, align: 'center' },
    ],
  },
  { kind: 'text', style: 'small', text: '反映人信息和反映内容依法保密，本台账不载明。' },
] as const;

const base = { of: 'station', over: 'one', frame: 'table', needs: ['staff'], fields, lists, layout } as const;

const monthBefore = (month: string): string => {
  const [year = 0, of = 1] = month.split('-').map(Number);
  return of === 1 ? `${year - 1}-12` : `${year}-${String(of - 1).padStart(2, '0')}`;
};

/** 家站点工作台账: of this month and of the last. */
export const stationPapers = [
  definePaper({
    ...base,
    id: 'stationLogMonth',
    name: label('家站点工作台账（本月）', 'Station log of this month'),
    values: (c) => valuesOf(c, c.today.slice(0, 7)),
  }),
  definePaper({
    ...base,
    id: 'stationLogLastMonth',
    name: label('家站点工作台账（上月）', 'Station log of last month'),
    values: (c) => valuesOf(c, monthBefore(c.today.slice(0, 7))),
  }),
];
