import { definePaper, type PaperContext, type PaperSource } from '../../engine/paper.ts';
import {
  aboutSuggestion,
  aboutValues,
  chineseDay,
  common,
  commonValues,
  dueOf,
  label,
  numberOf,
  paragraphList,
  paragraphs,
  partyNames,
  rowsOf,
  text,
  yesNo,
} from '../paper-words.ts';

const roleWords: Readonly<Record<string, string>> = { lead: '主办', co: '会办', separate: '分办' };

const assignmentsOf = (c: PaperContext): readonly PaperSource[] =>
  c.linked.filter((l) => l.process === 'assignment' && l.fields.role !== 'relay' && !['returned', 'cancelled'].includes(l.state));

const authorOf = (c: PaperContext, r: PaperSource): string => c.name(r.fields.leadDeputyId) || c.name(r.fields.delegationId);

/** 代表建议专用纸: what the deputy handed in, with the office's part. */
const suggestionForm = definePaper({
  id: 'suggestionForm',
  of: 'suggestion',
  over: 'one',
  name: label('代表建议专用纸', 'Suggestion form'),
  frame: 'form',
  needs: ['public', 'text'],
  publicPage: true,
  fields: {
    ...common,
    ...aboutSuggestion,
    category: label('类别', 'Category'),
    stage: label('提出时间', 'In session or between'),
    author: label('领衔代表', 'Lead deputy or delegation'),
    contact: label('联系方式', 'Contact'),
    cosigners: label('附议代表', 'Co-signers'),
    cosignerCount: label('附议人数', 'Number of co-signers'),
    submittedOn: label('提出日期', 'Submitted on'),
    source: label('形成方式', 'How it was formed'),
    urgent: label('是否紧急', 'Urgent'),
    wishedUnits: label('希望承办单位', 'Units wished for'),
    preConsultation: label('事前沟通', 'Talks beforehand'),
    consent: label('公开意愿', 'Consent to publication'),
    publishReason: label('不公开理由', 'Reason against publication'),
    registeredOn: label('立案日期', 'Registered on'),
    reviewNote: label('审查意见', 'Review'),
    handedTo: label('交办单位', 'Handed over to'),
    handedOverOn: label('交办日期', 'Handed over on'),
  },
  lists: {
    problem: paragraphList('问题', 'Problem, by paragraph'),
    analysis: paragraphList('分析', 'Analysis, by paragraph'),
    proposal: paragraphList('具体建议', 'Proposal, by paragraph'),
  },
  values: (c) => {
    const r = c.record;
    const cosigners = partyNames(c, r, 'cosigner', 'mergedAuthor');
    return {
      fields: {
        ...commonValues(c),
        ...aboutValues(c, r),
        category: c.name(r.fields.categoryId),
        stage: c.word('suggestion', 'stage', r.fields.stage),
        author: authorOf(c, r),
        contact: text(r.fields.contact),
        cosigners: cosigners.join('、'),
        cosignerCount: cosigners.length > 0 ? `${cosigners.length}人` : '',
        submittedOn: chineseDay(r.fields.submittedOn),
        source: c.word('suggestion', 'formationSource', r.fields.formationSource),
        urgent: yesNo(r.fields.urgent),
        wishedUnits: (Array.isArray(r.fields.wishedUnitIds) ? r.fields.wishedUnitIds : []).map((id) => c.name(id)).join('、'),
        preConsultation: text(r.fields.preConsultation),
        consent: c.word('suggestion', 'publishConsent', r.fields.publishConsent),
        publishReason: text(r.fields.publishReason),
        registeredOn: chineseDay(r.fields.registeredOn),
        reviewNote: text(r.fields.reviewNote),
        handedTo: [r.fields.leadUnitId, ...(Array.isArray(r.fields.unitIds) ? r.fields.unitIds : [])]
          .filter((id, i, all) => id && all.indexOf(id) === i)
          .map((id) => c.name(id))
          .join('、'),
        handedOverOn: chineseDay(r.fields.handedOverOn),
      },
      lists: {
        problem: paragraphs(r.fields.problem),
        analysis: paragraphs(r.fields.analysis),
        proposal: paragraphs(r.fields.proposal),
      },
    };
  },
  layout: [
    { kind: 'text', style: 'mark', text: '{密级标识}', when: '密级标识' },
    { kind: 'text', style: 'title', text: '{人大名称}\n代表建议、批评和意见' },
    { kind: 'text', style: 'right', text: '{建议编号}' },
    {
      kind: 'form',
      widths: [28, 50, 28, 50],
      rows: [
        {
          cells: [
            { text: '案　由', label: true, height: 16 },
            { text: '{案由}', span: 3 },
          ],
        },
        { cells: [{ text: '届　次', label: true }, { text: '{届次}' }, { text: '提出时间', label: true }, { text: '{提出时间}' }] },
        { cells: [{ text: '领衔代表', label: true }, { text: '{领衔代表}' }, { text: '联系方式', label: true }, { text: '{联系方式}' }] },
        {
          cells: [
            { text: '附议代表', label: true, height: 16 },
            { text: '{附议代表}', span: 3 },
          ],
        },
        { cells: [{ text: '提出日期', label: true }, { text: '{提出日期}' }, { text: '是否紧急', label: true }, { text: '{是否紧急}' }] },
        { cells: [{ text: '形成方式', label: true }, { text: '{形成方式}' }, { text: '公开意愿', label: true }, { text: '{公开意愿}' }] },
        {
          cells: [
            { text: '希望承办\n单　　位', label: true, height: 14 },
            { text: '{希望承办单位}', span: 3 },
          ],
        },
        {
          cells: [
            { text: '事前沟通', label: true, height: 14 },
            { text: '{事前沟通}', span: 3 },
          ],
        },
        { cells: [{ text: '类　别', label: true }, { text: '{类别}' }, { text: '立案日期', label: true }, { text: '{立案日期}' }] },
        {
          cells: [
            { text: '审查意见', label: true, height: 24 },
            { text: '{审查意见}', span: 3 },
          ],
        },
        {
          cells: [
            { text: '交办单位', label: true, height: 14 },
            { text: '{交办单位}' },
            { text: '交办日期', label: true },
            { text: '{交办日期}' },
          ],
        },
      ],
    },
    { kind: 'text', style: 'heading', text: '问题情况', newPage: true },
    { kind: 'text', style: 'body', text: '{段落}', each: '问题' },
    { kind: 'text', style: 'heading', text: '原因分析', when: '分析' },
    { kind: 'text', style: 'body', text: '{段落}', each: '分析' },
    { kind: 'text', style: 'heading', text: '具体建议', when: '具体建议' },
    { kind: 'text', style: 'body', text: '{段落}', each: '具体建议' },
    { kind: 'qr' },
  ],
});

/** 交办通知, with the units and their time limits. */
const handOverNotice = definePaper({
  id: 'handOverNotice',
  of: 'suggestion',
  over: 'one',
  name: label('交办通知', 'Hand-over notice'),
  frame: 'letter',
  needs: ['public', 'parties'],
  when: (r) => Boolean(r.fields.handedOverOn),
  issue: { by: ['deputyWorkOfficer', 'scOfficeClerk'], mark: '人代交', note: label('补充要求', 'Further requirements') },
  fields: {
    ...common,
    ...aboutSuggestion,
    units: label('承办单位', 'Handling units'),
    handedOverOn: label('交办日期', 'Handed over on'),
    handOverNote: label('交办意见', 'Note on the hand-over'),
    note: label('补充要求', 'Further requirements'),
  },
  lists: {
    handlers: {
      ...label('承办名单', 'Units'),
      columns: {
        no: label('序号', 'No.'),
        unit: label('单位', 'Unit'),
        role: label('承办方式', 'As'),
        due: label('答复期限', 'Reply due'),
      },
    },
  },
  values: (c) => {
    const handlers = assignmentsOf(c).map((a, i) => ({
      no: String(i + 1),
      unit: c.name(a.fields.unitId),
      role: roleWords[text(a.fields.role)] ?? '',
      due: chineseDay(dueOf(a, a.fields.role === 'co' ? 'coOpinion' : 'reply')),
    }));
    return {
      fields: {
        ...commonValues(c),
        ...aboutValues(c, c.record),
        units: handlers.map((h) => h.unit).join('、'),
        handedOverOn: chineseDay(c.record.fields.handedOverOn),
        handOverNote: text(c.record.fields.handOverNote),
        note: c.note,
      },
      lists: { handlers },
    };
  },
  layout: [
    { kind: 'text', style: 'mark', text: '{密级标识}', when: '密级标识' },
    { kind: 'text', style: 'number', text: '{文号}' },
    { kind: 'text', style: 'title', text: '关于交办{届次}\n{建议编号}代表建议的通知' },
    { kind: 'text', style: 'flush', text: '{承办单位}：' },
    {
      kind: 'text',
      style: 'body',
      text: '根据《中华人民共和国全国人民代表大会和地方各级人民代表大会代表法》的规定，现将{届次}{建议编号}建议《{案由}》交由你单位研究办理。承办名单如下：',
    },
    {
      kind: 'list',
      list: '承办名单',
      columns: [
        { head: '序号', text: '{序号}', width: 16, align: 'center' },
        { head: '承办单位', text: '{单位}', width: 64 },
        { head: '承办方式', text: '{承办方式}', width: 30, align: 'center' },
        { head: '答复（会办）期限', text: '{答复期限}', width: 46, align: 'center' },
      ],
    },
    {
      kind: 'text',
      style: 'body',
      text: '请及时签收，明确分管负责人和经办人，在办理前、办理中、办理后主动与代表沟通，按期答复代表，并将答复抄送我机关。认为不属于本单位职责的，请在规定期限内书面说明理由，申请退办，不得自行转办。',
    },
    { kind: 'text', style: 'body', text: '{交办意见}', when: '交办意见' },
    { kind: 'text', style: 'body', text: '{补充要求}', when: '补充要求' },
    { kind: 'gap', lines: 2 },
    { kind: 'text', style: 'officeSign', text: '{发文机关}\n{成文日期}' },
  ],
});

/** 交办清单 of the suggestions chosen in a list. */
const handOverList = definePaper({
  id: 'handOverList',
  of: 'suggestion',
  over: 'many',
  name: label('交办清单', 'Hand-over list'),
  frame: 'table',
  needs: ['public', 'parties'],
  when: (r) => Boolean(r.fields.handedOverOn),
  fields: { ...common, count: label('件数', 'How many') },
  lists: {
    suggestions: {
      ...label('建议', 'Suggestions'),
      columns: {
        no: label('序号', 'No.'),
        number: label('编号', 'Number'),
        title: label('案由', 'Title'),
        author: label('提出人', 'Made by'),
        lead: label('主办单位', 'Lead or separate handlers'),
        co: label('会办单位', 'Co-handlers'),
        on: label('交办日期', 'Handed over on'),
      },
    },
  },
  values: (c) => ({
    fields: { ...commonValues(c), count: String(c.records.length) },
    lists: {
      suggestions: c.records.map((r, i) => ({
        no: String(i + 1),
        number: numberOf(r.fields.number),
        title: text(r.fields.title),
        author: authorOf(c, r),
        lead: partyNames(c, r, 'handler').join('、'),
        co: partyNames(c, r, 'coHandler').join('、'),
        on: chineseDay(r.fields.handedOverOn),
      })),
    },
  }),
  layout: [
    { kind: 'text', style: 'title', text: '代表建议交办清单' },
    { kind: 'text', style: 'small', text: '{人大名称}常务委员会代表工作机构　{成文日期}　共{件数}件' },
    {
      kind: 'list',
      list: '建议',
      columns: [
        { head: '序号', text: '{序号}', width: 14, align: 'center' },
        { head: '编号', text: '{编号}', width: 22, align: 'center' },
        { head: '案由', text: '{案由}', width: 78 },
        { head: '提出人', text: '{提出人}', width: 24, align: 'center' },
        { head: '主办（分办）单位', text: '{主办单位}', width: 40 },
        { head: '会办单位', text: '{会办单位}', width: 32 },
        { head: '交办日期', text: '{交办日期}', width: 33, align: 'center' },
      ],
    },
  ],
});

/** 公开目录: published suggestions only. */
const publicCatalogue = definePaper({
  id: 'publicCatalogue',
  of: 'suggestion',
  over: 'many',
  name: label('建议公开目录', 'Public catalogue'),
  frame: 'table',
  needs: ['public'],
  when: (r) => Boolean(r.fields.publishedOn),
  fields: { ...common, count: label('件数', 'How many') },
  lists: {
    suggestions: {
      ...label('建议', 'Suggestions'),
      columns: {
        no: label('序号', 'No.'),
        number: label('编号', 'Number'),
        title: label('案由', 'Title'),
        unit: label('承办单位', 'Handlers'),
        resultClass: label('答复类别', 'Result class'),
        repliedOn: label('答复日期', 'Replied on'),
        publishedOn: label('公开日期', 'Published on'),
        scope: label('公开范围', 'Scope'),
      },
    },
  },
  values: (c) => ({
    fields: { ...commonValues(c), count: String(c.records.length) },
    lists: {
      suggestions: c.records.map((r, i) => ({
        no: String(i + 1),
        number: numberOf(r.fields.number),
        title: text(r.fields.title),
        unit: (Array.isArray(r.fields.unitIds) ? r.fields.unitIds : []).map((id) => c.name(id)).join('、'),
        resultClass: text(r.fields.resultClass),
        repliedOn: chineseDay(r.fields.repliedOn),
        publishedOn: chineseDay(r.fields.publishedOn),
        scope: r.fields.publishConsent === 'full' ? '全文' : '摘要',
      })),
    },
  }),
  layout: [
    { kind: 'text', style: 'title', text: '代表建议及办理答复公开目录' },
    { kind: 'text', style: 'small', text: '{人大名称}　{成文日期}　共{件数}件' },
    {
      kind: 'list',
      list: '建议',
      columns: [
        { head: '序号', text: '{序号}', width: 14, align: 'center' },
        { head: '编号', text: '{编号}', width: 22, align: 'center' },
        { head: '案由', text: '{案由}', width: 84 },
        { head: '承办单位', text: '{承办单位}', width: 40 },
        { head: '类别', text: '{答复类别}', width: 14, align: 'center' },
        { head: '答复日期', text: '{答复日期}', width: 28, align: 'center' },
        { head: '公开日期', text: '{公开日期}', width: 28, align: 'center' },
        { head: '范围', text: '{公开范围}', width: 13, align: 'center' },
      ],
    },
  ],
});

/** 卷内文件目录, in the order of an archive folder. */
const fileInventory = definePaper({
  id: 'fileInventory',
  of: 'suggestion',
  over: 'one',
  name: label('卷内文件目录', 'File inventory'),
  frame: 'form',
  needs: ['public', 'parties', 'staff'],
  when: (r) => Boolean(r.fields.registeredOn),
  fields: { ...common, ...aboutSuggestion, count: label('件数', 'How many') },
  lists: {
    papers: {
      ...label('文件', 'Papers'),
      columns: {
        no: label('顺序号', 'No.'),
        docNumber: label('文号', 'Document number'),
        maker: label('责任者', 'Made by'),
        title: label('题名', 'Title'),
        on: label('日期', 'Date'),
        note: label('备注', 'Note'),
      },
    },
  },
  values: (c) => {
    const papers = inventory(c).map((p, i) => ({ ...p, no: String(i + 1) }));
    return { fields: { ...commonValues(c), ...aboutValues(c, c.record), count: String(papers.length) }, lists: { papers } };
  },
  layout: [
    { kind: 'text', style: 'mark', text: '{密级标识}', when: '密级标识' },
    { kind: 'text', style: 'title', text: '卷内文件目录' },
    { kind: 'text', style: 'small', text: '{届次}{建议编号}　《{案由}》' },
    {
      kind: 'list',
      list: '文件',
      columns: [
        { head: '顺序号', text: '{顺序号}', width: 16, align: 'center' },
        { head: '文号', text: '{文号}', width: 34 },
        { head: '责任者', text: '{责任者}', width: 28 },
        { head: '题名', text: '{题名}', width: 44 },
        { head: '日期', text: '{日期}', width: 22, align: 'center' },
        { head: '备注', text: '{备注}', width: 12 },
      ],
    },
    { kind: 'text', style: 'small', text: '共{件数}件。　　立卷人：　　　　　　检查人：　　　　　　立卷日期：' },
  ],
});

type Line = { docNumber: string; maker: string; title: string; on: string; note: string };

function inventory(c: PaperContext): Line[] {
  const r = c.record.fields;
  const line = (title: string, maker: string, on: unknown, docNumber: unknown = ''): Line => ({
    title,
    maker,
    on: text(on).slice(0, 10),
    docNumber: text(docNumber),
    note: '',
  });
  const handlers = c.linked.filter((l) => l.process === 'assignment');
  return [
    line('代表建议原件', authorOf(c, c.record), r.submittedOn),
    ...(r.handedOverOn ? [line('交办通知', `${c.congress.shortName}人大`, r.handedOverOn)] : []),
    ...handlers.flatMap((h) => {
      const unit = c.name(h.fields.unitId);
      return [
        ...(h.fields.returnRequestedOn ? [line('退办申请表', unit, h.fields.returnRequestedOn)] : []),
        ...(h.fields.extensionReason ? [line('延期答复申请表', unit, h.fields.extendedOn)] : []),
        ...(rowsOf(h.fields.contacts).length > 0 ? [line('联系代表登记表', unit, rowsOf(h.fields.contacts).at(-1)?.on)] : []),
        ...(h.fields.coOpinion ? [line('会办意见', unit, h.fields.coOpinionOn)] : []),
        ...rowsOf(h.fields.replies).map((p, i) => line(i === 0 ? '答复函' : `第${i + 1}次答复函`, unit, p.on, p.docNumber)),
        ...(h.fields.reworkOrderedOn ? [line('重新办理通知', `${c.congress.shortName}人大`, h.fields.reworkOrderedOn)] : []),
        ...rowsOf(h.fields.evaluations).map((e) => line('办理情况征询意见表', authorOf(c, c.record), e.on)),
        ...(h.fields.tripartiteOn ? [line('三方会商记录', `${c.congress.shortName}人大`, h.fields.tripartiteOn)] : []),
      ];
    }),
    ...c.linked
      .filter((l) => l.process === 'commitment')
      .map((l) => line('承诺事项及办理情况', c.name(l.fields.unitId), l.fields.fulfilledOn ?? l.fields.dueOn)),
    ...(r.publishedOn ? [line('公开情况证明', `${c.congress.shortName}人大`, r.publishedOn)] : []),
  ];
}

export const suggestionPapers = [suggestionForm, handOverNotice, handOverList, publicCatalogue, fileInventory] as const;
