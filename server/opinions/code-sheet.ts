import QRCode from 'qrcode';
import type { Cell, Par, Run, Sheet } from '../documents/sheet.ts';

/** One code as it is printed: whose it is, of which kind, where it leads. */
export interface PrintedCode {
  readonly name: string;
  readonly kind: string;
  readonly url: string;
}

const perRow = 3;
const mm = (n: number): number => (n * 72) / 25.4;
const columnWidth = mm(58);
const rowHeight = mm(80);
const side = mm(40);

/** A picture of a code that scales without blurring. A quarter of it may be lost to rain and scratches. */
export const codeSvg = (url: string): Promise<string> => QRCode.toString(url, { type: 'svg', margin: 2, errorCorrectionLevel: 'Q' });

const codePng = (url: string): Promise<Buffer> => QRCode.toBuffer(url, { type: 'png', margin: 2, width: 480, errorCorrectionLevel: 'Q' });

/** A4 pages with nine codes each, framed to be cut out. */
export async function codeSheets(
  codes: readonly PrintedCode[],
  congress: string,
): Promise<{ readonly sheet: Sheet; readonly pictures: Map<string, Buffer> }> {
  const pictures = new Map<string, Buffer>();
  const contents: Par[][] = [];
  for (const [i, code] of codes.entries()) {
    const picture = `code${i}.png`;
    pictures.set(picture, await codePng(code.url));
    contents.push([
      par([text(congress, 9)]),
      par([text(code.name, 13, true)]),
      par([{ kind: 'picture', name: picture, width: side, height: side }]),
      par([text(code.kind, 9)]),
      par([text('扫码反映情况、查询结果', 9)]),
    ]);
  }
  while (contents.length % perRow !== 0) contents.push([par([text('', 9)])]);
  const rows = Array.from({ length: contents.length / perRow }, (_, i) => ({
    height: rowHeight,
    head: false,
    cells: contents.slice(i * perRow, (i + 1) * perRow).map((content, x): Cell => ({ x, span: 1, down: 1, valign: 'center', content })),
  }));
  const widths = Array.from({ length: perRow }, () => columnWidth);
  return { sheet: { ...page, body: [{ kind: 'table', widths, align: 'center', border: 0.5, rows }] }, pictures };
}

const none = { default: [], first: [], even: [] };
const page: Omit<Sheet, 'body'> = {
  page: {
    width: mm(210),
    height: mm(297),
    top: mm(15),
    right: mm(15),
    bottom: mm(15),
    left: mm(15),
    header: mm(8),
    footer: mm(8),
    firstDiffers: false,
    evenDiffers: false,
    tracking: 0,
  },
  headers: none,
  footers: none,
};

const text = (words: string, size: number, bold = false): Run => ({
  kind: 'text',
  text: words,
  face: 'hei',
  family: '',
  size,
  bold,
  italic: false,
  underline: false,
  color: '000000',
});

const par = (runs: readonly Run[]): Par => ({
  kind: 'par',
  align: 'center',
  first: 0,
  left: 0,
  right: 0,
  before: 2,
  after: 2,
  pitch: 0,
  stretch: 1.2,
  keep: true,
  newPage: false,
  top: null,
  bottom: null,
  size: 9,
  runs,
});
