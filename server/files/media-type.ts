import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { fileEnding } from './file-name.ts';

/** Kinds of content that are kept, each with the endings its name may have. Nothing a browser or a shell would run. */
const accepted: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'application/msword': ['doc'],
  'application/vnd.ms-excel': ['xls'],
  'application/vnd.ms-powerpoint': ['ppt'],
  'application/vnd.ms-works': ['wps', 'et', 'dps'],
  'application/ofd': ['ofd'],
  'application/zip': ['zip'],
  'application/rtf': ['rtf'],
  'text/plain': ['txt', 'md'],
  'text/csv': ['csv'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/tiff': ['tif', 'tiff'],
  'image/heic': ['heic'],
  'audio/mpeg': ['mp3'],
  'audio/wav': ['wav'],
  'audio/x-m4a': ['m4a'],
  'video/mp4': ['mp4'],
};

/** What the content is, when it is of a kind that is kept and the name's ending fits it; else what was found. */
export async function recogniseMedia(file: string, name: string): Promise<{ mediaType: string } | { refused: string }> {
  const ending = fileEnding(name);
  const found = await detect(file, ending);
  if (found && accepted[found]?.includes(ending)) return { mediaType: found };
  return { refused: found === null || accepted[found] ? `.${ending || '?'} ≠ ${found ?? '?'}` : found };
}

const textFamily: Readonly<Record<string, string>> = { txt: 'text/plain', md: 'text/plain', csv: 'text/csv' };
const oleFamily: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
  wps: 'application/vnd.ms-works',
  et: 'application/vnd.ms-works',
  dps: 'application/vnd.ms-works',
};
const zipFamily: Readonly<Record<string, { mediaType: string; holds: string }>> = {
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', holds: 'word/document.xml' },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', holds: 'xl/workbook.xml' },
  pptx: { mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', holds: 'ppt/presentation.xml' },
  ofd: { mediaType: 'application/ofd', holds: 'OFD.xml' },
};

/** Text and containers (OLE, zip) are told apart by the name's ending, which must be true of what they hold. */
async function detect(file: string, ending: string): Promise<string | null> {
  const textType = textFamily[ending];
  if (textType) return isText(await readEnd(file, 'head')) ? textType : null;
  const known = (await fileTypeFromFile(file))?.mime.split(';')[0];
  if (known === undefined) return null;
  if (known === 'application/x-cfb') return oleFamily[ending] ?? known;
  if (known === 'application/zip') {
    const wanted = zipFamily[ending];
    return wanted && (await readEnd(file, 'tail')).includes(wanted.holds) ? wanted.mediaType : known;
  }
  return known;
}

const sample = 65_536;

/** A zip lists its entries at its end, so the last bytes tell what it holds. */
async function readEnd(file: string, end: 'head' | 'tail'): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const length = Math.min(size, sample);
    const { buffer } = await handle.read({ buffer: Buffer.alloc(length), position: end === 'head' ? 0 : size - length });
    return buffer;
  } finally {
    await handle.close();
  }
}

/** Text in UTF-8, UTF-16 with its mark, or GB 18030, without control characters. */
function isText(head: Buffer): boolean {
  const marked = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  const encodings = marked ? [head[0] === 0xff ? 'utf-16le' : 'utf-16be'] : ['utf-8', 'gb18030'];
  return encodings.some((encoding) => {
    try {
      // `stream` forgives a character cut in two by the end of the sample.
      const text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
      return !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u007f]/u.test(text);
    } catch {
      return false;
    }
  });
}
