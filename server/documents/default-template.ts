import PizZip from 'pizzip';
import type { Paper, PaperBlock, PaperCell } from '../../engine/paper.ts';
import { conditionOf } from './template-fields.ts';
import { fontTableXml, stylesXml } from './word-styles.ts';
import { linePitch, mm, paragraph, part, qrDrawing, run } from './word-xml.ts';

/**
 * The template a paper has until an office uploads its own: a Word file in the layout of GB/T 9704-2012 with the paper's
 * named fields in braces. Type area 156 mm × 225 mm, 22 lines of 28 characters.
 */
export function defaultTemplate(paper: Paper): Buffer {
  const zip = new PizZip();
  const hasQr = paper.layout.some((b) => b.kind === 'qr');
  const put = (name: string, text: string | Buffer) => zip.file(name, text, { date: new Date(Date.UTC(2025, 0, 1)), createFolders: false });
  put(
    '[Content_Types].xml',
    contentTypes(paper.frame === 'letter' ? ['footer1', 'footer2', 'footer3', 'header1'] : ['footer1', 'footer2']),
  );
  put('_rels/.rels', relations([['rId1', 'officeDocument', 'word/document.xml']]));
  put(
    'word/_rels/document.xml.rels',
    relations([
      ['rId1', 'styles', 'styles.xml'],
      ['rId2', 'fontTable', 'fontTable.xml'],
      ['rId3', 'settings', 'settings.xml'],
      ['rId4', 'footer', 'footer1.xml'],
      ['rId5', 'footer', 'footer2.xml'],
      ...(paper.frame === 'letter'
        ? ([
            ['rId6', 'header', 'header1.xml'],
            ['rId7', 'footer', 'footer3.xml'],
          ] as const)
        : []),
      ...(hasQr ? ([['rId8', 'image', 'media/qr.png']] as const) : []),
    ]),
  );
  put('word/styles.xml', stylesXml());
  put('word/fontTable.xml', fontTableXml());
  put(
    'word/settings.xml',
    part('settings', '<w:evenAndOddHeaders/><w:defaultTabStop w:val="640"/><w:characterSpacingControl w:val="compressPunctuation"/>'),
  );
  put('word/footer1.xml', part('ftr', pageNumber('page')));
  put('word/footer2.xml', part('ftr', pageNumber('pageEven')));
  if (paper.frame === 'letter') {
    put('word/header1.xml', part('hdr', paragraph('head', '{发文机关}')));
    put('word/footer3.xml', part('ftr', paragraph('foot', '')));
  }
  if (hasQr) put('word/media/qr.png', onePixel);
  put(
    'word/document.xml',
    part(
      'document',
      `<w:body>${paper.layout.map((b, i) => block(paper, b, isKept(paper.layout[i + 1]))).join('')}${section(paper)}</w:body>`,
    ),
  );
  return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

const onePixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAsTj2FAAAAABJRU5ErkJggg==', 'base64');

/** A signature never stands on a page without a line of the text. */
const isKept = (next: PaperBlock | undefined): boolean =>
  next !== undefined && (next.kind === 'gap' || (next.kind === 'text' && (next.style === 'sign' || next.style === 'officeSign')));

function block(paper: Paper, b: PaperBlock, kept: boolean): string {
  switch (b.kind) {
    case 'text':
      return around(b.each ?? (b.when && conditionOf(paper, b.when)), lines(b, kept));
    case 'gap':
      return paragraph('flush', '', '<w:keepNext/>').repeat(b.lines);
    case 'qr':
      return around(
        '二维码',
        `<w:p><w:pPr><w:pStyle w:val="qr"/></w:pPr><w:r>${qrDrawing('rId8')}</w:r></w:p>${paragraph('qr', '扫描二维码查看公开内容')}`,
      );
    case 'form':
      return table(
        b.widths,
        b.rows.map((r) => row(r.cells, b.widths)),
      );
    case 'list': {
      const widths = b.columns.map((c) => c.width);
      const last = b.columns.length - 1;
      const head = b.columns.map((c, i) => cell(widths[i] ?? 0, paragraph('rowHead', c.head), 1));
      const body = b.columns.map((c, i) => {
        const text = `${i === 0 ? `{#${b.list}}` : ''}${c.text}${i === last ? `{/${b.list}}` : ''}`;
        return cell(widths[i] ?? 0, paragraph('row', text, c.align === 'center' ? '<w:jc w:val="center"/>' : ''), 1);
      });
      return table(widths, [
        `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${mm(9)}"/><w:tblHeader/></w:trPr>${head.join('')}</w:tr>`,
        `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${mm(9)}"/></w:trPr>${body.join('')}</w:tr>`,
      ]);
    }
  }
}

/** A repeated or conditional piece stands between its opening and closing tag, each in a line of its own. */
const around = (tag: string | undefined, xml: string): string =>
  tag === undefined ? xml : paragraph('flush', `{#${tag}}`) + xml + paragraph('flush', `{/${tag}}`);

function lines(b: Extract<PaperBlock, { kind: 'text' }>, kept: boolean): string {
  const more = `${kept ? '<w:keepNext/>' : ''}${b.newPage ? '<w:pageBreakBefore/>' : ''}`;
  if (b.style !== 'sign' && b.style !== 'officeSign') return paragraph(b.style, b.text, more);
  return b.text
    .split('\n')
    .map((line, i, all) => paragraph(b.style, line, i === all.length - 1 ? '<w:keepNext w:val="0"/>' : ''))
    .join('');
}

const border = (edge: string): string => `<w:${edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>`;
const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(border).join('');

const table = (widths: readonly number[], rows: readonly string[]): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="${widths.reduce((sum, w) => sum + mm(w), 0)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders>` +
  `<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>` +
  `<w:tblGrid>${widths.map((w) => `<w:gridCol w:w="${mm(w)}"/>`).join('')}</w:tblGrid>${rows.join('')}</w:tbl>`;

const cell = (width: number, content: string, span: number): string =>
  `<w:tc><w:tcPr><w:tcW w:w="${mm(width)}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}<w:vAlign w:val="center"/></w:tcPr>${content}</w:tc>`;

function row(cells: readonly PaperCell[], widths: readonly number[]): string {
  let at = 0;
  const made = cells.map((c) => {
    const span = c.span ?? 1;
    const width = widths.slice(at, at + span).reduce((sum, w) => sum + w, 0);
    at += span;
    const align = c.align ? `<w:jc w:val="${c.align}"/>` : '';
    return cell(width, paragraph(c.label ? 'cellLabel' : 'cell', c.text, align), span);
  });
  const height = Math.max(11, ...cells.map((c) => c.height ?? 0));
  return `<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="${mm(height)}" w:hRule="atLeast"/></w:trPr>${made.join('')}</w:tr>`;
}

const pageNumber = (style: string): string =>
  `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${run('— ')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('1')}<w:r><w:fldChar w:fldCharType="end"/></w:r>${run(' —')}</w:p>`;

function section({ frame }: Paper): string {
  const isLetter = frame === 'letter';
  const footers = '<w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>';
  const heads = isLetter ? '<w:headerReference w:type="first" r:id="rId6"/><w:footerReference w:type="first" r:id="rId7"/>' : '';
  const page =
    frame === 'table'
      ? `<w:pgSz w:w="${mm(297)}" w:h="${mm(210)}" w:orient="landscape"/><w:pgMar w:top="${mm(28)}" w:right="${mm(27)}" w:bottom="${mm(26)}" w:left="${mm(27)}" w:header="${mm(15)}" w:footer="${mm(14)}" w:gutter="0"/>`
      : `<w:pgSz w:w="${mm(210)}" w:h="${mm(297)}"/><w:pgMar w:top="${mm(37)}" w:right="${mm(26)}" w:bottom="${mm(35)}" w:left="${mm(28)}" w:header="${mm(isLetter ? 30 : 15)}" w:footer="${mm(20)}" w:gutter="0"/>`;
  return `<w:sectPr>${heads}${footers}${page}${isLetter ? '<w:titlePg/>' : ''}<w:docGrid w:type="linesAndChars" w:linePitch="${linePitch}" w:charSpace="-842"/></w:sectPr>`;
}

const relations = (list: readonly (readonly [string, string, string])[]): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(
      ([id, kind, target]) =>
        `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const contentTypes = (margins: readonly string[]): string =>
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>' +
  `<Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${word}.styles+xml"/>` +
  `<Override PartName="/word/fontTable.xml" ContentType="${word}.fontTable+xml"/><Override PartName="/word/settings.xml" ContentType="${word}.settings+xml"/>` +
  margins
    .map((n) => `<Override PartName="/word/${n}.xml" ContentType="${word}.${n.startsWith('footer') ? 'footer' : 'header'}+xml"/>`)
    .join('') +
  '</Types>';
