import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import PizZip from 'pizzip';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { articlesOf, parseStatute } from '../../../statute/index.ts';
import { plainPaper } from '../../../tests/support/plain-paper.ts';
import { defaultTemplate } from '../../documents/default-template.ts';
import { fillTemplate } from '../../documents/fill.ts';
import { print } from '../../documents/press/press.ts';
import { readWord } from '../../documents/read-word.ts';
import { readStatuteFile } from './read-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'yishi-statute-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function read(name: string, content: string | Uint8Array) {
  const at = path.join(folder, name);
  await writeFile(at, content);
  return readStatuteFile(at, name);
}

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const paragraph = (text: string, list?: [string, number], style?: string) =>
  `<w:p><w:pPr>${style ? `<w:pStyle w:val="${style}"/>` : ''}${list ? `<w:numPr><w:ilvl w:val="${list[1]}"/><w:numId w:val="${list[0]}"/></w:numPr>` : ''}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const level = (at: number, format: string, text: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;

function docx(body: string): Uint8Array {
  const zip = new PizZip();
  zip.file('word/document.xml', `<w:document ${w}><w:body>${body}</w:body></w:document>`);
  zip.file(
    'word/styles.xml',
    `<w:styles ${w}><w:style w:styleId="article"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`,
  );
  zip.file(
    'word/numbering.xml',
    `<w:numbering ${w}><w:abstractNum w:abstractNumId="7">${level(0, 'chineseCounting', '第%1条')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3．')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num></w:numbering>`,
  );
  return zip.generate({ type: 'uint8array' });
}

describe('a Word file', () => {
  test('gives its paragraphs with the numbers Word puts before them, and nothing that was deleted', async () => {
    const body = [
      paragraph('云州市公园条例'),
      paragraph('本条例适用于本市公园。', undefined, 'article'),
      paragraph('公园包括：', ['1', 0]),
      paragraph('综合公园：', ['1', 1]),
      paragraph('甲；', ['1', 2]),
      paragraph('乙。', ['1', 2]),
      paragraph('社区公园。', ['1', 1]),
      `<w:p><w:r><w:t>第三条</w:t><w:tab/><w:t>自公布之日起</w:t></w:r><w:del><w:r><w:delText>不</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>也</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>施行。</w:t></w:r></w:ins></w:p>`,
    ].join('');
    const { text, format } = await read('draft.docx', docx(body));
    expect(format).toBe('docx');
    expect(text.split('\n')).toEqual([
      '云州市公园条例',
      '第一条　本条例适用于本市公园。',
      '第二条　公园包括：',
      '（一）综合公园：',
      '1．甲；',
      '2．乙。',
      '（二）社区公园。',
      '第三条\t自公布之日起施行。',
    ]);
    expect(articlesOf(parseStatute(text)).map((a) => a.number)).toEqual(['1', '2', '3']);
  });

  test('that is broken or something else is refused with the reason', async () => {
    await expect(read('a.docx', docx('').slice(0, 200))).rejects.toMatchObject({ fault: 'damaged' });
    await expect(read('b.docx', new PizZip().file('x', 'y').generate({ type: 'uint8array' }))).rejects.toMatchObject({
      fault: 'notStatute',
    });
    await expect(read('c.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'))).rejects.toMatchObject({ fault: 'oldWord' });
    await expect(read('d.bin', new Uint8Array([1, 0, 2]))).rejects.toMatchObject({ fault: 'notStatute' });
  });
});

describe('a PDF', () => {
  test('gives its printed lines, so that paragraphs come together again over lines and pages', async () => {
    const long = '公园管理单位应当维护设施。保持环境卫生，方便公众游览。'.repeat(30);
    const body = [
      '第一条　本条例适用于本市公园。',
      `第二条　${long}`,
      '公众应当爱护设施。',
      '第三条　公园应当：',
      '（一）开放；',
      '（二）整洁。',
      '第四条　自公布之日起施行。',
    ];
    const { sheet, pictures } = readWord(
      fillTemplate(defaultTemplate(plainPaper), plainPaper, { fields: {}, lists: { body: body.map((text) => ({ text })) } }, null),
    );
    const pdf = await print(null, { title: '试印', sheets: [sheet], pictures, madeAt: new Date('2025-03-03T00:00:00Z') });
    const { text, format } = await read('printed.pdf', pdf);
    expect(format).toBe('pdf');
    const articles = articlesOf(parseStatute(text));
    expect(articles.map((a) => a.number)).toEqual(['1', '2', '3', '4']);
    expect(articles[1]?.children.map((p) => p.text)).toEqual([long, '公众应当爱护设施。']);
    expect(articles[2]?.children[0]?.children.map((i) => `${i.label}${i.text}`)).toEqual(['（一）开放；', '（二）整洁。']);
  });

  test('that is damaged is refused', async () => {
    await expect(read('x.pdf', '%PDF-1.7\nnothing')).rejects.toMatchObject({ fault: 'damaged' });
  });
});

test('text in the older national encoding, in UTF-16, HTML and Markdown are told apart', async () => {
  expect((await read('a.txt', Buffer.from('b5dad2bbccf5a1a1bcd7a1a3', 'hex'))).text).toBe('第一条　甲。');
  expect((await read('b.txt', Buffer.from('\ufeff第一条　甲。', 'utf16le'))).text).toBe('第一条　甲。');
  expect(await read('c', '<html><body><p>第一条　甲。</p></body></html>')).toEqual({ format: 'html', text: '第一条　甲。' });
  expect(await read('d.md', '## 第一章 甲')).toEqual({ format: 'markdown', text: '第一章 甲' });
});
