import type { RecordView } from '../../../contract/records.ts';
import type { ReplyPlace } from '../../../registers/reply-places.ts';
import type { ReplyBlock } from '../../../registers/reply-template.ts';

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const authors = ['author', 'cosigner', 'mergedAuthor', 'delegation'];

/** What a hand-over's record says in the places of a template. The letter is Chinese in either language of the page. */
export function replyWords({ record, names }: Pick<RecordView, 'record' | 'names'>): Readonly<Partial<Record<ReplyPlace, string>>> {
  const { fields } = record;
  const deputies = authors.flatMap((party) =>
    record.parties.filter((p) => p.party === party && p.status === 'active').flatMap((p) => names[p.subject] ?? []),
  );
  const found: Record<ReplyPlace, string> = {
    建议标题: text(fields.suggestionTitle),
    编号: typeof fields.suggestionNumber === 'number' ? `第${fields.suggestionNumber}号` : '',
    代表姓名: [...new Set(deputies)].join('、'),
    承办单位: names[text(fields.unitId)] ?? '',
    会议: names[text(fields.sessionId)] ?? '',
    交办日期: chineseDay(text(fields.handedOverOn)),
    经办人: text(fields.personInCharge),
    联系电话: text(fields.personPhone),
  };
  return Object.fromEntries(Object.entries(found).filter(([, word]) => word !== ''));
}

/** Words to show what a template reads like where there is no record yet. */
export const sampleWords: Readonly<Record<ReplyPlace, string>> = {
  建议标题: '关于在东湖片区增设社区托育点的建议',
  编号: '第123号',
  代表姓名: '李明、王芳',
  承办单位: '市教育局',
  会议: '第十四届第三次会议',
  交办日期: '2026年2月10日',
  经办人: '周科长',
  联系电话: '028-8123 4567',
};

/** The blocks that are wanted, one under the other. */
export const joinBlocks = (blocks: Readonly<Partial<Record<ReplyBlock, string>>>, wanted: readonly ReplyBlock[]): string =>
  wanted.flatMap((block) => blocks[block]?.trim() || []).join('\n');

function chineseDay(day: string): string {
  const [y, m, d] = day.split('-').map(Number);
  return y && m && d ? `${y}年${m}月${d}日` : '';
}
