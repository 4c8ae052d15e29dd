import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Answer, Member } from './city.ts';

const folder = path.join(import.meta.dirname, '../../demo/statutes');

/** One of the demo's made-up statutes, as its file holds it. */
export const demoStatute = (name: string): Promise<string> => readFile(path.join(folder, `${name}.md`), 'utf8');

/** Sends a file in the part `file` of a form. */
export function sendFile(who: Member, url: string, name: string, content: string | Uint8Array): Promise<Answer> {
  const boundary = 'YISHI';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${encodeURIComponent(name)}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return who.call('POST', url, body, { 'content-type': `multipart/form-data; boundary=${boundary}` });
}

/** The lines of an answer that came as lines of JSON. */
export const linesOf = (answer: Answer) =>
  answer.text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
