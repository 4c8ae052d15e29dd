import { buffer } from 'node:stream/consumers';
import { ZipArchive } from 'archiver';
import { printable } from '../transfer/cell.ts';

/** A run of text: taken out (struck through) or put in (bold and underlined), which print tells apart without colour too. */
export interface WordRun {
  readonly text: string;
  readonly look?: 'removed' | 'added' | 'bold' | 'quiet';
}

export type WordStyle = 'title' | 'heading' | 'subheading' | 'paragraph' | 'cell' | 'note';

/** A paragraph, or a table whose heading row is repeated on each page; cells hold paragraphs of runs. */
export type WordBlock =
  | { readonly kind: WordStyle; readonly runs: readonly WordRun[] }
  | { readonly kind: 'table'; readonly heads: readonly string[]; readonly widths: readonly number[]; readonly rows: readonly WordRow[] };
export type WordRow = readonly (readonly (readonly WordRun[])[])[];

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const kind = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
/** The same blocks give the same bytes. */
const always = new Date(2000, 0, 1);

export const wordMedia = `${kind}.document`;

/** A Word file: A4 with the margins, type and line pitch of official papers; `wide` lays the sheet on its side for tables. */
export async function wordFile(blocks: readonly WordBlock[], { wide = false }: { readonly wide?: boolean } = {}): Promise<Buffer> {
  const archive = new ZipArchive({ zlib: { level: 6 } });
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `${declaration}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${kind}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${kind}.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="${kind}.footer+xml"/></Types>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${declaration}<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${relations}/footer" Target="footer1.xml"/></Relationships>`,
    'word/document.xml': document(blocks, wide),
    'word/styles.xml': styles,
    'word/footer1.xml': footer,
  };
  for (const [name, content] of Object.entries(parts)) archive.append(content, { name, date: always });
  const [file] = await Promise.all([buffer(archive), archive.finalize()]);
  return file;
}

const styleOf = { title: 'Title', heading: 'Heading1', subheading: 'Heading2', paragraph: 'Normal', cell: 'Cell', note: 'Note' } as const;

function document(blocks: readonly WordBlock[], wide: boolean): string {
  const body = blocks.map((block) => (block.kind === 'table' ? table(block) : paragraph(block.kind, block.runs)));
  const page = wide
    ? '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="1474" w:right="1247" w:bottom="1361" w:left="1247" w:header="851" w:footer="737" w:gutter="0"/>'
    : '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1361" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="579"/>';
  return `${declaration}<w:document ${main} xmlns:r="${relations}"><w:body>${body.join('')}<w:sectPr><w:footerReference w:type="default" r:id="rId2"/>${page}</w:sectPr></w:body></w:document>`;
}

const looks = {
  removed: '<w:strike/><w:color w:val="A40E26"/>',
  added: '<w:b/><w:color w:val="0A5C2B"/><w:u w:val="single"/>',
  bold: '<w:b/>',
  quiet: '<w:color w:val="57534E"/>',
} as const;

function paragraph(style: WordStyle, runs: readonly WordRun[]): string {
  const words = runs.map(
    ({ text, look }) => `<w:r>${look ? `<w:rPr>${looks[look]}</w:rPr>` : ''}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`,
  );
  return `<w:p><w:pPr><w:pStyle w:val="${styleOf[style]}"/></w:pPr>${words.join('')}</w:p>`;
}

function table({ heads, widths, rows }: Extract<WordBlock, { kind: 'table' }>): string {
  const cell = (at: number, content: string): string =>
    `<w:tc><w:tcPr><w:tcW w:w="${widths[at] ?? 0}" w:type="dxa"/></w:tcPr>${content}</w:tc>`;
  const head = heads.map((h, at) => cell(at, paragraph('cell', [{ text: h, look: 'bold' }])));
  const body = rows.map(
    (row) =>
      `<w:tr>${row.map((lines, at) => cell(at, lines.length === 0 ? paragraph('cell', []) : lines.map((runs) => paragraph('cell', runs)).join(''))).join('')}</w:tr>`,
  );
  const edge = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="8C959F"/>`;
  const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(edge).join('');
  const room =
    '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="100" w:type="dxa"/><w:bottom w:w="40" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar>';
  return `<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((a, b) => a + b, 0)}" w:type="dxa"/><w:tblBorders>${edges}</w:tblBorders><w:tblLayout w:type="fixed"/>${room}</w:tblPr><w:tblGrid>${widths.map((w) => `<w:gridCol w:w="${w}"/>`).join('')}</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${head.join('')}</w:tr>${body.join('')}</w:tbl><w:p/>`;
}

const face = (name: string, latin = 'Times New Roman'): string =>
  `<w:rFonts w:ascii="${latin}" w:hAnsi="${latin}" w:eastAsia="${name}" w:cs="${latin}"/>`;
const size = (half: number): string => `<w:sz w:val="${half}"/><w:szCs w:val="${half}"/>`;
const style = (id: string, name: string, inParagraph: string, run: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"${id === 'Normal' ? ' w:default="1"' : ''}><w:name w:val="${name}"/>${id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'}<w:qFormat/><w:pPr>${inParagraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
const pitch = '<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>';
const indent = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';
const flush = '<w:ind w:firstLineChars="0" w:firstLine="0"/>';

const styles = `${declaration}<w:styles ${main}><w:docDefaults><w:rPrDefault><w:rPr>${face('仿宋_GB2312')}${size(32)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>${[
  style('Normal', 'Normal', `${pitch}${indent}<w:jc w:val="both"/>`, ''),
  style(
    'Title',
    'Title',
    `<w:keepNext/><w:spacing w:before="0" w:after="579" w:line="700" w:lineRule="exact"/>${flush}<w:jc w:val="center"/><w:outlineLvl w:val="0"/>`,
    `${face('方正小标宋简体')}${size(44)}`,
  ),
  style('Heading1', 'heading 1', `<w:keepNext/>${pitch}${indent}<w:outlineLvl w:val="1"/>`, face('黑体')),
  style('Heading2', 'heading 2', `<w:keepNext/>${pitch}${indent}<w:outlineLvl w:val="2"/>`, face('楷体_GB2312')),
  style(
    'Cell',
    'Cell',
    `<w:spacing w:before="0" w:after="0" w:line="320" w:lineRule="atLeast"/>${flush}<w:jc w:val="left"/>`,
    `${face('宋体')}${size(21)}`,
  ),
  style(
    'Note',
    'Note',
    `<w:spacing w:before="0" w:after="120" w:line="340" w:lineRule="atLeast"/>${flush}<w:jc w:val="left"/>`,
    `${face('宋体')}${size(21)}`,
  ),
].join('')}</w:styles>`;

const field = (code: string): string => `<w:r><w:rPr>${face('宋体')}${size(28)}</w:rPr>${code}</w:r>`;
const footer = `${declaration}<w:ftr ${main}><w:p><w:pPr>${flush}<w:jc w:val="center"/></w:pPr>${[
  '<w:t xml:space="preserve">— </w:t>',
  '<w:fldChar w:fldCharType="begin"/>',
  '<w:instrText xml:space="preserve">PAGE</w:instrText>',
  '<w:fldChar w:fldCharType="separate"/>',
  '<w:t>1</w:t>',
  '<w:fldChar w:fldCharType="end"/>',
  '<w:t xml:space="preserve"> —</w:t>',
]
  .map(field)
  .join('')}</w:p></w:ftr>`;

const escaped = (text: string): string => printable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
