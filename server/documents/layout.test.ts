import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import PizZip from 'pizzip';
import { expect, test } from 'vitest';
import type { Paper } from '../../engine/paper.ts';
import { findPaper, papers } from '../../processes/documents.ts';
import { plainPaper } from '../../tests/support/plain-paper.ts';
import { checkTemplate } from './check-template.ts';
import { defaultTemplate } from './default-template.ts';
import { fillTemplate } from './fill.ts';
import { print } from './press/press.ts';
import { readWord } from './read-word.ts';

const perMm = 72 / 25.4;

interface Word {
  readonly text: string;
  /** From the left and from the top of the page, in points. */
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

/** What stands on each page of a PDF, and where. */
async function pagesOf(pdf: Buffer): Promise<{ width: number; height: number; words: Word[]; fonts: Set<string> }[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), useSystemFonts: false }).promise;
  const pages = [];
  for (let n = 1; n <= document.numPages; n++) {
    const page = await document.getPage(n);
    const { width, height } = page.getViewport({ scale: 1 });
    await page.getOperatorList();
    const content = await page.getTextContent();
    const fonts = new Set<string>();
    const words = content.items.flatMap((item): Word[] => {
      if (!('str' in item) || item.str.trim() === '') return [];
      const font = page.commonObjs.has(item.fontName) ? (page.commonObjs.get(item.fontName) as { name?: string }).name : undefined;
      if (font) fonts.add(font);
      return [{ text: item.str, x: item.transform[4] as number, y: height - (item.transform[5] as number), size: item.height }];
    });
    pages.push({ width, height, words, fonts });
  }
  return pages;
}

async function printed(
  paper: Paper,
  fields: Record<string, string>,
  lists: Record<string, Record<string, string>[]> = {},
): Promise<Buffer> {
  const { sheet, pictures } = readWord(fillTemplate(defaultTemplate(paper), paper, { fields, lists }, null));
  return print(null, { title: '试印', sheets: [sheet], pictures, madeAt: new Date('2025-03-03T00:00:00Z') });
}

const partOf = (file: Buffer, name: string): string => new PizZip(file).file(name)?.asText() ?? '';
const twips = (n: number): number => Math.round((n * 1440) / 25.4);

test('every template is A4 with the type area of 156 mm by 225 mm, 22 lines of 28 characters, in the faces of the standard', () => {
  for (const paper of papers.filter((p) => p.frame !== 'table')) {
    const file = defaultTemplate(paper);
    const section = partOf(file, 'word/document.xml');
    expect(section).toContain(`<w:pgSz w:w="${twips(210)}" w:h="${twips(297)}"/>`);
    expect(section).toContain(`w:top="${twips(37)}" w:right="${twips(26)}" w:bottom="${twips(35)}" w:left="${twips(28)}"`);
    expect(section).toContain('<w:docGrid w:type="linesAndChars" w:linePitch="579" w:charSpace="-842"/>');
    expect(22 * (579 / 20)).toBeLessThanOrEqual(225 * perMm);
    expect(28 * (16 - 842 / 4096)).toBeCloseTo(156 * perMm, 0);
    const styles = partOf(file, 'word/styles.xml');
    const look = (id: string) => styles.match(new RegExp(`w:styleId="${id}".*?</w:style>`))?.[0] ?? '';
    expect(look('title')).toMatch(/方正小标宋简体.*<w:sz w:val="44"\/>/);
    expect(look('title')).toContain('<w:jc w:val="center"/>');
    expect(look('body')).toMatch(/w:line="579" w:lineRule="exact".*w:firstLineChars="200".*仿宋_GB2312.*<w:sz w:val="32"\/>/);
    expect(look('heading')).toMatch(/黑体.*<w:sz w:val="32"\/>/);
    expect(look('page')).toMatch(/宋体.*<w:sz w:val="28"\/>/);
    expect(partOf(file, 'word/fontTable.xml')).toContain(
      '<w:font w:name="仿宋_GB2312"><w:altName w:val="仿宋,FangSong,STFangsong,华文仿宋"/>',
    );
  }
});

test('a page of body text holds 22 lines of 28 characters within the margins', async () => {
  const pdf = await printed(plainPaper, {}, { body: [{ text: '议'.repeat(28 * 30) }] });
  const [page] = await pagesOf(pdf);
  if (!page) throw new Error('no page');
  expect([page.width / perMm, page.height / perMm].map(Math.round)).toEqual([210, 297]);
  const body = page.words.filter((w) => w.text.includes('议'));
  const lines = [...new Set(body.map((w) => Math.round(w.y * 100) / 100))].sort((a, b) => a - b);
  expect(lines).toHaveLength(22);
  const count = (y: number) => body.filter((w) => Math.abs(w.y - y) < 0.2).reduce((sum, w) => sum + w.text.length, 0);
  expect(lines.map(count)).toEqual([26, ...Array.from({ length: 21 }, () => 28)]);
  for (const [i, y] of lines.entries()) if (i > 0) expect(y - (lines[i - 1] ?? 0)).toBeCloseTo(28.95, 1);
  expect(Math.min(...body.map((w) => w.x)) / perMm).toBeCloseTo(28, 0);
  expect(body.every((w) => Math.abs(w.size - 16) < 0.1)).toBe(true);
  expect((lines[0] ?? 0) / perMm).toBeGreaterThan(37);
  expect((lines.at(-1) ?? 0) / perMm).toBeLessThan(262);
  const number = page.words.filter((w) => w.y > 262 * perMm);
  expect(number.map((w) => w.text).join('')).toMatch(/—\s*1\s*—/);
});

test('the letter form has the red issuer 30 mm from the edge, the number right below, no page number on its first page', async () => {
  const letter = findPaper('replyLetter');
  if (!letter) throw new Error('no letter');
  const long = Array.from({ length: 12 }, () => ({ text: '办理情况'.repeat(30) }));
  const pdf = await printed(
    letter,
    { issuer: '市教育局', docNumber: '试教函〔2025〕1号', classMark: 'A类', addressee: '林某', honorific: '代表' },
    { body: long },
  );
  const pages = await pagesOf(pdf);
  const [first, second] = pages;
  const head = first?.words.find((w) => w.text.includes('市教育局'));
  expect(head ? (head.y - head.size) / perMm : 0).toBeGreaterThan(29);
  expect(head && head.y / perMm).toBeLessThan(45);
  const number = first?.words.find((w) => w.text.includes('试教函'));
  expect(number?.x).toBeGreaterThan(105 * perMm);
  expect(first?.words.filter((w) => w.y > 265 * perMm)).toEqual([]);
  expect(
    second?.words
      .filter((w) => w.y > 262 * perMm)
      .map((w) => w.text)
      .join(''),
  ).toMatch(/—\s*2\s*—/);
  expect(second?.words.filter((w) => w.y > 262 * perMm)[0]?.x).toBeLessThan(60 * perMm);
  const header = partOf(defaultTemplate(letter), 'word/header1.xml');
  expect(header).toContain('{发文机关}');
  expect(partOf(defaultTemplate(letter), 'word/styles.xml')).toContain(
    '<w:bottom w:val="thickThinSmallGap" w:sz="18" w:space="11" w:color="FF0000"/>',
  );
});

test('names with rare characters are set in a font that has them', async () => {
  const names = '翀堃喆邨犇淼焱垚骉赟昇煊珺祎晗湉沄玥';
  const [page] = await pagesOf(await printed(plainPaper, {}, { body: [{ text: names }] }));
  expect(page?.words.map((w) => w.text).join('')).toContain(names);
  const { sheet } = readWord(
    fillTemplate(defaultTemplate(plainPaper), plainPaper, { fields: {}, lists: { body: [{ text: names }] } }, null),
  );
  expect(JSON.stringify(sheet)).toContain(names);
});

test('what looks like a program in the data is printed as it stands, and no file can be asked for', async () => {
  const text = '#read("/etc/passwd") #import "/etc/hostname" $x$ \\u{41} @x <y> {案由} {#正文} </w:t>';
  const [page] = await pagesOf(await printed(plainPaper, {}, { body: [{ text }] }));
  const shown =
    page?.words
      .map((w) => w.text)
      .join('')
      .replaceAll(' ', '') ?? '';
  expect(shown).toContain('#read("/etc/passwd")'.replaceAll(' ', ''));
  expect(shown).toContain('{案由}');
  expect(shown).not.toContain('root:');
});

test('every standard template uses known fields only and lacks none', () => {
  for (const paper of papers) expect([paper.id, checkTemplate(paper, defaultTemplate(paper))]).toEqual([paper.id, []]);
});

test('a template is told which fields are unknown, misplaced, unclosed or missing, and where', () => {
  const paper = findPaper('replyLetter');
  if (!paper) throw new Error('no letter');
  const altered = (from: string, to: string): Buffer => {
    const zip = new PizZip(defaultTemplate(paper));
    zip.file('word/document.xml', (zip.file('word/document.xml')?.asText() ?? '').replace(from, to));
    return zip.generate({ type: 'nodebuffer' });
  };
  const told = (from: string, to: string) => checkTemplate(paper, altered(from, to)).map((f) => [f.kind, f.field, f.blocks]);
  expect(told('{联系人}', '{经办同志}')).toEqual([
    ['unknown', '经办同志', true],
    ['missing', '联系人', false],
  ]);
  expect(told('{案由}', '{段落}')).toEqual([
    ['outsideList', '段落', true],
    ['missing', '案由', false],
  ]);
  expect(told('{/正文}', '').map(([kind]) => kind)).toContain('unclosed');
  const [fault] = checkTemplate(paper, altered('{联系人}', '{经办同志}'));
  expect(fault?.where).toMatch(/^正文第\d+段“.*经办同志/);
  const zip = new PizZip(defaultTemplate(paper));
  zip.file('word/vbaProject.bin', 'x');
  expect(checkTemplate(paper, zip.generate({ type: 'nodebuffer' })).map((f) => [f.kind, f.blocks])).toEqual([['foreign', true]]);
  expect(checkTemplate(paper, Buffer.from('no zip')).map((f) => f.kind)).toEqual(['unreadable']);
});
