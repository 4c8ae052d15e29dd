import type { TextFault } from '../../../../contract/statute-imports.ts';
import { newId } from '../../../new-id.ts';
import { StatuteFileProblem } from '../../reader/file-problem.ts';
import { fileReader } from '../../reader/reader.ts';
import { regionOf } from '../region.ts';
import type { StatuteImportItemTable } from '../tables.ts';
import { hashOfText } from '../write.ts';
import type { Unpacked } from './unpack.ts';

/** What was read of a file, as a row of an import. */
export type ReadItem = Omit<StatuteImportItemTable, 'congress_id' | 'import_id' | 'is_left_out'>;

/** A name as people gave it: the way within a folder, without what would leave it, without control characters. */
export function tidyName(name: string): string {
  const parts = name
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is removed
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
    .split(/[/\\]/u)
    .filter((part) => part !== '' && part !== '.' && part !== '..');
  return [...parts.join('/')].slice(-300).join('') || '未命名';
}

/** Reads one file into a row; a file that gives no text becomes a row that says why. */
export async function readItem(file: Unpacked, regions: ReadonlyMap<string, string>): Promise<ReadItem> {
  const name = tidyName(file.name);
  const empty: ReadItem = {
    id: newId(),
    source_name: name,
    fault: null,
    text: '',
    text_hash: null,
    article_count: 0,
    title: '',
    rank: 'other',
    issuer: '',
    region_code: null,
    change: 'made',
    passed_on: null,
    effective_on: null,
    document_no: '',
    written_to: null,
  };
  const failed = (fault: TextFault): ReadItem => ({ ...empty, fault });
  if (file.path === null) return failed(file.fault);
  try {
    const read = await fileReader.statute(file.path, name);
    return {
      ...empty,
      text: read.text,
      text_hash: hashOfText(read.text),
      article_count: read.articleCount,
      title: read.title,
      rank: read.rank,
      issuer: read.issuer.slice(0, 100),
      region_code: regionOf(regions, read.issuer, read.title),
      change: read.change,
      passed_on: read.passedOn,
      effective_on: read.effectiveOn,
      document_no: read.documentNo,
    };
  } catch (error) {
    if (error instanceof StatuteFileProblem) return failed(error.fault);
    throw error;
  }
}
