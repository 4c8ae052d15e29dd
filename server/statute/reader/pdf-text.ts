import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { longestText } from './docx-text.ts';
import { StatuteFileProblem } from './file-problem.ts';

const mostPages = 3000;

interface PdfLine {
  text: string;
  x: number;
  y: number;
  size: number;
}

/**
 * The text of a PDF with a text layer, a line for each printed line. First lines of paragraphs keep their indent as two wide spaces,
 * so that the parser can tell them from lines that go on; page numbers and running heads are left out.
 */
export async function textOfPdf(bytes: Uint8Array): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = path.dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json')));
  const task = getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: `${folder}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${folder}/standard_fonts/`,
    verbosity: 0,
  });
  try {
    const pdf = await task.promise;
    if (pdf.numPages > mostPages) throw new StatuteFileProblem('tooLong');
    const pages: PdfLine[][] = [];
    let length = 0;
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const lines = toLines(items.flatMap((item) => ('str' in item ? [item] : [])));
      length += lines.reduce((sum, line) => sum + line.text.length, 0);
      if (length > longestText) throw new StatuteFileProblem('tooLong');
      pages.push(lines);
      page.cleanup();
    }
    if (length === 0) throw new StatuteFileProblem('noTextLayer');
    return layOut(withoutRunningHeads(pages));
  } catch (error) {
    if (error instanceof StatuteFileProblem) throw error;
    throw new StatuteFileProblem(error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'damaged');
  } finally {
    await task.destroy();
  }
}

function toLines(items: readonly { str: string; transform: number[]; width: number; height: number }[]): PdfLine[] {
  const lines: PdfLine[] = [];
  let right = 0;
  for (const { str, transform, width, height } of items) {
    if (str.trim() === '') continue;
    const [x = 0, y = 0] = transform.slice(4);
    const size = height || Math.abs(transform[3] ?? 0) || 10;
    const last = lines.at(-1);
    if (last && Math.abs(last.y - y) < Math.max(last.size, size) * 0.5 && x >= last.x) {
      last.text += x - right > size * 0.8 && !/^\s|\s$/u.test(last.text.slice(-1) + str[0]) ? `　${str}` : str;
    } else lines.push({ text: str.trimStart(), x, y, size });
    right = x + width;
  }
  return lines.map((line) => ({ ...line, text: line.text.trimEnd() }));
}

const pageNumber =
  /^[\s—–\-－·.]*(?:第?\s*[0-9]{1,4}\s*页?|第\s*[0-9]{1,4}\s*页\s*[，,/]?\s*共\s*[0-9]{1,4}\s*页|[0-9]{1,4}\s*\/\s*[0-9]{1,4})[\s—–\-－·.]*$/u;

/** Drops a page's number and the line above or below the text that half of the pages share. */
function withoutRunningHeads(pages: readonly PdfLine[][]): PdfLine[][] {
  const times = new Map<string, number>();
  for (const page of pages)
    for (const line of new Set([page.at(0)?.text, page.at(-1)?.text])) if (line !== undefined) times.set(line, (times.get(line) ?? 0) + 1);
  const isRunning = (line: PdfLine | undefined): boolean =>
    line !== undefined && (pageNumber.test(line.text) || (pages.length >= 3 && (times.get(line.text) ?? 0) > pages.length / 2));
  return pages.map((page) => {
    let [from, to] = [0, page.length];
    while (from < to && from < 2 && isRunning(page[from])) from++;
    while (to > from && page.length - to < 2 && isRunning(page[to - 1])) to--;
    return page.slice(from, to);
  });
}

/** The left margin is where most lines begin; a line that begins one to six characters right of it is indented. */
function layOut(pages: readonly PdfLine[][]): string {
  return pages
    .flatMap((page) => {
      const starts = new Map<number, number>();
      for (const line of page) starts.set(Math.round(line.x), (starts.get(Math.round(line.x)) ?? 0) + 1);
      const left = [...starts.keys()].filter((x) => (starts.get(x) ?? 0) >= Math.min(2, page.length)).sort((a, b) => a - b)[0] ?? 0;
      return page.map((line) => (line.x > left + line.size * 0.8 ? `　　${line.text}` : line.text));
    })
    .join('\n');
}
