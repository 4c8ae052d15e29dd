import { SaxesParser } from 'saxes';
import { openZip, type ZipReader } from '../../transfer/zip-reader.ts';
import { createCounter, type ListLevel, type Lists } from './docx-numbering.ts';
import { StatuteFileProblem } from './file-problem.ts';

const mostBytes = 200 * 1024 * 1024;
export const longestText = 20_000_000;

/** The text of a DOCX file, a line for each paragraph, with the numbers Word puts before it; cells of a row are parted by tabs. Deletions and notes are left out. */
export async function textOfDocx(path: string): Promise<string> {
  const zip = await openZip(path, mostBytes);
  if (!zip.has('word/document.xml')) throw new StatuteFileProblem('notStatute');
  const lists = await readLists(zip);
  const count = createCounter(lists);
  const lines: string[] = [];
  const open: { text: string; list: string | null; level: number; style: string }[] = [];
  let isText = false;
  let hidden = 0;
  let length = 0;
  await parse(zip, 'word/document.xml', {
    open: (name, value) => {
      const paragraph = open.at(-1);
      if (name === 'w:p') open.push({ text: '', list: null, level: 0, style: '' });
      else if (name === 'mc:Fallback' || name === 'w:moveFrom') hidden++;
      else if (name === 'w:t') isText = true;
      else if (!paragraph) return;
      else if (name === 'w:pStyle') paragraph.style = value;
      else if (name === 'w:numId') paragraph.list = value;
      else if (name === 'w:ilvl') paragraph.level = Number(value) || 0;
      else if ((name === 'w:br' || name === 'w:cr') && hidden === 0) paragraph.text += '\n';
      else if (name === 'w:tab' && hidden === 0 && paragraph.text !== '') paragraph.text += '\t';
      else if (name === 'w:noBreakHyphen' && hidden === 0) paragraph.text += '-';
    },
    close: (name) => {
      if (name === 'w:t') isText = false;
      else if (name === 'mc:Fallback' || name === 'w:moveFrom') hidden--;
      else if (name === 'w:p') {
        const paragraph = open.pop();
        if (!paragraph || hidden > 0 || paragraph.text.trim() === '') return;
        const style = lists.styles.get(paragraph.style);
        const list = paragraph.list ?? style?.list ?? null;
        const number = list === null || list === '0' ? '' : count(list, paragraph.list === null ? (style?.level ?? 0) : paragraph.level);
        lines.push(number === '' ? paragraph.text : `${number}${/[条章节编]$/u.test(number) ? '　' : ''}${paragraph.text}`);
        length += paragraph.text.length;
        if (length > longestText) throw new StatuteFileProblem('tooLong');
      }
    },
    text: (piece) => {
      const paragraph = open.at(-1);
      if (isText && hidden === 0 && paragraph) paragraph.text += piece;
    },
  });
  return lines.join('\n');
}

async function readLists(zip: ZipReader): Promise<Lists> {
  const abstract = new Map<string, ListLevel[]>();
  const levels = new Map<string, ListLevel[]>();
  const styles = new Map<string, { list: string; level: number }>();
  let inAbstract = '';
  let inList = '';
  let level: ListLevel | null = null;
  if (zip.has('word/numbering.xml'))
    await parse(zip, 'word/numbering.xml', {
      open: (name, value, attributes) => {
        if (name === 'w:abstractNum') {
          inAbstract = attributes['w:abstractNumId'] ?? '';
          abstract.set(inAbstract, []);
        } else if (name === 'w:num') inList = attributes['w:numId'] ?? '';
        else if (name === 'w:abstractNumId' && inList !== '')
          levels.set(
            inList,
            (abstract.get(value) ?? []).map((l) => ({ ...l })),
          );
        else if (name === 'w:lvl' || name === 'w:lvlOverride') {
          const at = Number(attributes['w:ilvl']) || 0;
          const into = inList === '' ? abstract.get(inAbstract) : levels.get(inList);
          if (into && at < 9) level = into[at] ??= { start: 1, format: 'decimal', text: '' };
        } else if (!level) return;
        else if (name === 'w:start' || name === 'w:startOverride') level.start = Number(value) || 1;
        else if (name === 'w:numFmt') level.format = value;
        else if (name === 'w:lvlText') level.text = value;
      },
      close: (name) => {
        if (name === 'w:abstractNum') inAbstract = '';
        else if (name === 'w:num') inList = '';
        else if (name === 'w:lvl') level = null;
      },
      text: () => {},
    });
  let style = '';
  if (zip.has('word/styles.xml'))
    await parse(zip, 'word/styles.xml', {
      open: (name, value, attributes) => {
        if (name === 'w:style') style = attributes['w:styleId'] ?? '';
        else if (name === 'w:numId') styles.set(style, { list: value, level: styles.get(style)?.level ?? 0 });
        else if (name === 'w:ilvl') styles.set(style, { list: styles.get(style)?.list ?? '0', level: Number(value) || 0 });
      },
      close: () => {},
      text: () => {},
    });
  return { levels, styles };
}

interface Handlers {
  open(name: string, value: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(piece: string): void;
}

async function parse(zip: ZipReader, name: string, { open, close, text }: Handlers): Promise<void> {
  const decoder = new TextDecoder();
  const parser = new SaxesParser();
  parser.on('opentag', ({ name: tag, attributes }) => {
    const given = attributes as Readonly<Record<string, string>>;
    open(tag, given['w:val'] ?? '', given);
  });
  parser.on('closetag', ({ name: tag }) => close(tag));
  parser.on('text', text);
  parser.on('doctype', () => {
    throw new StatuteFileProblem('notStatute');
  });
  for await (const chunk of zip.read(name)) parser.write(decoder.decode(chunk, { stream: true }));
  parser.close();
}
