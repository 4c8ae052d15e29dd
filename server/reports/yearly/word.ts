import { buffer } from 'node:stream/consumers';
import { ZipArchive } from 'archiver';
import type { Block } from '../../../figures/fill-template.ts';
import { printable } from '../../transfer/cell.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaging = 'http://schemas.openxmlformats.org/package/2006';
const kind = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
/** The same report gives the same bytes. */
const always = new Date(2000, 0, 1);

/** The report as a Word file: A4 with the margins, type and line pitch of official papers. */
export async function reportAsWord(blocks: readonly Block[]): Promise<Buffer> {
  const archive = new ZipArchive({ zlib: { level: 6 } });
  const parts: Readonly<Record<string, string>> = {
    '[Content_Types].xml': `${declaration}<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${kind}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${kind}.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="${kind}.footer+xml"/></Types>`,
    '_rels/.rels': `${declaration}<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `${declaration}<Relationships xmlns="${packaging}/relationships"><Relationship Id="rId1" Type="${relations}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${relations}/footer" Target="footer1.xml"/></Relationships>`,
    'word/document.xml': document(blocks),
    'word/styles.xml': styles,
    'word/footer1.xml': footer,
  };
  for (const [name, content] of Object.entries(parts)) archive.append(content, { name, date: always });
  const [file] = await Promise.all([buffer(archive), archive.finalize()]);
  return file;
}

const styleOf = { title: 'Title', heading: 'Heading1', subheading: 'Heading2', paragraph: 'Normal' } as const;

function document(blocks: readonly Block[]): string {
  const paragraphs = blocks.map(
    (block) =>
      `<w:p><w:pPr><w:pStyle w:val="${styleOf[block.kind]}"/></w:pPr><w:r><w:t xml:space="preserve">${escaped(block.pieces.map((p) => p.text).join(''))}</w:t></w:r></w:p>`,
  );
  const page =
    '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="1361" w:gutter="0"/><w:docGrid w:type="lines" w:linePitch="579"/>';
  return `${declaration}<w:document ${main} xmlns:r="${relations}"><w:body>${paragraphs.join('')}<w:sectPr><w:footerReference w:type="default" r:id="rId2"/>${page}</w:sectPr></w:body></w:document>`;
}

const face = (name: string, latin = 'Times New Roman'): string =>
  `<w:rFonts w:ascii="${latin}" w:hAnsi="${latin}" w:eastAsia="${name}" w:cs="${latin}"/>`;
const size = (half: number): string => `<w:sz w:val="${half}"/><w:szCs w:val="${half}"/>`;
const style = (id: string, name: string, paragraph: string, run: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"${id === 'Normal' ? ' w:default="1"' : ''}><w:name w:val="${name}"/>${id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/>'}<w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
const pitch = '<w:spacing w:before="0" w:after="0" w:line="579" w:lineRule="exact"/>';
const indent = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';

const styles = `${declaration}<w:styles ${main}><w:docDefaults><w:rPrDefault><w:rPr>${face('仿宋_GB2312')}${size(32)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults>${[
  style('Normal', 'Normal', `${pitch}${indent}<w:jc w:val="both"/>`, ''),
  style(
    'Title',
    'Title',
    '<w:keepNext/><w:spacing w:before="0" w:after="579" w:line="700" w:lineRule="exact"/><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>',
    `${face('方正小标宋简体')}${size(44)}`,
  ),
  style('Heading1', 'heading 1', `<w:keepNext/>${pitch}${indent}<w:outlineLvl w:val="1"/>`, face('黑体')),
  style('Heading2', 'heading 2', `<w:keepNext/>${pitch}${indent}<w:outlineLvl w:val="2"/>`, face('楷体_GB2312')),
].join('')}</w:styles>`;

const field = (code: string): string => `<w:r><w:rPr>${face('宋体')}${size(28)}</w:rPr>${code}</w:r>`;
const footer = `${declaration}<w:ftr ${main}><w:p><w:pPr><w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="center"/></w:pPr>${[
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
