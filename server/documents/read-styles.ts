import type { Edge, Face, Par, Run } from './sheet.ts';
import { attribute, child, type Element, elements } from './xml-tree.ts';

type TextLook = Omit<Extract<Run, { kind: 'text' }>, 'kind' | 'text'>;
export type ParLook = Omit<Par, 'kind' | 'runs' | 'size'>;
export interface Look {
  readonly par: ParLook;
  readonly text: TextLook;
}

const plainText: TextLook = { face: 'fang', family: '', size: 16, bold: false, italic: false, underline: false, color: '000000' };
const plainPar: ParLook = {
  align: 'both',
  first: 0,
  left: 0,
  right: 0,
  before: 0,
  after: 0,
  pitch: 0,
  stretch: 1,
  keep: false,
  newPage: false,
  top: null,
  bottom: null,
};

/** What each named style of a Word file looks like, inheritance followed; `undefined` asks for the default one. `tracking` is the grid's. */
export function readStyles(styles: Element | null, tracking: number): (id: string | undefined) => Look {
  const defaults = child(styles ?? undefined, 'w:docDefaults');
  const base: Look = {
    text: withText(plainText, child(child(defaults, 'w:rPrDefault'), 'w:rPr')),
    par: withPar(plainPar, child(child(defaults, 'w:pPrDefault'), 'w:pPr'), plainText.size + tracking),
  };
  const byId = new Map<string, Element>();
  let standard: string | undefined;
  for (const s of styles ? elements(styles) : []) {
    const id = attribute(s, 'w:styleId');
    if (s.name !== 'w:style' || id === undefined) continue;
    byId.set(id, s);
    if (attribute(s, 'w:default') === '1' && attribute(s, 'w:type') === 'paragraph') standard = id;
  }
  const known = new Map<string, Look>();
  const look = (id: string, depth: number): Look => {
    const found = known.get(id);
    if (found) return found;
    const style = byId.get(id);
    if (!style || depth > 20) return base;
    const parent = attribute(child(style, 'w:basedOn'), 'w:val');
    const from = parent ? look(parent, depth + 1) : base;
    const text = withText(from.text, child(style, 'w:rPr'));
    const made = { text, par: withPar(from.par, child(style, 'w:pPr'), text.size + tracking) };
    known.set(id, made);
    return made;
  };
  return (id) => look(id ?? standard ?? '', 0);
}

const on = (e: Element | undefined): boolean => e !== undefined && !['0', 'false', 'none', 'off'].includes(attribute(e, 'w:val') ?? '1');
const twips = (e: Element | undefined, name: string): number | undefined => {
  const n = Number(attribute(e, name));
  return attribute(e, name) !== undefined && Number.isFinite(n) ? Math.max(-2000, Math.min(4000, n / 20)) : undefined;
};

/** A run's look: what it says itself over what it inherits. */
export function withText(from: TextLook, rPr: Element | undefined): TextLook {
  if (!rPr) return from;
  const fonts = child(rPr, 'w:rFonts');
  const family = attribute(fonts, 'w:eastAsia') ?? attribute(fonts, 'w:ascii') ?? from.family;
  const size = Number(attribute(child(rPr, 'w:sz'), 'w:val'));
  const color = attribute(child(rPr, 'w:color'), 'w:val');
  const set = (name: string, now: boolean) => (child(rPr, name) ? on(child(rPr, name)) : now);
  return {
    face: faceOf(family),
    family,
    size: size > 0 && size <= 400 ? size / 2 : from.size,
    bold: set('w:b', from.bold),
    italic: set('w:i', from.italic),
    underline: set('w:u', from.underline),
    color: color && /^[0-9a-f]{6}$/i.test(color) ? color : from.color,
  };
}

/** A paragraph's look; `size` turns indents in characters into lengths. */
export function withPar(from: ParLook, pPr: Element | undefined, size: number): ParLook {
  if (!pPr) return from;
  const ind = child(pPr, 'w:ind');
  const spacing = child(pPr, 'w:spacing');
  const borders = child(pPr, 'w:pBdr');
  const chars = (name: string) => {
    const n = Number(attribute(ind, name));
    return attribute(ind, name) !== undefined && n !== 0 ? Math.max(-50, Math.min(100, n / 100)) * size : undefined;
  };
  const line = Number(attribute(spacing, 'w:line'));
  const isFixed = ['exact', 'atLeast'].includes(attribute(spacing, 'w:lineRule') ?? 'auto');
  const hanging = chars('w:hangingChars') ?? twips(ind, 'w:hanging');
  return {
    align: alignOf(attribute(child(pPr, 'w:jc'), 'w:val')) ?? from.align,
    first: hanging !== undefined ? -hanging : (chars('w:firstLineChars') ?? twips(ind, 'w:firstLine') ?? from.first),
    left: chars('w:leftChars') ?? twips(ind, 'w:left') ?? from.left,
    right: chars('w:rightChars') ?? twips(ind, 'w:right') ?? from.right,
    before: twips(spacing, 'w:before') ?? from.before,
    after: twips(spacing, 'w:after') ?? from.after,
    pitch: line > 0 ? (isFixed ? Math.min(line / 20, 400) : 0) : from.pitch,
    stretch: line > 0 ? (isFixed ? 1 : Math.min(line / 240, 10)) : from.stretch,
    keep: child(pPr, 'w:keepNext') ? on(child(pPr, 'w:keepNext')) : from.keep,
    newPage: child(pPr, 'w:pageBreakBefore') ? on(child(pPr, 'w:pageBreakBefore')) : from.newPage,
    top: edge(child(borders, 'w:top')) ?? from.top,
    bottom: edge(child(borders, 'w:bottom')) ?? from.bottom,
  };
}

export function alignOf(jc: string | undefined): Par['align'] | undefined {
  if (jc === undefined) return undefined;
  if (jc === 'center' || jc === 'right') return jc;
  if (jc === 'end') return 'right';
  return jc === 'both' || jc === 'distribute' ? 'both' : 'left';
}

function edge(e: Element | undefined): Edge | null {
  const style = attribute(e, 'w:val');
  if (!style || style === 'nil' || style === 'none') return null;
  const color = attribute(e, 'w:color') ?? '';
  return {
    style,
    width: Math.min(12, (Number(attribute(e, 'w:sz')) || 4) / 8),
    space: Math.min(31, Number(attribute(e, 'w:space')) || 0),
    color: /^[0-9a-f]{6}$/i.test(color) ? color : '000000',
  };
}

/** What stands in for a family that the server has no font of. */
function faceOf(family: string): Face {
  if (/小标宋|xiaobiaosong|fzxbs|中宋|zhongsong/i.test(family)) return 'biaosong';
  if (/仿宋|fang\s?song/i.test(family)) return 'fang';
  if (/黑|hei|yahei|arial|sans|等线|dengxian/i.test(family)) return 'hei';
  if (/楷|kai/i.test(family)) return 'kai';
  return 'song';
}
