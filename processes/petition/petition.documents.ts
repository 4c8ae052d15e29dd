import { definePaper, type PaperBlock, type PaperContext, type PaperSource } from '../../engine/paper.ts';
import { chineseDay, common, commonValues, dueOf, label, paragraphList, paragraphs, text } from '../paper-words.ts';

/*
 * Papers of petitions are printed and never issued under a number: an issued paper keeps its words for ever, and these may have to be forgotten.
 */

const fields = {
  ...common,
  number: label('信访编号', 'Number of the petition'),
  petitioner: label('信访人', 'Petitioner'),
  matter: label('信访事项', 'Subject'),
  receivedOn: label('收到日期', 'Received on'),
  channel: label('渠道', 'Channel'),
  organ: label('承办机关', 'Handling organ'),
  handedOn: label('转交日期', 'Passed on on'),
  asked: label('转交说明', 'What is asked'),
  due: label('办理期限', 'Due'),
  objectBy: label('异议期限', 'Time to object'),
  reason: label('理由', 'Reasons'),
  referredTo: label('转送机关', 'Judicial body'),
  reviewBody: label('复查机关', 'Reviewing body'),
  outcome: label('结论', 'Outcome'),
  askBy: label('请求期限', 'Time to ask for a review'),
} as const;
const lists = {
  content: paragraphList('信访内容', 'Text of the petition'),
  answer: paragraphList('处理意见', 'Answer'),
  opinion: paragraphList('复查复核意见', 'Opinion of the review'),
} as const;

function values(c: PaperContext) {
  const r = c.record.fields;
  const isAgain = r.reReviewedOn !== null && r.reReviewedOn !== undefined;
  return {
    fields: {
      ...commonValues(c),
      number: typeof r.number === 'number' ? `信访第${r.number}号` : '',
      petitioner: text(r.name) || '信访人',
      matter: text(r.title),
      receivedOn: chineseDay(r.receivedOn),
      channel: c.word('petition', 'channel', r.channel),
      organ: c.name(r.unitId),
      handedOn: chineseDay(r.handedOn),
      asked: text(r.handReason),
      due: chineseDay(dueOf(c.record, 'decide') || dueOf(c.record, 'report')),
      objectBy: chineseDay(dueOf(c.record, 'object')),
      reason: text(r.extensionReason) && !r.endReason ? text(r.extensionReason) : text(r.endReason),
      referredTo: text(r.referredTo),
      reviewBody: text(isAgain ? r.reReviewBody : r.reviewBody),
      outcome: c.word('petition', isAgain ? 'reReviewOutcome' : 'reviewOutcome', isAgain ? r.reReviewOutcome : r.reviewOutcome),
      askBy: chineseDay(dueOf(c.record, r.reviewedOn ? 'askReReview' : 'askReview')),
    },
    lists: {
      content: paragraphs(r.content),
      answer: paragraphs(r.answer),
      opinion: paragraphs(isAgain ? r.reReviewOpinion : r.reviewOpinion),
    },
  };
}

interface Letter {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly title: string;
  /** Whom it is addressed to: the petitioner, whose name only those see who may; or the organ. */
  readonly to: '信访人' | '承办机关';
  readonly when: (record: PaperSource) => boolean;
  readonly body: readonly PaperBlock[];
}

const line = (words: string, when?: string): PaperBlock => ({ kind: 'text', style: 'body', text: words, ...(when ? { when } : {}) });
const each = (list: string): PaperBlock => ({ kind: 'text', style: 'body', text: '{段落}', each: list });

const letter = ({ id, zh, en, title, to, when, body }: Letter) =>
  definePaper({
    id,
    of: 'petition',
    over: 'one',
    name: label(zh, en),
    frame: 'form',
    needs: to === '信访人' ? ['text', 'parties', 'identity'] : ['text', 'parties'],
    when: (record) => record.fields.content !== null && when(record),
    fields,
    lists,
    values,
    layout: [
      { kind: 'text', style: 'title', text: title },
      { kind: 'text', style: 'number', text: '{信访编号}' },
      { kind: 'text', style: 'flush', text: `{${to}}：` },
      ...body,
      { kind: 'gap', lines: 2 },
      { kind: 'text', style: 'officeSign', text: '{发文机关}信访工作机构' },
      { kind: 'text', style: 'officeSign', text: '{成文日期}' },
    ],
  });

const receipt = letter({
  id: 'petitionReceipt',
  zh: '信访事项告知书',
  en: 'Receipt of a petition',
  title: '信访事项告知书',
  to: '信访人',
  when: (r) => !['archived'].includes(r.state),
  body: [
    line('您于{收到日期}以{渠道}方式反映的“{信访事项}”已收到并登记。'),
    line('该事项已于{转交日期}转由{承办机关}办理，办理期限至{办理期限}。如需了解办理情况，请与承办机关或者我们联系。', '承办机关'),
    line('该事项属于诉讼权利救济范围，已转送{转送机关}依法处理。', '转送机关'),
    line('特此告知。'),
  ],
});

const transfer = letter({
  id: 'petitionTransfer',
  zh: '信访事项转送（交办）函',
  en: 'Letter passing on a petition',
  title: '信访事项转送（交办）函',
  to: '承办机关',
  when: (r) => Boolean(r.fields.handedOn),
  body: [
    line('现将群众反映“{信访事项}”的信访事项转去，请依照《信访工作条例》办理。'),
    each('信访内容'),
    line('办理要求：{转交说明}', '转交说明'),
    line('你单位认为不属于职责范围的，请于{异议期限}前提出异议。', '异议期限'),
    line('请于{办理期限}前办结并报送结果，不得将信访材料透露或者转给被反映的人或者单位。'),
  ],
});

const notAccepted = letter({
  id: 'petitionNotAccepted',
  zh: '信访事项不予受理告知书',
  en: 'Notice that a petition is not accepted',
  title: '信访事项不予受理告知书',
  to: '信访人',
  when: (r) => r.fields.ending === 'notAccepted',
  body: [line('您于{收到日期}反映的“{信访事项}”，经审查，决定不予受理。理由如下：'), line('{理由}'), line('特此告知。')],
});

const extension = letter({
  id: 'petitionExtension',
  zh: '信访事项延期办理告知书',
  en: 'Notice of an extension',
  title: '信访事项延期办理告知书',
  to: '信访人',
  when: (r) => Boolean(r.fields.extendedOn),
  body: [line('您反映的“{信访事项}”因情况复杂，办理期限延长至{办理期限}。延期理由：'), line('{理由}'), line('特此告知。')],
});

const answer = letter({
  id: 'petitionAnswer',
  zh: '信访事项处理意见书',
  en: 'Answer to a petition',
  title: '信访事项处理意见书',
  to: '信访人',
  when: (r) => Boolean(r.fields.answeredOn),
  body: [
    line('您反映的“{信访事项}”，现答复如下：'),
    each('处理意见'),
    line('如不服本处理意见，可以自收到之日起三十日内（至{请求期限}）向原办理机关的上一级机关请求复查；逾期不再受理。', '请求期限'),
  ],
});

const reviewOpinion = letter({
  id: 'petitionReview',
  zh: '信访事项复查（复核）意见书',
  en: 'Opinion of a review or re-review',
  title: '信访事项复查（复核）意见书',
  to: '信访人',
  when: (r) => Boolean(r.fields.reviewedOn),
  body: [line('您就“{信访事项}”提出的请求，经{复查机关}审查，结论：{结论}。'), each('复查复核意见')],
});

/** The papers of petitions. */
export const petitionPapers = [receipt, transfer, notAccepted, extension, answer, reviewOpinion];
