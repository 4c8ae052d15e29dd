import type { RecordLine } from '../../../contract/records.ts';
import { useT } from '../language.ts';
import { today } from './format.ts';

interface Props {
  readonly record: RecordLine & {
    readonly parties?: readonly { readonly party: string; readonly subject: string; readonly status: string }[];
  };
  readonly names: Readonly<Record<string, string>>;
  readonly reply: Readonly<Record<string, unknown>>;
  readonly isDraft?: boolean;
}

interface Item {
  readonly content?: string;
  readonly measures?: string;
  readonly reason?: string;
  readonly dueOn?: string;
}

const numerals = ['一', '二', '三', '四'];
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const items = (value: unknown): readonly Item[] =>
  (Array.isArray(value) ? (value as Item[]) : []).filter((i) => text(i.content).trim() !== '');

/** The reply letter as it goes to the deputies. An official paper: its wording is Chinese in either language of the page. */
export function ReplyLetter({ record, names, reply, isDraft = false }: Props) {
  const t = useT();
  const { fields } = record;
  const unit = names[text(fields.unitId)] ?? '';
  const session = names[text(fields.sessionId)] ?? '';
  const deputies = (record.parties ?? [])
    .filter((p) => ['author', 'cosigner', 'mergedAuthor', 'delegation'].includes(p.party) && p.status === 'active')
    .flatMap((p) => names[p.subject] ?? []);
  const number = typeof fields.suggestionNumber === 'number' ? `第${fields.suggestionNumber}号` : '';
  const lists = [
    { title: '已落实的事项', items: items(reply.doneItems), line: (i: Item) => text(i.content) },
    {
      title: '计划落实的事项',
      items: items(reply.plannedItems),
      line: (i: Item) => `${text(i.content)}。措施：${text(i.measures)}；完成时限：${text(i.dueOn)}`,
    },
    { title: '未采纳的事项', items: items(reply.notAdoptedItems), line: (i: Item) => `${text(i.content)}。理由：${text(i.reason)}` },
  ].filter((l) => l.items.length > 0);
  return (
    <article className="letter" lang="zh-CN" aria-label={t.reply.letter}>
      <div className="mark">
        <span>{text(reply.docNumber) || (isDraft ? '（签发时编文号）' : '')}</span>
        <span>{text(reply.resultClass) && `${text(reply.resultClass)}类`}</span>
      </div>
      <h2>
        关于对{session}
        {number}建议的答复函
      </h2>
      <p className="flush">{deputies.length > 0 ? deputies.join('、') : '（代表姓名）'}代表：</p>
      <p>
        您提出的《{text(fields.suggestionTitle)}》（{number}）收悉。感谢您对有关工作的关心和支持。现将办理情况答复如下：
      </p>
      {text(reply.body)
        .split(/\n+/)
        .filter((p) => p.trim() !== '')
        .map((paragraph, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no identity but their place
          <p key={n}>{paragraph}</p>
        ))}
      {lists.map((list, n) => (
        <section key={list.title}>
          <p>
            {numerals[n]}、{list.title}
          </p>
          {list.items.map((item, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: items have no identity but their place
            <p key={i}>
              {i + 1}．{list.line(item)}
            </p>
          ))}
        </section>
      ))}
      <p>对以上答复您有什么意见，请及时反馈，以便我们改进工作。</p>
      <div className="sign">
        {unit}
        <br />
        {chineseDay(text(reply.on) || (isDraft ? today() : ''))}
      </div>
      <div className="foot">
        联系人：{text(reply.replyContact)}　联系电话：{text(reply.replyPhone)}
        {text(reply.signatory) && `　签发人：${text(reply.signatory)}`}
      </div>
    </article>
  );
}

const chineseDay = (day: string): string => {
  const [y, m, d] = day.split('-').map(Number);
  return y && m && d ? `${y}年${m}月${d}日` : '';
};
