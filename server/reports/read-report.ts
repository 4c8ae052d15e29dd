import { open } from 'node:fs/promises';
import { SaxesParser } from 'saxes';
import { ProblemError } from '../problem.ts';
import { openZip, ZipProblem } from '../transfer/zip-reader.ts';

/** Characters of a report that are checked; a yearly report has a third of them. */
export const longestReport = 30_000;
const mostBytes = 40 * 1024 * 1024;
const mostPlain = 4 * longestReport;

/** The text of a report in a DOCX or plain text file, a line for each paragraph. Refuses anything else, and what is too long. */
export async function readReport(path: string): Promise<string> {
  const handle = await open(path, 'r');
  const head = Buffer.alloc(mostPlain + 1);
  const { bytesRead } = await handle.read(head, 0, head.length, 0).finally(() => handle.close());
  const text = head[0] === 0x50 && head[1] === 0x4b ? await wordText(path) : plainText(head.subarray(0, bytesRead));
  if (text.length > longestReport) throw tooLong();
  return text;
}

const tooLong = () => new ProblemError('tooLarge', { limit: `${longestReport}` });

/** UTF-8, or the older national encoding that text editors still write. */
function plainText(bytes: Buffer): string {
  if (bytes.length > mostPlain) throw tooLong();
  if (bytes.includes(0)) throw new ProblemError('fileType', { type: 'DOCX, TXT' });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

async function wordText(path: string): Promise<string> {
  try {
    const zip = await openZip(path, mostBytes);
    if (!zip.has('word/document.xml')) throw new ProblemError('fileType', { type: 'DOCX, TXT' });
    const decoder = new TextDecoder();
    const parser = new SaxesParser();
    let text = '';
    let isText = false;
    parser.on('opentag', ({ name }) => {
      if (name === 'w:t') isText = true;
      else if (name === 'w:br' || name === 'w:cr') text += '\n';
      else if (name === 'w:tab') text += ' ';
    });
    parser.on('closetag', ({ name }) => {
      if (name === 'w:t') isText = false;
      else if (name === 'w:p') text += '\n';
    });
    parser.on('text', (piece) => {
      if (isText) text += piece;
      if (text.length > longestReport) throw tooLong();
    });
    parser.on('doctype', () => {
      throw new ZipProblem('unreadable');
    });
    for await (const chunk of zip.read('word/document.xml')) parser.write(decoder.decode(chunk, { stream: true }));
    parser.close();
    return text.trimEnd();
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    if (error instanceof ZipProblem && error.kind === 'tooLarge') throw tooLong();
    throw new ProblemError('fileType', { type: 'DOCX, TXT' });
  }
}
