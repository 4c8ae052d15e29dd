import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { UsageProblem } from '../arguments.ts';

/** A problem of the input: which file (`-` is standard input), which line if it has one, and why. The program ends with 2. */
export const inputProblem = (file: string, line: number | null, why: { readonly zh: string; readonly en: string }): UsageProblem => {
  const zh = `${file === '-' ? '标准输入' : file}${line === null ? '' : ` 第 ${line} 行`}`;
  const en = `${file === '-' ? 'standard input' : file}${line === null ? '' : `, line ${line}`}`;
  return new UsageProblem({ zh: `${zh}：${why.zh}`, en: `${en}: ${why.en}` });
};

/** The bytes of a file, or of standard input for `-`. */
export async function readBytes(file: string): Promise<Buffer> {
  try {
    if (file !== '-') return await readFile(file);
    const chunks: Buffer[] = [];
    for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw inputProblem(file, null, { zh: `读不出来（${reason}）。`, en: `cannot be read (${reason}).` });
  }
}

const unpack = promisify(gunzip);

/** The same, unpacked where it is a .gz. */
async function readUnpacked(file: string): Promise<Buffer> {
  const bytes = await readBytes(file);
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return await unpack(bytes);
  } catch {
    throw inputProblem(file, null, { zh: '压缩文件已损坏。', en: 'is a damaged archive.' });
  }
}

/** The text of a file (.gz too) or of standard input: UTF-8, or the older national encoding that text editors still write. */
export async function readText(file: string): Promise<string> {
  const bytes = await readUnpacked(file);
  if (bytes.includes(0)) throw inputProblem(file, null, { zh: '不是文本。', en: 'is no text.' });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** A file of one JSON object a line, each checked by `read`; empty lines are passed over. */
export async function readJsonLines<T>(file: string, read: (value: unknown) => T | string): Promise<T[]> {
  const text = await readText(file);
  const rows: T[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw inputProblem(file, index + 1, { zh: '不是 JSON。', en: 'is not JSON.' });
    }
    const row = read(value);
    if (typeof row === 'string') throw inputProblem(file, index + 1, { zh: `缺少或写错了 ${row}。`, en: `${row} is missing or wrong.` });
    rows.push(row);
  }
  return rows;
}
