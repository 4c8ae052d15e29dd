import type { ComparedView } from '../../../contract/draft-reviews.ts';
import type { Block } from '../../../figures/fill-template.ts';
import type { DraftReview } from '../../../processes/draftReview/draftReview.ts';
import { optionLabel, textOf } from '../../../processes/text.ts';
import { articleLabel, writeNumeral } from '../../../statute/index.ts';
import { type KeptFinding, type Matter, mattersOf } from './review-words.ts';

export interface ReportSource {
  readonly review: DraftReview;
  readonly state: string;
  readonly congress: string;
  readonly today: string;
  readonly compared: ComparedView;
  readonly findings: readonly KeptFinding[];
}

const findingWords = textOf('draftFinding', 'zh');
const reviewWords = textOf('draftReview', 'zh');
const kindWord = (kind: string | null): string => (kind === null ? '其他' : optionLabel(findingWords, 'kind', kind));
const severityWord = (severity: string | null): string => (severity === null ? '' : optionLabel(findingWords, 'severity', severity));
const stateWord = (state: string): string => (findingWords.states as Readonly<Record<string, string>>)[state] ?? state;

/** 审查研究意见: the facts, the superior law, every finding with clause, superior clause and decision, remarks, figures and the conclusion. */
export function reviewReport({ review, state, congress, today, compared, findings }: ReportSource): Block[] {
  const positions = new Map(compared.articles.map((a) => [a.number, a.position]));
  const matters = mattersOf(compared.hints, findings, positions, 'zh');
  const blocks: Block[] = [block('title', titleOf(bare(review.title)))];
  const say = (text: string): number => blocks.push(block('paragraph', text));
  const head = numbered('一、二、三、四、五、六、七、', (text) => blocks.push(block('heading', text)));
  if (state !== 'concluded') say('（审查尚未结束，本件为过程稿。）');
  head('基本情况');
  const organ = review.organ === null ? '' : `由${review.organ}起草或者制定，`;
  const draft = review.drafts.at(-1);
  say(
    `《${bare(review.title)}》${organ}文件种类为${optionLabel(reviewWords, 'documentKind', review.documentKind)}，共${compared.articles.length}条。本次审查的文本为“${draft?.name ?? ''}”，以${chinese(review.judgedOn)}有效的法律法规为基准。`,
  );
  say(
    `条款与上位法的比对由程序完成（算法版本${review.algorithmVersion ?? '—'}，法规库第${review.libraryStamp?.split('@')[0] ?? '—'}次变动后的文本），结果仅供参考；以下处理意见由审查人员逐条判断作出。`,
  );
  head('所依据的上位法');
  const superior = compared.superior.filter((s) => s.cited);
  const near = compared.superior.filter((s) => !s.cited).slice(0, 6);
  say(
    superior.length === 0
      ? '草案没有写明制定依据。'
      : `草案写明的制定依据：${superior.map((s) => lawWords(s.law, s.effectiveOn)).join('、')}。`,
  );
  if (near.length > 0) say(`内容相近的其他上位法：${near.map((s) => lawWords(s.law, s.effectiveOn)).join('、')}。`);
  const over = compared.citedLaws.filter((l) => l.states.some((s) => s !== 'stands' && s !== 'unknown'));
  if (over.length > 0) say(`引用需要核对的法律法规：${over.map((l) => `《${l.law}》`).join('、')}，见以下各条。`);
  const accepted = matters.filter((m) => m.state === 'accepted');
  const rest = [
    ['later', '需要进一步研究的问题'],
    ['rejected', '经研究不采纳的提示'],
    ['undecided', '尚未处理的提示'],
  ] as const;
  head('应当修改的条款');
  if (accepted.length === 0) say('没有发现应当修改的条款。');
  for (const [n, matter] of accepted.entries()) tell(blocks, matter, n);
  for (const [which, title] of rest) {
    const some = matters.filter((m) => m.state === which);
    if (some.length === 0) continue;
    head(title);
    for (const [n, matter] of some.entries())
      which === 'undecided' || which === 'rejected' ? brief(blocks, matter, n) : tell(blocks, matter, n);
  }
  const remarks = findings.filter((f) => f.state === 'noted');
  if (remarks.length > 0) {
    head('对条文的批注');
    for (const { fields } of remarks) say(`${articleLabel(fields.article)}：${fields.why}（${fields.decidedBy ?? ''}）`);
  }
  head('统计');
  say(figures(matters));
  head('审查结论');
  say(review.opinion ?? '尚未形成审查结论。');
  blocks.push(
    block('paragraph', ''),
    block('paragraph', toRight(congress)),
    block('paragraph', toRight(chinese(review.concludedOn ?? today))),
  );
  return blocks;
}

const block = (kind: Block['kind'], text: string): Block => ({ kind, pieces: [{ text }] });

const titleLine = 20;

/** The full title, or the shorter one where the full would leave a character or two on a line of their own. */
function titleOf(title: string): string {
  const full = `关于《${title}》的审查研究意见`;
  const last = full.length % titleLine;
  return full.length > titleLine && last > 0 && last <= 3 ? `《${title}》审查研究意见` : full;
}

const bodyLine = 28;

/** Pushes a short line to the right with full-width blanks; the first-line indent and two characters at the end count too. */
function toRight(text: string): string {
  const width = [...text].reduce((sum, c) => sum + (c.charCodeAt(0) < 0x100 ? 0.5 : 1), 0);
  return `${'　'.repeat(Math.max(0, Math.floor(bodyLine - 4 - width)))}${text}`;
}

function numbered(numbers: string, write: (text: string) => unknown): (title: string) => void {
  const all = numbers.split('、').filter(Boolean);
  let n = 0;
  return (title) => write(`${all[n++] ?? writeNumeral(n)}、${title}`);
}

/** A matter with both clauses, what is wrong and what is to be done. */
function tell(blocks: Block[], matter: Matter, n: number): void {
  const { clause, superior, source, why, proposal, reason, notes, isGone } = matter;
  blocks.push(block('subheading', `（${writeNumeral(n + 1)}）${headOf(matter)}`));
  const say = (text: string): number => blocks.push(block('paragraph', text));
  if (clause !== '') say(`草案规定：“${flat(clause)}”`);
  if (superior) say(`《${superior.law}》${superior.article === '' ? '' : articleLabel(superior.article)}规定：“${flat(superior.quote)}”`);
  say(`问题：${flat(why)}${source === '' ? '' : `依据：${source}。`}`);
  if (proposal !== '') say(`修改建议：${flat(proposal)}`);
  if (reason !== '') say(`处理理由：${flat(reason)}`);
  if (isGone) say('最近一次比对已不再提示此处。');
  for (const note of notes) say(`附言（${note.by}，${chinese(note.on)}）：${flat(note.text)}`);
}

/** A matter in one paragraph. */
function brief(blocks: Block[], matter: Matter, n: number): void {
  const { superior, why, reason } = matter;
  const law = superior ? `（《${superior.law}》${superior.article === '' ? '' : articleLabel(superior.article)}）` : '';
  blocks.push(block('paragraph', `${n + 1}.${headOf(matter)}：${flat(why)}${law}${reason === '' ? '' : `不采纳的理由：${flat(reason)}`}`));
}

const headOf = ({ article, kind, severity, origin }: Matter): string =>
  `${articleLabel(article)}　${kindWord(kind)}（${[severityWord(severity), origin === 'own' ? '审查人员提出' : ''].filter(Boolean).join('，')}）`;

function figures(matters: readonly Matter[]): string {
  const count = (test: (m: Matter) => boolean): number => matters.filter(test).length;
  const bySeverity = ['error', 'warning', 'note'].map((s) => `${severityWord(s)}${count((m) => m.severity === s)}处`);
  const byState = ['accepted', 'rejected', 'later', 'undecided'].map((s) => `${stateWord(s)}${count((m) => m.state === s)}处`);
  const kinds = [...new Set(matters.map((m) => m.kind))].map((k) => `${kindWord(k)}${count((m) => m.kind === k)}处`);
  const own = count((m) => m.origin === 'own');
  return matters.length === 0
    ? '没有提示，也没有审查人员提出的意见。'
    : `共${matters.length}处，其中审查人员自行提出${own}处。按程度：${bySeverity.join('、')}。按处理：${byState.join('、')}。按种类：${kinds.join('、')}。`;
}

const bare = (title: string): string => title.replace(/^《(.*)》$/u, '$1');
const flat = (text: string): string => text.replaceAll(/\s*\n\s*/gu, '');
const lawWords = (law: string, effectiveOn: string | null): string =>
  `《${law}》${effectiveOn === null ? '' : `（${chinese(effectiveOn)}起施行）`}`;

function chinese(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
