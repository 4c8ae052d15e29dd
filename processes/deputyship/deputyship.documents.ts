import { definePaper, type PaperContext, type PaperSource } from '../../engine/paper.ts';
import { performanceKinds } from '../../registers/performance-kinds.ts';
import { common, commonValues, label, text } from '../paper-words.ts';

const fields = {
  ...common,
  title: label('标题', 'Title'),
  span: label('期间', 'Period'),
  name: label('姓名', 'Name'),
  seatNo: label('代表证号', 'Deputy no.'),
  delegation: label('代表团', 'Delegation'),
  electoralUnit: label('选举单位', 'Electoral unit'),
  occupation: label('职务', 'Post'),
  mandate: label('初任连任', 'First or continuing'),
  count: label('件数', 'How many'),
} as const;
const lists = {
  sums: {
    ...label('汇总', 'Sums'),
    columns: {
      kind: label('种类', 'Kind'),
      times: label('次数', 'Times'),
      hours: label('时长', 'Hours'),
      people: label('人数', 'People'),
    },
  },
  deeds: {
    ...label('履职', 'Deeds'),
    columns: {
      no: label('序号', 'No.'),
      on: label('日期', 'Day'),
      kind: label('种类', 'Kind'),
      title: label('事由', 'What'),
      place: label('地点', 'Place'),
      origin: label('来源', 'Origin'),
    },
  },
} as const;

/** A deed's words: the suggestion it is about is named to those alone who may know it. */
function titleOf(c: PaperContext, deed: PaperSource): string {
  const about = c.name(deed.fields.ofSuggestionId);
  return about ? `${text(deed.fields.title)}：${about}` : text(deed.fields.title);
}

function valuesOf(c: PaperContext, span: string, isIn: (on: string) => boolean) {
  const r = c.record.fields;
  const deeds = c.linked
    .filter((l) => l.process === 'performance' && l.state === 'confirmed' && isIn(text(l.fields.on)))
    .sort((a, b) => text(a.fields.on).localeCompare(text(b.fields.on)) || a.id.localeCompare(b.id));
  const add = (of: readonly PaperSource[], field: string) => of.reduce((sum, d) => sum + Number(d.fields[field] ?? 0), 0);
  const sums = performanceKinds.flatMap((kind) => {
    const of = deeds.filter((d) => d.fields.kind === kind);
    if (of.length === 0) return [];
    const word = c.word('performance', 'kind', kind);
    return [{ kind: word, times: String(of.length), hours: String(add(of, 'hours') || ''), people: String(add(of, 'people') || '') }];
  });
  return {
    fields: {
      ...commonValues(c),
      title: `${c.congress.name}代表履职档案`,
      span,
      name: text(r.name),
      seatNo: text(r.seatNo),
      delegation: c.name(r.delegationId),
      electoralUnit: text(r.electoralUnit),
      occupation: text(r.occupation),
      mandate: c.word('deputyship', 'mandate', r.mandate),
      count: String(deeds.length),
    },
    lists: {
      sums,
      deeds: deeds.map((d, i) => ({
        no: String(i + 1),
        on: text(d.fields.on),
        kind: c.word('performance', 'kind', d.fields.kind),
        title: titleOf(c, d),
        place: text(d.fields.place),
        origin: c.word('performance', 'origin', d.fields.origin),
      })),
    },
  };
}

const layout = [
  { kind: 'text', style: 'title', text: '{标题}' },
  { kind: 'text', style: 'small', text: '{期间}　共{件数}件' },
  {
    kind: 'form',
    widths: [24, 54, 24, 54],
    rows: [
      { cells: [{ text: '姓名', label: true }, { text: '{姓名}' }, { text: '代表证号', label: true }, { text: '{代表证号}' }] },
      { cells: [{ text: '代表团', label: true }, { text: '{代表团}' }, { text: '选举单位', label: true }, { text: '{选举单位}' }] },
      { cells: [{ text: '职务', label: true }, { text: '{职务}' }, { text: '初任连任', label: true }, { text: '{初任连任}' }] },
    ],
  },
  { kind: 'text', style: 'heading', text: '一、履职汇总' },
  {
    kind: 'list',
    list: '汇总',
    columns: [
      { head: '种类', text: '{种类}', width: 76 },
      { head: '次数', text: '{次数}', width: 26, align: 'center' },
      { head: '时长', text: '{时长}', width: 26, align: 'center' },
      { head: '人数', text: '{人数}', width: 28, align: 'center' },
    ],
  },
  { kind: 'text', style: 'heading', text: '二、履职记录' },
  {
    kind: 'list',
    list: '履职',
    columns: [
      { head: '序号', text: '{序号}', width: 13, align: 'center' },
      { head: '日期', text: '{日期}', width: 24, align: 'center' },
      { head: '种类', text: '{种类}', width: 31 },
      { head: '事由', text: '{事由}', width: 50 },
      { head: '地点', text: '{地点}', width: 20 },
      { head: '来源', text: '{来源}', width: 18 },
    ],
  },
] as const;

const base = { of: 'deputyship', over: 'one', frame: 'form', needs: ['staff'], fields, lists, layout } as const;

/** 代表履职档案: of this year, of the last, and of the whole term. */
export const deputyshipPapers = [
  definePaper({
    ...base,
    id: 'dossierYear',
    name: label('履职档案（本年）', 'Dossier of this year'),
    values: (c) => {
      const year = c.today.slice(0, 4);
      return valuesOf(c, `${year}年`, (on) => on.startsWith(year));
    },
  }),
  definePaper({
    ...base,
    id: 'dossierLastYear',
    name: label('履职档案（上年）', 'Dossier of last year'),
    values: (c) => {
      const year = String(Number(c.today.slice(0, 4)) - 1);
      return valuesOf(c, `${year}年`, (on) => on.startsWith(year));
    },
  }),
  definePaper({
    ...base,
    id: 'dossierTerm',
    name: label('履职档案（全届）', 'Dossier of the term'),
    values: (c) => valuesOf(c, '本届以来', () => true),
  }),
];
