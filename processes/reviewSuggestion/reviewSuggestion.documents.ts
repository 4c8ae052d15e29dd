import { definePaper, type PaperBlock, type PaperSource } from '../../engine/paper.ts';
import { chineseDay, common, commonValues, label, paragraphList, paragraphs, text } from '../paper-words.ts';

/*
 * Papers of review suggestions are printed and never issued under a number: an issued paper keeps its words for ever, and these name people
 * who may ask to be forgotten.
 */

const fields = {
  ...common,
  number: label('审查建议编号', 'Number'),
  suggester: label('建议人', 'Suggester'),
  document: label('文件名称', 'Document'),
  maker: label('制定机关', 'Issued by'),
  submittedOn: label('提出日期', 'Made on'),
  registeredOn: label('登记日期', 'Registered on'),
  transferredTo: label('移送机关', 'Passed on to'),
} as const;

const line = (words: string, when?: string): PaperBlock => ({ kind: 'text', style: 'body', text: words, ...(when ? { when } : {}) });

const letter = (of: {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly when: (record: PaperSource) => boolean;
  readonly body: readonly PaperBlock[];
}) =>
  definePaper({
    id: of.id,
    of: 'reviewSuggestion',
    over: 'one',
    name: label(of.zh, of.en),
    frame: 'form',
    needs: ['text', 'parties', 'identity'],
    when: (record) => record.fields.reasons !== null && of.when(record),
    fields,
    lists: { answer: paragraphList('反馈内容', 'What is told') },
    values: (c) => {
      const r = c.record.fields;
      return {
        fields: {
          ...commonValues(c),
          number: typeof r.number === 'number' ? `审查建议第${r.number}号` : '',
          suggester: text(r.name),
          document: text(r.title),
          maker: text(r.issuer),
          submittedOn: chineseDay(r.submittedOn),
          registeredOn: chineseDay(r.registeredOn),
          transferredTo: text(r.transferredTo),
        },
        lists: { answer: paragraphs(r.answer) },
      };
    },
    layout: [
      { kind: 'text', style: 'title', text: of.zh },
      { kind: 'text', style: 'number', text: '{审查建议编号}' },
      { kind: 'text', style: 'flush', text: '{建议人}：' },
      ...of.body,
      { kind: 'gap', lines: 2 },
      { kind: 'text', style: 'officeSign', text: '{发文机关}法制工作机构' },
      { kind: 'text', style: 'officeSign', text: '{成文日期}' },
    ],
  });

const receipt = letter({
  id: 'reviewSuggestionReceipt',
  zh: '审查建议接收登记回执',
  en: 'Receipt of a review suggestion',
  when: (r) => r.fields.registeredOn !== null,
  body: [
    line('您于{提出日期}就{制定机关}制定的《{文件名称}》提出的审查建议，已于{登记日期}登记。'),
    line('我们将依法研究，并将结果反馈给您。'),
  ],
});

const answer = letter({
  id: 'reviewSuggestionAnswer',
  zh: '审查建议反馈函',
  en: 'Answer to a review suggestion',
  when: (r) => r.fields.answer !== null,
  body: [
    line('您于{提出日期}就{制定机关}制定的《{文件名称}》提出的审查建议，现反馈如下：'),
    line('该建议不属于本机关审查范围，已移送{移送机关}处理。', '移送机关'),
    { kind: 'text', style: 'body', text: '{段落}', each: '反馈内容' },
    line('感谢您对规范性文件备案审查工作的关心和支持。'),
  ],
});

/** The papers of review suggestions. */
export const reviewSuggestionPapers = [receipt, answer];
