import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { buildLibrary, type Library, type LibraryText, parseStatute, type Rank } from '../../../statute/index.ts';
import { isOfPlace } from '../../statute/library/describe.ts';
import { inputProblem, readJsonLines, readText } from './input.ts';
import { isObject } from './rows.ts';

interface Entry {
  readonly file: string;
  readonly title: string | null;
  readonly date: string | null;
  readonly level: string;
}

/** A library from a folder: of the texts its `manifest.jsonl` names, or where it has none, of all text files in it. */
export async function readLibrary(folder: string): Promise<Library> {
  const entries = (await readManifest(folder)) ?? (await listTexts(folder));
  if (entries.length === 0) throw inputProblem(folder, null, { zh: '里面没有法规文本。', en: 'holds no statute text.' });
  const texts: LibraryText[] = [];
  for (const { file, title, date, level } of entries) {
    const statute = parseStatute(await readText(path.join(folder, file)));
    const named = title ?? (statute.title === '' ? plainName(file) : statute.title);
    texts.push({ title: named, rank: rankOf(level, named), date: date ?? dateIn(file), statute });
  }
  return buildLibrary(texts);
}

async function readManifest(folder: string): Promise<Entry[] | null> {
  const files = await namesIn(folder);
  const name = files.find((f) => f === 'manifest.jsonl' || f === 'manifest.jsonl.gz');
  return name === undefined ? null : readJsonLines(path.join(folder, name), readEntry);
}

function readEntry(value: unknown): Entry | string {
  if (!isObject(value)) return '{ file, title, date, level }';
  const { file, title = null, date = null, level = null } = value;
  if (typeof file !== 'string' || file === '') return 'file';
  if (path.isAbsolute(file) || file.split(/[\\/]/).includes('..')) return 'file';
  if (title !== null && typeof title !== 'string') return 'title';
  if (date !== null && typeof date !== 'string') return 'date';
  if (level !== null && typeof level !== 'string') return 'level';
  return { file, title, date: date === '' ? null : date, level: level ?? '' };
}

async function listTexts(folder: string): Promise<Entry[]> {
  const names = (await namesIn(folder)).filter((f) => /\.(?:txt|md)(?:\.gz)?$/i.test(f)).sort();
  return names.map((file) => ({ file, title: null, date: null, level: path.dirname(file) }));
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder, { recursive: true });
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw inputProblem(folder, null, { zh: `读不出来（${reason}）。`, en: `cannot be read (${reason}).` });
  }
}

/** The rank from what the list or the folder calls it, else from the title. */
function rankOf(level: string, title: string): Rank {
  if (level.includes('历史')) return 'other';
  if (level.includes('地方')) return 'localRegulation';
  if (level.includes('行政法规')) return 'administrativeRegulation';
  if (level.includes('法律') || level.includes('宪法')) return 'law';
  if (/解释|规章|规范性/u.test(level)) return 'other';
  if (isOfPlace(title)) return 'localRegulation';
  if (/(?:法|法典)$/u.test(title)) return 'law';
  return /条例$/u.test(title) ? 'administrativeRegulation' : 'other';
}

const dateIn = (file: string): string | null => /(\d{4}-\d{2}-\d{2})/.exec(file)?.[1] ?? null;

const plainName = (file: string): string =>
  path
    .basename(file)
    .replace(/\.(?:txt|md)(?:\.gz)?$/i, '')
    .replace(/_\d{4}-\d{2}-\d{2}$/, '');
