import { open, readFile } from 'node:fs/promises';
import { textOfHtml, textOfMarkdown } from '../../../statute/index.ts';
import { ZipProblem } from '../../transfer/zip-reader.ts';
import { longestText, textOfDocx } from './docx-text.ts';
import { StatuteFileProblem } from './file-problem.ts';
import { textOfPdf } from './pdf-text.ts';

export const statuteFormats = ['text', 'markdown', 'html', 'akn', 'docx', 'pdf'] as const;
export type StatuteFormat = (typeof statuteFormats)[number];

/** The plain text of a statute's file: DOCX, PDF with a text layer, HTML, Markdown or text. An Akoma Ntoso file is given as it is. `name` tells Markdown from text. */
export async function readStatuteFile(path: string, name: string): Promise<{ readonly text: string; readonly format: StatuteFormat }> {
  const head = await firstBytes(path);
  if (head.startsWith('PK')) return { format: 'docx', text: await inWords(() => textOfDocx(path)) };
  if (head.startsWith('%PDF')) return { format: 'pdf', text: await textOfPdf(await readFile(path)) };
  if (head.startsWith('\u00d0\u00cf\u0011\u00e0')) throw new StatuteFileProblem('oldWord');
  const bytes = await readFile(path);
  if (bytes.length > 4 * longestText) throw new StatuteFileProblem('tooLong');
  return plainText(decode(bytes), name);
}

/** The text of what is text already: HTML and Markdown lose their signs. */
export function plainText(text: string, name: string): { readonly text: string; readonly format: StatuteFormat } {
  const start = text.slice(0, 2000);
  if (/<(?:[\w.-]{1,40}:)?akomaNtoso[\s>]/u.test(start)) return { format: 'akn', text };
  if (/\.x?html?$/iu.test(name) || /^\s{0,200}(?:<!doctype html|<html|<body)/iu.test(start))
    return { format: 'html', text: textOfHtml(text) };
  if (/\.(?:md|markdown)$/iu.test(name)) return { format: 'markdown', text: textOfMarkdown(text) };
  return { format: 'text', text };
}

/** UTF-8, UTF-16 with its mark, or the older national encoding that text editors still write. */
export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) throw new StatuteFileProblem('notStatute');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

async function firstBytes(path: string): Promise<string> {
  const handle = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    return buffer.toString('latin1', 0, bytesRead);
  } finally {
    await handle.close();
  }
}

async function inWords(run: () => Promise<string>): Promise<string> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof StatuteFileProblem) throw error;
    if (error instanceof ZipProblem) throw new StatuteFileProblem(error.kind === 'tooLarge' ? 'tooLong' : 'damaged');
    throw new StatuteFileProblem('damaged');
  }
}
