import { definePaper } from '../../engine/paper.ts';
import {
  aboutSuggestion,
  aboutValues,
  boxes,
  chineseDay,
  common,
  commonValues,
  label,
  paragraphList,
  paragraphs,
  partyNames,
  ratingBoxes,
  rowsOf,
  text,
} from '../paper-words.ts';
import { contactBoxes } from './assignment.handling-papers.ts';
import { answers, authorParties, formWidths, gap, itemList, replyOf } from './assignment.paper-parts.ts';

/** 答复函: one for each author, in the letter form with the class mark at the top right. */
export const replyLetter = definePaper({
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

const adoptionBoxes = [
  ['adopted', '采纳'],
  ['partlyAdopted', '部分采纳'],
  ['notForNow', '近期不能落实'],
  ['notAdopted', '未采纳'],
] as const;

/** 征询意见表 (回执), blank for the deputy or as filled in. */
export const opinionForm = definePaper({
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
