import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import type { Paper, PaperValues } from '../../engine/paper.ts';
import { conditionOf, qrField } from './template-fields.ts';
import { qrName } from './word-xml.ts';
import { attribute, below, readXml } from './xml-tree.ts';

type Scope = Readonly<Record<string, unknown>>;

/** Names in a template are looked up as they are: nothing in it is ever evaluated. */
export const plainParser = (tag: string) => ({
  get: (scope: unknown): unknown => {
    if (tag === '.') return scope;
    return typeof scope === 'object' && scope !== null && Object.hasOwn(scope, tag) ? (scope as Scope)[tag] : undefined;
  },
});

/** Makes the Word file of a paper from its template. With `qr`, a picture of the code takes its place. */
export function fillTemplate(template: Buffer, paper: Paper, values: PaperValues, qr: Buffer | null): Buffer {
  const zip = new PizZip(template);
  const doc = new Docxtemplater(zip, {
    paragraphLoop: true,
    linebreaks: true,
    parser: plainParser,
    nullGetter: () => '',
    errorLogging: false,
  });
  doc.render({ ...named(paper, values), [qrField]: qr !== null });
  const filled = doc.getZip() as PizZip;
  if (qr) exchangeCode(filled, qr);
  return filled.generate({ type: 'nodebuffer', compression: 'DEFLATE' });
}

/** Values by the Chinese names that templates use. Characters that XML has no place for are left out. */
function named(paper: Paper, values: PaperValues): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const [id, label] of Object.entries(paper.fields)) data[label.zh] = clean(values.fields[id] ?? '');
  for (const [id, list] of Object.entries(paper.lists ?? {})) {
    data[list.zh] = (values.lists?.[id] ?? []).map((row) =>
      Object.fromEntries(Object.entries(list.columns).map(([column, label]) => [label.zh, clean(row[column] ?? '')])),
    );
    data[conditionOf(paper, list.zh)] = (values.lists?.[id] ?? []).length > 0;
  }
  return data;
}

/** Control characters but tab and line feed, and the two that are no characters, have no place in XML. */
const clean = (text: string): string =>
  [...text.toWellFormed()]
    .filter((c) => {
      const code = c.codePointAt(0) ?? 0;
      return (code >= 0x20 || code === 0x09 || code === 0x0a || code === 0x0d) && code !== 0xfffe && code !== 0xffff;
    })
    .join('');

/** Finds the picture by the name it was given, which Word keeps, and puts the real code in. */
function exchangeCode(zip: PizZip, qr: Buffer): void {
  const xml = zip.file('word/document.xml')?.asText() ?? '';
  if (!xml.includes(qrName)) return;
  const relations = readXml(zip.file('word/_rels/document.xml.rels')?.asText() ?? '<none/>');
  for (const drawing of below(readXml(xml), 'w:drawing')) {
    const isCode = [...below(drawing, 'wp:docPr')].some((d) => attribute(d, 'name') === qrName || attribute(d, 'descr') === qrName);
    const embedded = [...below(drawing, 'a:blip')].map((b) => attribute(b, 'r:embed'))[0];
    const target = [...below(relations, 'Relationship')].find((r) => attribute(r, 'Id') === embedded);
    if (isCode && target) zip.file(`word/${attribute(target, 'Target') ?? ''}`, qr);
  }
}
