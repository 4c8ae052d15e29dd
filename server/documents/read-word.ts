import PizZip from 'pizzip';
import { alignOf, type Look, readStyles, withPar, withText } from './read-styles.ts';
import type { Cell, Margins, Par, Piece, Run, Sheet, Table } from './sheet.ts';
import { attribute, below, child, type Element, elements, readXml, textOf } from './xml-tree.ts';

/** A Word file read for the press: the sheet, and its pictures by name. */
export interface ReadWord {
  readonly sheet: Sheet;
  readonly pictures: ReadonlyMap<string, Buffer>;
}

interface Reading {
  readonly zip: PizZip;
  readonly look: (id: string | undefined) => Look;
  readonly pictures: Map<string, Buffer>;
  relations: ReadonlyMap<string, string>;
  readonly page: Sheet['page'];
  prefix: string;
}

const pictureKinds = /\.(png|jpe?g|gif)$/i;
const mostPieces = 20_000;

/**
 * Reads what papers are made of: paragraphs, runs, tables, pictures in the line, page numbers, margins' contents. Text boxes, footnotes
 * and the like are not set on paper; `leftOut` of the template's check tells of them.
 */
export function readWord(file: Buffer, prefix = ''): ReadWord {
  const zip = new PizZip(file);
  const read = (name: string): Element | null => {
    const found = zip.file(name);
    return found ? readXml(found.asText()) : null;
  };
  const document = read('word/document.xml');
  const body = child(document ?? undefined, 'w:body');
  if (!body) throw new Error('no Word document');
  const section = child(body, 'w:sectPr');
  const settings = read('word/settings.xml');
  const page = pageOf(section, child(settings ?? undefined, 'w:evenAndOddHeaders') !== undefined);
  const look = readStyles(read('word/styles.xml'), page.tracking);
  const r: Reading = { zip, look, page, pictures: new Map(), relations: relationsOf(zip, 'document.xml'), prefix };
  const own = r.relations;
  const margins = (kind: 'header' | 'footer'): Margins => {
    const of = (type: string): readonly Piece[] => {
      const reference =
        section && elements(section).find((e) => e.name === `w:${kind}Reference` && (attribute(e, 'w:type') ?? 'default') === type);
      const target = own.get(attribute(reference, 'r:id') ?? '');
      const part = target ? read(`word/${target}`) : null;
      if (!part || !target) return [];
      r.relations = relationsOf(zip, target);
      const pieces = piecesOf(r, part);
      r.relations = own;
      return pieces;
    };
    return { default: of('default'), first: of('first'), even: of('even') };
  };
  const pieces = piecesOf(r, body);
  if (pieces.length > mostPieces) throw new Error('too long');
  const sheet: Sheet = {
    page,
    headers: margins('header'),
    footers: margins('footer'),
    body: pieces,
  };
  return { sheet, pictures: r.pictures };
}

function relationsOf(zip: PizZip, part: string): Map<string, string> {
  const found = zip.file(`word/_rels/${part}.rels`);
  if (!found) return new Map();
  return new Map(
    [...below(readXml(found.asText()), 'Relationship')]
      .filter((e) => attribute(e, 'TargetMode') !== 'External')
      .map((e) => [attribute(e, 'Id') ?? '', attribute(e, 'Target') ?? '']),
  );
}

const points = (e: Element | undefined, name: string, fallback: number): number => {
  const n = Number(attribute(e, name));
  return attribute(e, name) !== undefined && Number.isFinite(n) ? Math.max(0, Math.min(3000, Math.abs(n) / 20)) : fallback;
};

function pageOf(section: Element | undefined, evenDiffers: boolean): Sheet['page'] {
  const size = child(section, 'w:pgSz');
  const margin = child(section, 'w:pgMar');
  const grid = child(section, 'w:docGrid');
  const space = Number(attribute(grid, 'w:charSpace')) || 0;
  return {
    width: Math.max(100, points(size, 'w:w', 595.3)),
    height: Math.max(100, points(size, 'w:h', 841.9)),
    top: points(margin, 'w:top', 72),
    right: points(margin, 'w:right', 72),
    bottom: points(margin, 'w:bottom', 72),
    left: points(margin, 'w:left', 72),
    header: points(margin, 'w:header', 42.5),
    footer: points(margin, 'w:footer', 49.6),
    firstDiffers: child(section, 'w:titlePg') !== undefined,
    evenDiffers,
    tracking: attribute(grid, 'w:type') === 'linesAndChars' ? Math.max(-2, Math.min(10, space / 4096)) : 0,
  };
}

function piecesOf(r: Reading, of: Element): Piece[] {
  return elements(of).flatMap((e): Piece[] => {
    if (e.name === 'w:p') return [paragraphOf(r, e)];
    if (e.name === 'w:tbl') return [tableOf(r, e)];
    if (e.name === 'w:sdt') return piecesOf(r, child(e, 'w:sdtContent') ?? e);
    return [];
  });
}

function paragraphOf(r: Reading, p: Element): Par {
  const pPr = child(p, 'w:pPr');
  const base = r.look(attribute(child(pPr, 'w:pStyle'), 'w:val'));
  const par = withPar(base.par, pPr, base.text.size + r.page.tracking);
  const runs: Run[] = [];
  const field = { depth: 0, isPage: false, isResult: false };
  for (const run of runsOf(p)) {
    if (run.name === 'w:fldSimple') {
      if (/\bPAGE\b/.test(attribute(run, 'w:instr') ?? ''))
        runs.push({ kind: 'page', face: base.text.face, family: base.text.family, size: base.text.size });
      continue;
    }
    const text = withText(base.text, child(run, 'w:rPr'));
    for (const e of elements(run)) {
      if (e.name === 'w:fldChar') {
        const type = attribute(e, 'w:fldCharType');
        if (type === 'begin') Object.assign(field, { depth: field.depth + 1, isPage: false, isResult: false });
        if (type === 'separate') field.isResult = true;
        if (type === 'end') {
          if (field.isPage) runs.push({ kind: 'page', face: text.face, family: text.family, size: text.size });
          Object.assign(field, { depth: Math.max(0, field.depth - 1), isPage: false, isResult: false });
        }
      } else if (e.name === 'w:instrText') field.isPage ||= /\bPAGE\b/.test(textOf(e));
      else if (field.depth > 0 && (field.isPage || !field.isResult)) continue;
      else if (e.name === 'w:t') runs.push({ kind: 'text', text: textOf(e), ...text });
      else if (e.name === 'w:tab') runs.push({ kind: 'tab' });
      else if (e.name === 'w:br') runs.push({ kind: attribute(e, 'w:type') === 'page' ? 'newPage' : 'break' });
      else if (e.name === 'w:drawing') runs.push(...picturesOf(r, e));
    }
  }
  return { kind: 'par', ...par, size: withText(base.text, child(pPr, 'w:rPr')).size, runs };
}

/** Runs in order, those in links and accepted changes too; what was struck out in a review is not there any more. */
function* runsOf(of: Element): Generator<Element> {
  for (const e of elements(of)) {
    if (e.name === 'w:r' || e.name === 'w:fldSimple') yield e;
    else if (['w:hyperlink', 'w:ins', 'w:smartTag', 'w:sdt', 'w:sdtContent'].includes(e.name)) yield* runsOf(e);
  }
}

function picturesOf(r: Reading, drawing: Element): Run[] {
  const inline = child(drawing, 'wp:inline') ?? child(drawing, 'wp:anchor');
  const extent = child(inline, 'wp:extent');
  const blip = inline && [...below(inline, 'a:blip')][0];
  const target = r.relations.get(attribute(blip, 'r:embed') ?? '');
  const file = target && pictureKinds.test(target) ? r.zip.file(`word/${target}`) : null;
  if (!target || !file) return [];
  const name = `${r.prefix}${target.replace(/[^\w.]/g, '_')}`;
  r.pictures.set(name, file.asNodeBuffer());
  const length = (n: string) => Math.max(1, Math.min(1500, (Number(attribute(extent, n)) || 0) / 12_700));
  return [{ kind: 'picture', name, width: length('cx'), height: length('cy') }];
}

function tableOf(r: Reading, tbl: Element): Table {
  const tblPr = child(tbl, 'w:tblPr');
  const widths = elements(child(tbl, 'w:tblGrid') ?? tbl)
    .filter((e) => e.name === 'w:gridCol')
    .map((e) => points(e, 'w:w', 50));
  const line = child(child(tblPr, 'w:tblBorders'), 'w:insideH') ?? child(child(tblPr, 'w:tblBorders'), 'w:top');
  const isBare = ['nil', 'none'].includes(attribute(line, 'w:val') ?? 'single');
  const rows = elements(tbl).filter((e) => e.name === 'w:tr');
  const grid = rows.map((row) => {
    let x = 0;
    return elements(row)
      .filter((e) => e.name === 'w:tc')
      .map((tc) => {
        const tcPr = child(tc, 'w:tcPr');
        const span = Math.max(1, Math.min(63, Number(attribute(child(tcPr, 'w:gridSpan'), 'w:val')) || 1));
        const merge = child(tcPr, 'w:vMerge');
        const made = { tc, x, span, goesOn: merge !== undefined && attribute(merge, 'w:val') !== 'restart' };
        x += span;
        return made;
      });
  });
  const down = (from: number, x: number): number => {
    let n = 1;
    while (grid[from + n]?.some((c) => c.x === x && c.goesOn)) n += 1;
    return n;
  };
  return {
    kind: 'table',
    widths,
    align: tableAlign(attribute(child(tblPr, 'w:jc'), 'w:val')),
    border: isBare ? 0 : Math.max(0.25, (Number(attribute(line, 'w:sz')) || 4) / 8),
    rows: rows.map((row, i) => {
      const trPr = child(row, 'w:trPr');
      return {
        height: points(child(trPr, 'w:trHeight'), 'w:val', 0),
        head: child(trPr, 'w:tblHeader') !== undefined,
        cells: (grid[i] ?? [])
          .filter((c) => !c.goesOn)
          .map(
            (c): Cell => ({
              x: c.x,
              span: c.span,
              down: down(i, c.x),
              valign: valignOf(attribute(child(child(c.tc, 'w:tcPr'), 'w:vAlign'), 'w:val')),
              content: piecesOf(r, c.tc),
            }),
          ),
      };
    }),
  };
}

const tableAlign = (jc: string | undefined): Table['align'] => {
  const align = alignOf(jc);
  return align === 'center' || align === 'right' ? align : 'left';
};
const valignOf = (value: string | undefined): Cell['valign'] => (value === 'center' || value === 'bottom' ? value : 'top');
