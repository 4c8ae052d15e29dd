import type { Annex, Statute } from '../tree.ts';
import { readArticleLines } from './article.ts';
import { findArticles, type StartOfArticle } from './article-starts.ts';
import { mendLabels } from './broken-labels.ts';
import { type Draft, draftUnit, finish } from './draft.ts';
import { readFront } from './front.ts';
import { readHead } from './heads.ts';
import { readLabel } from './labels.ts';
import { cutLines, type Line } from './lines.ts';

/** Reads a statute's plain text into its tree. Takes any text, never throws, and takes time in proportion to its length. */
export function parseStatute(source: string): Statute {
  const lines = mendLabels(cutLines(source));
  const articles = findArticles(lines);
  const front = readFront(lines, articles.first);
  const { body, annexAt } = readBody(lines, front.bodyAt, articles);
  return {
    ...(front.opening.length > 0 ? { opening: front.opening } : {}),
    title: front.title,
    history: front.history,
    contents: front.contents,
    preamble: front.preamble,
    body: finish(body),
    annexes: readAnnexes(lines, annexAt),
  };
}

const order = ['part', 'subpart', 'chapter', 'section'];
const annexHead = /^附(?:件|表|录|錄|图|圖)?\s{0,4}[0-9０-９一二三四五六七八九十]{0,3}\s{0,4}(?:[：:、．.]|\s|$)/u;

function readBody(
  lines: readonly Line[],
  from: number,
  { starts, hanging }: { readonly starts: ReadonlyMap<number, StartOfArticle>; readonly hanging: boolean },
): { body: Draft[]; annexAt: number } {
  const body: Draft[] = [];
  const above: Draft[] = [];
  let article: Draft | null = null;
  let held: Line[] = [];
  const closeArticle = (): void => {
    if (article) readArticleLines(article, held, hanging);
    article = null;
    held = [];
  };
  const put = (unit: Draft): void => {
    (above.at(-1)?.children ?? body).push(unit);
  };
  const later = [...starts.keys()].toReversed();
  let annexAt = lines.length;

  for (let i = from; i < lines.length; i++) {
    const line = lines[i];
    if (!line) continue;
    while (later.length > 0 && (later.at(-1) ?? 0) <= i) later.pop();
    const start = starts.get(i);
    if (start) {
      closeArticle();
      article = draftUnit('article', start.number, start.label, '', line.from, line.to);
      const { heading, rest } = splitHeading(line.text.slice(start.length).trimStart());
      article.heading = heading;
      if (rest !== '') held.push({ ...line, text: rest });
      put(article);
      continue;
    }
    const head = readHead(line.text);
    if (head) {
      closeArticle();
      while (above.length > 0 && order.indexOf(above.at(-1)?.level ?? '') >= order.indexOf(head.level)) above.pop();
      const unit = draftUnit(
        head.level,
        head.number ?? nextNumber(above.at(-1)?.children ?? body, head.level),
        head.label,
        '',
        line.from,
        line.to,
      );
      unit.heading = head.heading;
      const below = lines[i + 1];
      if (head.heading === '' && below && isHeadingBelow(below.text) && !starts.has(i + 1)) {
        unit.heading = below.text;
        unit.to = below.to;
        i++;
      }
      put(unit);
      above.push(unit);
      continue;
    }
    if (annexHead.test(line.text) && !goesOn(article, later, starts)) {
      annexAt = i;
      break;
    }
    const holder = above.at(-1);
    if (article) {
      held.push(line);
      (article as Draft).to = line.to;
    } else if (holder) {
      holder.text = holder.text === '' ? line.text : `${holder.text}\n${line.text}`;
      holder.to = line.to;
    }
  }
  closeArticle();
  return { body, annexAt };
}

/** 【立法目的】 or （立法目的） between an article's number and its words. */
function splitHeading(text: string): { heading: string; rest: string } {
  const found = /^(?:【[^】]{1,40}】|\[[^\]]{1,40}\]|（(?![一二三四五六七八九十0-9])[^（）]{1,20}）(?=\s|$))/u.exec(text);
  if (!found) return { heading: '', rest: text };
  return { heading: found[0], rest: text.slice(found[0].length).trimStart() };
}

const isHeadingBelow = (text: string): boolean => text.length <= 40 && readLabel(text) === null && !/[。；：，]$/u.test(text);

/** Whether the numbering of the articles goes on below a line, so that an annex cannot have begun there. */
function goesOn(article: Draft | null, later: readonly number[], starts: ReadonlyMap<number, StartOfArticle>): boolean {
  const next = starts.get(later.at(-1) ?? -1);
  if (!next) return false;
  return article === null || next.number === null || Number(next.number) > Number(article.number);
}

function nextNumber(siblings: readonly Draft[], level: string): string | null {
  const last = siblings.findLast((s) => s.level === level);
  return last === undefined ? null : last.number === null ? null : String(Math.floor(Number(last.number)) + 1);
}

function readAnnexes(lines: readonly Line[], from: number): Annex[] {
  const annexes: { title: string; text: string; from: number; to: number }[] = [];
  let texts: string[] = [];
  const close = (): void => {
    const last = annexes.at(-1);
    if (last) last.text = texts.join('\n');
    texts = [];
  };
  for (const line of lines.slice(from)) {
    if (annexes.length === 0 || annexHead.test(line.text)) {
      close();
      annexes.push({ title: line.text, text: '', from: line.from, to: line.to });
      continue;
    }
    texts.push(line.text);
    const last = annexes.at(-1);
    if (last) last.to = line.to;
  }
  close();
  return annexes;
}
