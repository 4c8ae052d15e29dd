import { definePaper, type PaperContext, type PaperSource } from '../../engine/paper.ts';
import {
  aboutSuggestion,
  aboutValues,
  boxes,
  chineseDay,
  common,
  commonValues,
  daysBetween,
  dueOf,
  label,
  numberOf,
  numerals,
  paragraphList,
  paragraphs,
  partyNames,
  ratingBoxes,
  rowsOf,
  text,
} from '../paper-words.ts';

const staff = ['deputyWorkOfficer'] as const;
const authorParties = ['author', 'cosigner', 'mergedAuthor', 'delegation'] as const;
const answers = (r: PaperSource) => r.fields.role === 'lead' || r.fields.role === 'separate';

/** Fields of the unit's side that several papers speak of. */
const ofUnit = {
  unit: label('承办单位', 'Handling unit'),
  role: label('承办方式', 'Lead, co or separate'),
  handedOverOn: label('交办日期', 'Handed over on'),
  person: label('经办人', 'Person in charge'),
  phone: label('联系电话', 'Phone'),
  leader: label('分管负责人', 'Leader in charge'),
} as const;

const unitValues = (c: PaperContext) => ({
  ...commonValues(c),
  ...aboutValues(c, c.record),
  unit: c.name(c.record.fields.unitId),
  role: c.word('assignment', 'role', c.record.fields.role),
  handedOverOn: chineseDay(c.record.fields.handedOverOn),
  person: text(c.record.fields.personInCharge),
  phone: text(c.record.fields.personPhone),
  leader: text(c.record.fields.leaderInCharge),
});

const head = [
  { kind: 'text', style: 'mark', text: '{密级标识}', when: '密级标识' },
  { kind: 'text', style: 'number', text: '{文号}' },
] as const;
const officeSign = { kind: 'text', style: 'officeSign', text: '{发文机关}\n{成文日期}' } as const;
const gap = { kind: 'gap', lines: 2 } as const;

const caseRows = [
  { cells: [{ text: '建议编号', label: true }, { text: '{建议编号}' }, { text: '届　次', label: true }, { text: '{届次}' }] },
  {
    cells: [
      { text: '案　由', label: true, height: 16 },
      { text: '{案由}', span: 3 },
    ],
  },
  { cells: [{ text: '承办单位', label: true }, { text: '{承办单位}' }, { text: '承办方式', label: true }, { text: '{承办方式}' }] },
] as const;
const formWidths = [28, 50, 28, 50] as const;

/** 退办申请表 */
const returnApplication = definePaper({
  id: 'returnApplication',
  of: 'assignment',
  over: 'one',
  name: label('退办申请表', 'Return application'),
  frame: 'form',
  needs: ['public', 'staff'],
  when: (r) => Boolean(r.fields.returnReason),
  fields: {
    ...common,
    ...aboutSuggestion,
    ...ofUnit,
    requestedOn: label('申请日期', 'Requested on'),
    reason: label('退办理由', 'Reasons'),
    suggested: label('建议承办单位', 'Unit suggested instead'),
    decision: label('审核意见', 'Decision'),
  },
  values: (c) => ({
    fields: {
      ...unitValues(c),
      requestedOn: chineseDay(c.record.fields.returnRequestedOn),
      reason: text(c.record.fields.returnReason),
      suggested: c.name(c.record.fields.returnSuggestedUnitId),
      decision: text(c.record.fields.returnDecision),
    },
  }),
  layout: [
    { kind: 'text', style: 'mark', text: '{密级标识}', when: '密级标识' },
    { kind: 'text', style: 'title', text: '代表建议退办申请表' },
    {
      kind: 'form',
      widths: formWidths,
      rows: [
        ...caseRows,
        { cells: [{ text: '交办日期', label: true }, { text: '{交办日期}' }, { text: '申请日期', label: true }, { text: '{申请日期}' }] },
        {
          cells: [
            { text: '退办理由', label: true, height: 60 },
            { text: '{退办理由}', span: 3 },
          ],
        },
        {
          cells: [
            { text: '建议承办\n单　　位', label: true, height: 16 },
            { text: '{建议承办单位}', span: 3 },
          ],
        },
        {
          cells: [
            { text: '申请单位\n负责人\n签字（章）', label: true, height: 32 },
            { text: '\n\n年　　月　　日', span: 3, align: 'right' },
          ],
        },
        {
          cells: [
            { text: '交办机关\n审核意见', label: true, height: 36 },
            { text: '{审核意见}', span: 3 },
          ],
        },
      ],
    },
  ],
});

/** 会办意见 of a co-handler to the lead unit. */
const coOpinion = definePaper({
  id: 'coOpinion',
  of: 'assignment',
  over: 'one',
  name: label('会办意见函', 'Co-handler’s opinion'),
  frame: 'letter',
  needs: ['public', 'staff'],
  when: (r) => r.fields.role === 'co' && Boolean(r.fields.coOpinion),
  fields: { ...common, ...aboutSuggestion, ...ofUnit, leadUnit: label('主办单位', 'Lead unit'), on: label('提出日期', 'Given on') },
  lists: { opinion: paragraphList('会办意见', 'Opinion, by paragraph') },
  values: (c) => ({
    fields: {
      ...unitValues(c),
      issuer: c.name(c.record.fields.unitId),
      leadUnit: c.name(c.record.fields.leadUnitId),
      on: chineseDay(c.record.fields.coOpinionOn ?? c.today),
    },
    lists: { opinion: paragraphs(c.record.fields.coOpinion) },
  }),
  layout: [
    ...head,
    { kind: 'text', style: 'title', text: '关于{届次}{建议编号}\n代表建议的会办意见' },
    { kind: 'text', style: 'flush', text: '{主办单位}：' },
    { kind: 'text', style: 'body', text: '{届次}{建议编号}建议《{案由}》收悉。结合我单位职责，现提出会办意见如下：' },
    { kind: 'text', style: 'body', text: '{段落}', each: '会办意见' },
    { kind: 'text', style: 'body', text: '特此函复。' },
    gap,
    { kind: 'text', style: 'sign', text: '{承办单位}\n{提出日期}' },
    { kind: 'text', style: 'note', text: '（联系人：{经办人}，联系电话：{联系电话}）' },
  ],
});

/** The reply a letter is made of: the latest issued, else the one being drafted. */
function replyOf(r: PaperSource): Readonly<Record<string, unknown>> {
  const drafting = ['replyDrafted', 'replyApproved'].includes(r.state);
  const last = rowsOf(r.fields.replies).at(-1);
  return drafting || !last ? { ...r.fields, on: null, docNumber: r.state === 'replyDrafted' ? null : r.fields.docNumber } : last;
}

const itemList = (zh: string, en: string) => ({
  ...label(zh, en),
  columns: { no: label('序号', 'No.'), content: label('内容', 'Content'), more: label('说明', 'Measures and date, or reason') },
});

/** 答复函: one for each author, in the letter form with the class mark at the top right. */
const replyLetter = definePaper({
  id: 'replyLetter',
  of: 'assignment',
  over: 'one',
  name: label('答复函', 'Reply letter'),
  frame: 'letter',
  needs: ['public', 'text'],
  when: (r) => answers(r) && (Boolean(r.fields.body) || rowsOf(r.fields.replies).length > 0),
  copies: (r) => r.parties.filter((p) => authorParties.some((a) => a === p.party) && p.status === 'active').map((p) => p.subject),
  fields: {
    ...common,
    ...aboutSuggestion,
    unit: label('承办单位', 'Handling unit'),
    classMark: label('类别标识', 'Class mark'),
    classWords: label('类别说明', 'Class in words'),
    addressee: label('代表姓名', 'Addressee'),
    honorific: label('称谓', '代表 after a deputy’s name, nothing after a delegation’s'),
    contact: label('联系人', 'Contact'),
    phone: label('联系电话', 'Phone'),
    signatory: label('签发人', 'Signed by'),
    repliedOn: label('答复日期', 'Replied on'),
  },
  lists: {
    body: paragraphList('正文', 'Body, by paragraph'),
    done: { ...label('已落实事项', 'Done'), columns: itemList('', '').columns },
    planned: { ...label('计划落实事项', 'Planned'), columns: itemList('', '').columns },
    notAdopted: { ...label('未采纳事项', 'Not adopted'), columns: itemList('', '').columns },
  },
  values: (c) => {
    const reply = replyOf(c.record);
    const no = (i: number) => `${i + 1}．`;
    const kind = c.record.parties.find((p) => p.subject === c.copy)?.party;
    return {
      fields: {
        ...commonValues(c),
        ...aboutValues(c, c.record),
        issuer: c.name(c.record.fields.unitId),
        docNumber: text(reply.docNumber),
        unit: c.name(c.record.fields.unitId),
        classMark: text(reply.resultClass) === '' ? '' : `${text(reply.resultClass)}类`,
        classWords: c.word('assignment', 'resultClass', reply.resultClass).replace(/^.类[：:]/, ''),
        addressee: c.copy ? c.name(c.copy) : partyNames(c, c.record, ...authorParties).join('、'),
        honorific: kind === 'delegation' ? '' : '代表',
        contact: text(reply.replyContact),
        phone: text(reply.replyPhone),
        signatory: text(reply.signatory),
        repliedOn: chineseDay(reply.on ?? c.today),
      },
      lists: {
        body: paragraphs(reply.body),
        done: rowsOf(reply.doneItems).map((r, i) => ({ no: no(i), content: text(r.content), more: '' })),
        planned: rowsOf(reply.plannedItems).map((r, i) => ({
          no: no(i),
          content: text(r.content),
          more: `措施：${text(r.measures)}；完成时限：${chineseDay(r.dueOn)}`,
        })),
        notAdopted: rowsOf(reply.notAdoptedItems).map((r, i) => ({ no: no(i), content: text(r.content), more: `理由：${text(r.reason)}` })),
      },
    };
  },
  layout: [
    { kind: 'text', style: 'mark', text: '{密级标识}', when: '密级标识' },
    { kind: 'text', style: 'right', text: '{类别标识}' },
    { kind: 'text', style: 'number', text: '{文号}' },
    { kind: 'text', style: 'title', text: '对{届次}\n{建议编号}建议的答复' },
    { kind: 'text', style: 'flush', text: '{代表姓名}{称谓}：' },
    { kind: 'text', style: 'body', text: '您提出的《{案由}》（{建议编号}）收悉。感谢您对我们工作的关心和支持。现答复如下：' },
    { kind: 'text', style: 'body', text: '{段落}', each: '正文' },
    { kind: 'text', style: 'heading', text: '已落实的事项', when: '已落实事项' },
    { kind: 'text', style: 'body', text: '{序号}{内容}。', each: '已落实事项' },
    { kind: 'text', style: 'heading', text: '计划落实的事项', when: '计划落实事项' },
    { kind: 'text', style: 'body', text: '{序号}{内容}。{说明}。', each: '计划落实事项' },
    { kind: 'text', style: 'heading', text: '未采纳的事项', when: '未采纳事项' },
    { kind: 'text', style: 'body', text: '{序号}{内容}。{说明}。', each: '未采纳事项' },
    { kind: 'text', style: 'body', text: '按照办理结果分类，本件为{类别标识}（{类别说明}）。', when: '类别标识' },
    { kind: 'text', style: 'body', text: '对以上答复您有什么意见，请填写征询意见表反馈，以便我们改进工作。' },
    gap,
    { kind: 'text', style: 'sign', text: '{承办单位}\n{答复日期}' },
    { kind: 'text', style: 'note', text: '（联系人：{联系人}，联系电话：{联系电话}）' },
    { kind: 'text', style: 'copies', text: '抄送：{人大名称}常务委员会代表工作机构，市、县（区）人民政府办公机构。' },
  ],
});

const contactBoxes = [
  ['seminar', '座谈会'],
  ['visit', '上门走访'],
  ['phone', '电话'],
  ['other', '其他'],
  ['none', '没有联系'],
] as const;
const adoptionBoxes = [
  ['adopted', '采纳'],
  ['partlyAdopted', '部分采纳'],
  ['notForNow', '近期不能落实'],
  ['notAdopted', '未采纳'],
] as const;

/** 征询意见表 (回执), blank for the deputy or as filled in. */
const opinionForm = definePaper({
  id: 'opinionForm',
  of: 'assignment',
  over: 'one',
  name: label('办理情况征询意见表', 'Opinion form'),
  frame: 'form',
  needs: ['public', 'parties'],
  when: (r) => answers(r) && rowsOf(r.fields.replies).length > 0,
  fields: {
    ...common,
    ...aboutSuggestion,
    unit: label('承办单位', 'Handling unit'),
    replyNumber: label('答复文号', 'Number of the reply'),
    author: label('领衔代表', 'Lead deputy'),
    contactForm: label('联系方式选项', 'How the unit made contact'),
    personsMet: label('见面人员', 'Persons met'),
    attitude: label('办理态度选项', 'Attitude'),
    result: label('办理结果选项', 'Result'),
    adoption: label('采纳情况选项', 'Adoption'),
    opinion: label('具体意见', 'Opinion'),
    evaluatedOn: label('评价日期', 'Evaluated on'),
  },
  values: (c) => {
    const r = c.record;
    const last = rowsOf(r.fields.evaluations).at(-1) ?? {};
    return {
      fields: {
        ...commonValues(c),
        ...aboutValues(c, r),
        unit: c.name(r.fields.unitId),
        replyNumber: text(rowsOf(r.fields.replies).at(-1)?.docNumber),
        author: partyNames(c, r, 'author', 'delegation').join('、'),
        contactForm: boxes(contactBoxes, last.contactForm),
        personsMet: text(last.personsMet),
        attitude: boxes(ratingBoxes, last.attitude),
        result: boxes(ratingBoxes, last.result),
        adoption: boxes(adoptionBoxes, last.adoption),
        opinion: text(last.text),
        evaluatedOn: chineseDay(last.on) || '年　　月　　日',
      },
    };
  },
  layout: [
    { kind: 'text', style: 'mark', text: '{密级标识}', when: '密级标识' },
    { kind: 'text', style: 'title', text: '代表建议办理情况征询意见表' },
    {
      kind: 'form',
      widths: formWidths,
      rows: [
        { cells: [{ text: '建议编号', label: true }, { text: '{建议编号}' }, { text: '届　次', label: true }, { text: '{届次}' }] },
        {
          cells: [
            { text: '案　由', label: true, height: 16 },
            { text: '{案由}', span: 3 },
          ],
        },
        { cells: [{ text: '承办单位', label: true }, { text: '{承办单位}' }, { text: '答复文号', label: true }, { text: '{答复文号}' }] },
        {
          cells: [
            { text: '办理人员\n联系方式', label: true, height: 16 },
            { text: '{联系方式选项}', span: 3 },
          ],
        },
        {
          cells: [
            { text: '见面人员', label: true, height: 12 },
            { text: '{见面人员}', span: 3 },
          ],
        },
        {
          cells: [
            { text: '对办理态度', label: true, height: 14 },
            { text: '{办理态度选项}', span: 3 },
          ],
        },
        {
          cells: [
            { text: '对办理结果', label: true, height: 14 },
            { text: '{办理结果选项}', span: 3 },
          ],
        },
        {
          cells: [
            { text: '采纳情况', label: true, height: 14 },
            { text: '{采纳情况选项}', span: 3 },
          ],
        },
        {
          cells: [
            { text: '具体意见\n（不满意的\n请说明理由）', label: true, height: 46 },
            { text: '{具体意见}', span: 3 },
          ],
        },
        { cells: [{ text: '代表签名', label: true, height: 16 }, { text: '' }, { text: '日　期', label: true }, { text: '{评价日期}' }] },
      ],
    },
    {
      kind: 'text',
      style: 'small',
      text: '说明：办理态度和办理结果请分别评价，在所选项前的方框内打“√”。本表由代表填写后寄送代表工作机构，不经承办单位转交。',
    },
  ],
});

/** 联系代表登记表 (三访) */
const contactRegister = definePaper({
  id: 'contactRegister',
  of: 'assignment',
  over: 'one',
  name: label('联系代表登记表', 'Contact register'),
  frame: 'table',
  needs: ['public', 'parties'],
  when: (r) => rowsOf(r.fields.contacts).length > 0,
  fields: { ...common, ...aboutSuggestion, ...ofUnit },
  lists: {
    contacts: {
      ...label('联系情况', 'Contacts'),
      columns: {
        phase: label('阶段', 'Phase'),
        on: label('日期', 'Date'),
        form: label('方式', 'Form'),
        place: label('地点', 'Place'),
        participants: label('参加人员', 'For the unit'),
        deputies: label('代表', 'Deputies'),
        opinions: label('代表意见', 'Opinions'),
        response: label('回应情况', 'Response'),
        confirmed: label('代表确认', 'Confirmed'),
      },
    },
  },
  values: (c) => ({
    fields: unitValues(c),
    lists: {
      contacts: rowsOf(c.record.fields.contacts).map((r) => ({
        phase: c.word('assignment', 'phase', r.phase),
        on: text(r.on),
        form: c.word('assignment', 'form', r.form),
        place: text(r.place),
        participants: text(r.participants),
        deputies: text(r.deputies),
        opinions: text(r.opinions),
        response: text(r.response),
        confirmed: r.confirmedOn ? `${text(r.confirmedOn)}确认` : '',
      })),
    },
  }),
  layout: [
    { kind: 'text', style: 'mark', text: '{密级标识}', when: '密级标识' },
    { kind: 'text', style: 'title', text: '办理代表建议联系代表登记表' },
    { kind: 'text', style: 'small', text: '承办单位：{承办单位}　　建议：{建议编号}《{案由}》' },
    {
      kind: 'list',
      list: '联系情况',
      columns: [
        { head: '阶段', text: '{阶段}', width: 14, align: 'center' },
        { head: '日期', text: '{日期}', width: 24, align: 'center' },
        { head: '方式', text: '{方式}', width: 20, align: 'center' },
        { head: '地点', text: '{地点}', width: 25 },
        { head: '单位参加人员', text: '{参加人员}', width: 32 },
        { head: '代表', text: '{代表}', width: 24 },
        { head: '代表意见', text: '{代表意见}', width: 42 },
        { head: '回应情况', text: '{回应情况}', width: 40 },
        { head: '代表确认', text: '{代表确认}', width: 22, align: 'center' },
      ],
    },
  ],
});

/** 延期答复申请表 */
const extensionApplication = definePaper({
  id: 'extensionApplication',
  of: 'assignment',
  over: 'one',
  name: label('延期答复申请表', 'Extension application'),
  frame: 'form',
  needs: ['public', 'parties'],
  when: (r) => Boolean(r.fields.extensionReason),
  fields: {
    ...common,
    ...aboutSuggestion,
    ...ofUnit,
    due: label('原定期限', 'Due at first'),
    until: label('申请延至', 'Asked for until'),
    reason: label('延期理由', 'Reasons'),
    decision: label('审核意见', 'Decision'),
    extendedOn: label('同意日期', 'Agreed on'),
  },
  values: (c) => ({
    fields: {
      ...unitValues(c),
      due: chineseDay(dueOf(c.record, 'reply')),
      until: chineseDay(c.record.fields.extensionUntil),
      reason: text(c.record.fields.extensionReason),
      decision: text(c.record.fields.extensionDecision),
      extendedOn: chineseDay(c.record.fields.extendedOn),
    },
  }),
  layout: [
    { kind: 'text', style: 'mark', text: '{密级标识}', when: '密级标识' },
    { kind: 'text', style: 'title', text: '代表建议延期答复申请表' },
    {
      kind: 'form',
      widths: formWidths,
      rows: [
        ...caseRows,
        { cells: [{ text: '交办日期', label: true }, { text: '{交办日期}' }, { text: '答复期限', label: true }, { text: '{原定期限}' }] },
        {
          cells: [
            { text: '申请延至', label: true },
            { text: '{申请延至}' },
            { text: '经办人及\n联系电话', label: true },
            { text: '{经办人}　{联系电话}' },
          ],
        },
        {
          cells: [
            { text: '延期理由', label: true, height: 60 },
            { text: '{延期理由}', span: 3 },
          ],
        },
        {
          cells: [
            { text: '申请单位\n负责人\n签字（章）', label: true, height: 32 },
            { text: '\n\n年　　月　　日', span: 3, align: 'right' },
          ],
        },
        {
          cells: [
            { text: '交办机关\n审核意见', label: true, height: 36 },
            { text: '{审核意见}\n{同意日期}', span: 3 },
          ],
        },
      ],
    },
  ],
});

const chased = {
  ...common,
  ...aboutSuggestion,
  ...ofUnit,
  stateWords: label('办理状态', 'State'),
  due: label('答复期限', 'Due'),
  elapsed: label('已办天数', 'Days since hand-over'),
  standing: label('期限情况', 'Days left or overdue'),
  note: label('办理要求', 'What is asked'),
} as const;

function chasedValues(c: PaperContext, asked: string) {
  const due = dueOf(c.record, c.record.fields.role === 'co' ? 'coOpinion' : 'reply');
  const on = c.issued?.on ?? c.today;
  const left = due === '' ? null : daysBetween(on, due);
  return {
    ...unitValues(c),
    stateWords: c.word('assignment', 'state', c.record.state),
    due: chineseDay(due),
    elapsed: String(Math.max(0, daysBetween(text(c.record.fields.handedOverOn) || on, on))),
    standing: left === null ? '' : left < 0 ? `已超期${-left}日` : `距期限${left}日`,
    note: c.note || asked,
  };
}
const beforeReply = (r: PaperSource) => !r.fields.repliedOn && !['returned', 'cancelled', 'concluded', 'distributed'].includes(r.state);

/** 催办通知单 */
const urgingNotice = definePaper({
  id: 'urgingNotice',
  of: 'assignment',
  over: 'one',
  name: label('催办通知单', 'Urging notice'),
  frame: 'letter',
  needs: ['public', 'parties'],
  when: beforeReply,
  issue: { by: staff, mark: '人代催', note: label('办理要求', 'What is asked') },
  fields: chased,
  values: (c) => ({ fields: chasedValues(c, '请抓紧办理，加强与代表的沟通，按期答复代表。') }),
  layout: [
    ...head,
    { kind: 'text', style: 'title', text: '代表建议催办通知单' },
    { kind: 'text', style: 'flush', text: '{承办单位}：' },
    { kind: 'text', style: 'body', text: '{交办日期}交由你单位办理的代表建议，现将有关情况通知如下，请认真落实。' },
    {
      kind: 'form',
      widths: formWidths,
      rows: [
        ...caseRows,
        { cells: [{ text: '交办日期', label: true }, { text: '{交办日期}' }, { text: '答复期限', label: true }, { text: '{答复期限}' }] },
        { cells: [{ text: '已办天数', label: true }, { text: '{已办天数}' }, { text: '期限情况', label: true }, { text: '{期限情况}' }] },
        {
          cells: [
            { text: '办理要求', label: true, height: 30 },
            { text: '{办理要求}', span: 3 },
          ],
        },
      ],
    },
    gap,
    officeSign,
  ],
});

/** 督办函 */
const supervisionNotice = definePaper({
  id: 'supervisionNotice',
  of: 'assignment',
  over: 'one',
  name: label('督办函', 'Supervision notice'),
  frame: 'letter',
  needs: ['public', 'parties'],
  when: (r) => !['returned', 'cancelled', 'concluded'].includes(r.state),
  issue: { by: staff, mark: '人代督', note: label('督办要求', 'What is asked') },
  fields: chased,
  values: (c) => ({
    fields: chasedValues(c, '请你单位主要负责人牵头研究，制定措施，明确责任人和完成时限，于收到本函之日起十日内书面报告办理进展。'),
  }),
  layout: [
    ...head,
    { kind: 'text', style: 'title', text: '关于督办{届次}\n{建议编号}代表建议的函' },
    { kind: 'text', style: 'flush', text: '{承办单位}：' },
    {
      kind: 'text',
      style: 'body',
      text: '{届次}{建议编号}建议《{案由}》于{交办日期}交由你单位（{承办方式}）办理，答复期限为{答复期限}。截至目前，该件处于“{办理状态}”阶段，交办已{已办天数}日，{期限情况}。',
    },
    { kind: 'text', style: 'body', text: '为推动建议办理落到实处，现予督办，要求如下：' },
    { kind: 'text', style: 'body', text: '{办理要求}' },
    { kind: 'text', style: 'body', text: '特此函告。' },
    gap,
    officeSign,
  ],
});

/** 重新办理通知 */
const reworkNotice = definePaper({
  id: 'reworkNotice',
  of: 'assignment',
  over: 'one',
  name: label('重新办理通知', 'Rework notice'),
  frame: 'letter',
  needs: ['public', 'parties'],
  when: (r) => Boolean(r.fields.reworkOrderedOn),
  issue: { by: staff, mark: '人代重', note: label('补充要求', 'Further requirements') },
  fields: {
    ...common,
    ...aboutSuggestion,
    ...ofUnit,
    reason: label('重办理由', 'Reasons'),
    due: label('重办期限', 'Due'),
    orderedOn: label('决定日期', 'Ordered on'),
    note: label('补充要求', 'Further requirements'),
  },
  values: (c) => ({
    fields: {
      ...unitValues(c),
      reason: text(c.record.fields.reworkReason),
      due: chineseDay(dueOf(c.record, 'rework')),
      orderedOn: chineseDay(c.record.fields.reworkOrderedOn),
      note: c.note,
    },
  }),
  layout: [
    ...head,
    { kind: 'text', style: 'title', text: '关于重新办理{届次}\n{建议编号}代表建议的通知' },
    { kind: 'text', style: 'flush', text: '{承办单位}：' },
    { kind: 'text', style: 'body', text: '你单位对{届次}{建议编号}建议《{案由}》的答复，代表评价为不满意。经研究，决定由你单位重新办理。' },
    { kind: 'text', style: 'body', text: '重新办理的理由：{重办理由}', when: '重办理由' },
    {
      kind: 'text',
      style: 'body',
      text: '请进一步听取代表意见，研究改进措施，于{重办期限}前重新答复代表，并抄送我机关。',
      when: '重办期限',
    },
    { kind: 'text', style: 'body', text: '{补充要求}', when: '补充要求' },
    gap,
    officeSign,
  ],
});

const classes = ['A', 'B', 'C', 'D'] as const;

/** 承办单位年度办理情况总结 over the assignments chosen in a list. */
const unitSummary = definePaper({
  id: 'unitSummary',
  of: 'assignment',
  over: 'many',
  name: label('年度办理情况总结', 'Unit’s annual summary'),
  frame: 'form',
  needs: ['public', 'parties'],
  fields: {
    ...common,
    units: label('承办单位', 'Handling units'),
    session: label('届次', 'Session'),
    total: label('承办件数', 'Handled'),
    lead: label('主办分办件数', 'As lead or separate handler'),
    co: label('会办件数', 'As co-handler'),
    replied: label('已答复件数', 'Replied'),
    onTime: label('按期答复件数', 'Replied on time'),
    classCounts: label('各类件数', 'By result class'),
    contacts: label('联系代表次数', 'Contacts with deputies'),
  },
  lists: {
    assignments: {
      ...label('承办件', 'Assignments'),
      columns: {
        no: label('序号', 'No.'),
        number: label('编号', 'Number'),
        title: label('案由', 'Title'),
        role: label('方式', 'As'),
        repliedOn: label('答复日期', 'Replied on'),
        resultClass: label('类别', 'Class'),
      },
    },
  },
  values: (c) => {
    const list = c.records.filter((r) => r.fields.role !== 'relay' && !['returned', 'cancelled'].includes(r.state));
    const own = list.filter(answers);
    const replied = own.filter((r) => r.fields.repliedOn);
    return {
      fields: {
        ...commonValues(c),
        units: [...new Set(list.map((r) => c.name(r.fields.unitId)))].join('、'),
        session: [...new Set(list.map((r) => c.name(r.fields.sessionId)))].join('、'),
        total: String(list.length),
        lead: String(own.length),
        co: String(list.length - own.length),
        replied: String(replied.length),
        onTime: String(replied.filter((r) => r.fields.onTime === true).length),
        classCounts: classes.map((k) => `${k}类${replied.filter((r) => r.fields.resultClass === k).length}件`).join('，'),
        contacts: String(list.reduce((sum, r) => sum + rowsOf(r.fields.contacts).length, 0)),
      },
      lists: {
        assignments: list.map((r, i) => ({
          no: String(i + 1),
          number: numberOf(r.fields.suggestionNumber),
          title: text(r.fields.suggestionTitle),
          role: c.word('assignment', 'role', r.fields.role),
          repliedOn: text(r.fields.repliedOn),
          resultClass: text(r.fields.resultClass),
        })),
      },
    };
  },
  layout: [
    { kind: 'text', style: 'title', text: '关于办理人大代表建议情况的总结' },
    { kind: 'text', style: 'small', text: '{承办单位}　{成文日期}' },
    { kind: 'text', style: 'heading', text: `${numerals[0]}、基本情况` },
    {
      kind: 'text',
      style: 'body',
      text: '{承办单位}承办{届次}代表建议{承办件数}件，其中主办、分办{主办分办件数}件，会办{会办件数}件。主办、分办件已答复{已答复件数}件，其中按期答复{按期答复件数}件；按办理结果分，{各类件数}。办理中联系代表{联系代表次数}次。',
    },
    { kind: 'text', style: 'heading', text: `${numerals[1]}、主要做法` },
    { kind: 'text', style: 'body', text: '（请承办单位填写）' },
    { kind: 'text', style: 'heading', text: `${numerals[2]}、存在的问题和下一步打算` },
    { kind: 'text', style: 'body', text: '（请承办单位填写）' },
    { kind: 'text', style: 'heading', text: '附件：办理情况一览表' },
    {
      kind: 'list',
      list: '承办件',
      columns: [
        { head: '序号', text: '{序号}', width: 14, align: 'center' },
        { head: '编号', text: '{编号}', width: 24, align: 'center' },
        { head: '案由', text: '{案由}', width: 62 },
        { head: '方式', text: '{方式}', width: 16, align: 'center' },
        { head: '答复日期', text: '{答复日期}', width: 26, align: 'center' },
        { head: '类别', text: '{类别}', width: 14, align: 'center' },
      ],
    },
  ],
});

export const assignmentPapers = [
  returnApplication,
  coOpinion,
  replyLetter,
  opinionForm,
  contactRegister,
  extensionApplication,
  urgingNotice,
  supervisionNotice,
  reworkNotice,
  unitSummary,
] as const;
