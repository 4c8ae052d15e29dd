import type { PaperStyle } from '../../engine/paper.ts';
import { bodySize, fonts, linePitch, part } from './word-xml.ts';

/** Families as they are called on an office's computer, with what stands in where one is not installed. */
const families = {
  fang: { name: '仿宋_GB2312', alternates: '仿宋,FangSong,STFangsong,华文仿宋' },
  hei: { name: '黑体', alternates: 'SimHei,STHeiti,华文黑体' },
  kai: { name: '楷体_GB2312', alternates: '楷体,KaiTi,STKaiti,华文楷体' },
  song: { name: '宋体', alternates: 'SimSun,STSong,华文宋体' },
  biaosong: { name: '方正小标宋简体', alternates: '方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,宋体' },
} as const;
type Family = keyof typeof families;

interface Look {
  readonly name: string;
  readonly font: Family;
  /** Half-points: 44 is 2号, 32 is 3号, 28 is 4号, 24 is 小四, 21 is 五号. */
  readonly size: number;
  readonly align: 'both' | 'center' | 'left' | 'right';
  /** Exact line pitch; null for lines as high as the font asks. */
  readonly line: number | null;
  readonly before?: number;
  readonly after?: number;
  readonly indent?: string;
  readonly color?: string;
  readonly borders?: string;
  readonly keepNext?: boolean;
}

const twoCharacters = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';
const line = (edge: string, kind: string, size: number, space: number, color: string) =>
  `<w:${edge} w:val="${kind}" w:sz="${size}" w:space="${space}" w:color="${color}"/>`;

/** The looks of GB/T 9704: title 2号小标宋, body 3号仿宋, first-level heading 3号黑体, page number 4号宋体, red letterhead. */
export const looks: Readonly<
  Record<PaperStyle | 'cell' | 'cellLabel' | 'row' | 'rowHead' | 'page' | 'pageEven' | 'head' | 'foot' | 'qr', Look>
> = {
  title: { name: '公文标题', font: 'biaosong', size: 44, align: 'center', line: 700, before: 420, after: 420, keepNext: true },
  body: { name: '公文正文', font: 'fang', size: bodySize, align: 'both', line: linePitch, indent: twoCharacters },
  heading: { name: '公文一级标题', font: 'hei', size: bodySize, align: 'both', line: linePitch, indent: twoCharacters, keepNext: true },
  flush: { name: '公文主送', font: 'fang', size: bodySize, align: 'left', line: linePitch },
  right: { name: '公文右上角', font: 'hei', size: bodySize, align: 'right', line: linePitch },
  mark: { name: '公文密级', font: 'hei', size: bodySize, align: 'left', line: linePitch },
  number: { name: '公文文号', font: 'fang', size: bodySize, align: 'right', line: linePitch },
  sign: {
    name: '公文署名',
    font: 'fang',
    size: bodySize,
    align: 'center',
    line: linePitch,
    indent: '<w:ind w:left="3900" w:right="320"/>',
    keepNext: true,
  },
  officeSign: {
    name: '公文机关署名',
    font: 'fang',
    size: bodySize,
    align: 'center',
    line: linePitch,
    indent: '<w:ind w:left="2500" w:right="160"/>',
    keepNext: true,
  },
  note: { name: '公文附注', font: 'fang', size: bodySize, align: 'left', line: linePitch, before: 120, indent: twoCharacters },
  small: { name: '公文说明', font: 'fang', size: 24, align: 'left', line: 400, before: 60, after: 120 },
  copies: {
    name: '公文抄送',
    font: 'fang',
    size: 28,
    align: 'left',
    line: 500,
    before: 360,
    indent: '<w:ind w:left="280" w:right="280"/>',
    borders: line('top', 'single', 8, 1, '000000') + line('bottom', 'single', 8, 1, '000000'),
  },
  cell: { name: '表格文字', font: 'fang', size: 24, align: 'left', line: 360 },
  cellLabel: { name: '表格栏目', font: 'hei', size: 24, align: 'center', line: 360 },
  row: { name: '清单文字', font: 'fang', size: 21, align: 'left', line: 320 },
  rowHead: { name: '清单栏目', font: 'hei', size: 21, align: 'center', line: 340 },
  page: { name: '页码', font: 'song', size: 28, align: 'right', line: 320, after: 170, indent: '<w:ind w:right="280"/>' },
  pageEven: { name: '页码双页', font: 'song', size: 28, align: 'left', line: 320, after: 170, indent: '<w:ind w:left="280"/>' },
  head: {
    name: '发文机关标志',
    font: 'biaosong',
    size: 52,
    align: 'center',
    line: 640,
    indent: '<w:ind w:left="-397" w:right="-397"/>',
    color: 'FF0000',
    borders: line('bottom', 'thickThinSmallGap', 18, 11, 'FF0000'),
  },
  foot: {
    name: '信函下线',
    font: 'fang',
    size: 2,
    align: 'left',
    line: 20,
    indent: '<w:ind w:left="-397" w:right="-397"/>',
    borders: line('top', 'thinThickSmallGap', 18, 0, 'FF0000'),
  },
  qr: { name: '二维码', font: 'fang', size: 21, align: 'right', line: null, before: 120 },
};

function style(id: string, look: Look): string {
  const spacing = `<w:spacing w:before="${look.before ?? 0}" w:after="${look.after ?? 0}" ${
    look.line === null ? 'w:line="240" w:lineRule="auto"' : `w:line="${look.line}" w:lineRule="exact"`
  }/>`;
  return (
    `<w:style w:type="paragraph" w:customStyle="1" w:styleId="${id}"><w:name w:val="${look.name}"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>` +
    `${look.keepNext ? '<w:keepNext/>' : ''}${look.borders ? `<w:pBdr>${look.borders}</w:pBdr>` : ''}${spacing}${look.indent ?? ''}<w:jc w:val="${look.align}"/></w:pPr>` +
    `<w:rPr>${fonts(families[look.font].name)}${look.color ? `<w:color w:val="${look.color}"/>` : ''}<w:sz w:val="${look.size}"/><w:szCs w:val="${look.size}"/></w:rPr></w:style>`
  );
}

/** `word/styles.xml`: named looks an office can change in Word. */
export function stylesXml(): string {
  const base = `${fonts(families.fang.name)}<w:sz w:val="${bodySize}"/><w:szCs w:val="${bodySize}"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN"/>`;
  return part(
    'styles',
    `<w:docDefaults><w:rPrDefault><w:rPr>${base}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` +
      `<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:pPr><w:spacing w:line="${linePitch}" w:lineRule="exact"/></w:pPr></w:style>` +
      Object.entries(looks)
        .map(([id, look]) => style(id, look))
        .join(''),
  );
}

/** `word/fontTable.xml`: what stands in for a family that is not installed. */
export const fontTableXml = (): string =>
  part(
    'fonts',
    Object.values(families)
      .map((f) => `<w:font w:name="${f.name}"><w:altName w:val="${f.alternates}"/><w:charset w:val="86"/></w:font>`)
      .join(''),
  );
