import { isHeadingLine, readHead } from './heads.ts';
import type { Line } from './lines.ts';

/** What stands before the first unit, and the index of that unit's line. */
export interface Front {
  readonly opening: readonly string[];
  readonly title: string;
  readonly history: readonly string[];
  readonly contents: readonly string[];
  readonly preamble: string;
  readonly bodyAt: number;
}

const kinds =
  '法|法典|条例|規定|规定|办法|细则|规则|决定|决议|解释|规范|规程|章程|意见|通知|批复|方案|标准|纲要|制度|守则|公约|议定书|协定|条约|宣言|答复|指引|导则|准则|编';
const titleLike = new RegExp(`(?:${kinds})(?:[（(][^（）()]{1,20}[）)])?$`, 'u');
const orderLike = /(?:令|公告|公报)(?:[（(]?第?[^。，]{0,20}号[）)]?)?$/u;
const dated = /^[（(【]?\s*(?:根据|依据|自|经|于)?\s*(?:[0-9０-９]{4}|[一二三四五六七八九〇零○Ｏ]{4})\s*年/u;
const happened = /(?:通过|批准|修正|修订|公布|发布|施行|颁布|印发|废止|生效|实施)[）)】]?。?$/u;

/** A few short lines may stand between the title and the adoption line, such as a document's number or a website's marks. */
const longestBetween = 40;
const mostBetween = 3;

/** Reads title, history, table of contents and preamble. `articleAt` is where the first article begins, or the number of lines. */
export function readFront(lines: readonly Line[], articleAt: number): Front {
  const firstHead = firstHeadBefore(lines, articleAt);
  const bodyAt = firstHead === null ? articleAt : bodyStart(lines, firstHead, articleAt);
  const titleAt = titleLine(lines, Math.min(firstHead ?? articleAt, articleAt));
  const opening = lines.slice(0, titleAt).map((l) => l.text);
  if (titleAt >= bodyAt) return { opening, title: '', history: [], contents: [], preamble: '', bodyAt };

  let title = lines[titleAt]?.text ?? '';
  let at = titleAt + 1;
  const second = lines[at];
  if (
    second &&
    at < bodyAt &&
    !titleLike.test(title) &&
    titleLike.test(second.text) &&
    second.text.length < 60 &&
    !isHistory(second.text)
  ) {
    title += second.text;
    at++;
  }

  const tocAt = findContents(lines, at, bodyAt, firstHead);
  const tocEnd = tocAt === null ? at : contentsEnd(lines, tocAt, bodyAt);
  const historyEnd = tocAt ?? historyLines(lines, at, bodyAt);
  return {
    opening,
    title,
    history: lines.slice(at, historyEnd).map((l) => l.text),
    contents: tocAt === null ? [] : lines.slice(tocAt, tocEnd).map((l) => l.text),
    preamble: lines
      .slice(tocAt === null ? historyEnd : tocEnd, bodyAt)
      .map((l) => l.text)
      .join('\n'),
    bodyAt,
  };
}

const isHistory = (text: string): boolean => dated.test(text) || (happened.test(text) && text.length < 200);

function historyLines(lines: readonly Line[], from: number, end: number): number {
  let until = from;
  let depth = 0;
  for (let at = from; at < end; at++) {
    const text = lines[at]?.text ?? '';
    const isPart = depth > 0 || isHistory(text) || /^[（(]/u.test(text);
    if (isPart) until = at + 1;
    else if (text.length > longestBetween) break;
    for (const c of text) depth += c === '（' || c === '(' ? 1 : c === '）' || c === ')' ? -1 : 0;
    depth = Math.min(Math.max(0, depth), 1);
    if (at - until > mostBetween) break;
  }
  return until;
}

/** The title is the first line, unless an order or announcement stands above it. */
function titleLine(lines: readonly Line[], end: number): number {
  const first = lines[0]?.text ?? '';
  if (!orderLike.test(first) || first.length > 60) return 0;
  for (let i = 1; i < end; i++) {
    const text = lines[i]?.text ?? '';
    if (text.length < 60 && titleLike.test(text) && !isHistory(text)) return i;
  }
  return 0;
}

function firstHeadBefore(lines: readonly Line[], end: number): number | null {
  for (let i = 1; i < end; i++) if (isHeadingLine(lines[i]?.text ?? '')) return i;
  return null;
}

/** Where a table of contents repeats the heads of the body, the body begins at the last return of the first of them. */
function bodyStart(lines: readonly Line[], first: number, end: number): number {
  const head = readHead(lines[first]?.text ?? '');
  let at = first;
  for (let i = first + 1; i < end; i++) {
    const other = readHead(lines[i]?.text ?? '');
    if (head && other && other.level === head.level && other.number === head.number) at = i;
  }
  return at;
}

function findContents(lines: readonly Line[], from: number, bodyAt: number, firstHead: number | null): number | null {
  for (let i = from; i < bodyAt; i++) if (/^目\s{0,8}[录錄次]$/u.test(lines[i]?.text ?? '')) return i;
  return firstHead !== null && firstHead < bodyAt ? firstHead : null;
}

function contentsEnd(lines: readonly Line[], tocAt: number, bodyAt: number): number {
  let at = tocAt + 1;
  for (; at < bodyAt; at++) {
    const text = lines[at]?.text ?? '';
    if (text.length > 60 || text.endsWith('。')) break;
    if (/^[序前]\s{0,8}言$/u.test(text) && at + 1 < bodyAt && !isHeadingLine(lines[at + 1]?.text ?? '')) break;
  }
  return at;
}
