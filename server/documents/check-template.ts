import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import type { TemplateFault } from '../../contract/papers.ts';
import type { Paper } from '../../engine/paper.ts';
import { openZip, ZipProblem } from '../transfer/zip-reader.ts';
import { plainParser } from './fill.ts';
import { readWord } from './read-word.ts';
import { expectedFields, knownFields } from './template-fields.ts';
import { attribute, below, type Element, readXml, textOf } from './xml-tree.ts';

const mostUnpacked = 24 * 1024 * 1024;
const mostFaults = 100;

/** Whether a file unpacks to a Word document of a bearable size. Sizes are counted while unpacking, not believed. */
export async function isBearable(path: string, names: readonly string[]): Promise<boolean> {
  try {
    const zip = await openZip(path, mostUnpacked);
    if (!zip.has('word/document.xml') || !zip.has('[Content_Types].xml')) return false;
    for (const name of names) {
      if (!zip.has(name)) return false;
      for await (const _ of zip.read(name)) void _;
    }
    return true;
  } catch (error) {
    if (error instanceof ZipProblem) return false;
    throw error;
  }
}

/** Names of the entries in a ZIP file's directory. */
export const entriesOf = (file: Buffer): string[] => Object.keys(new PizZip(file).files).filter((n) => !n.endsWith('/'));

/**
 * What is wrong with a template an office made: fields nobody knows and where they stand, fields it no longer has, tags that are not
 * closed, content of other places, and what will not be in the PDF. Only `warning`s may be accepted.
 */
export function checkTemplate(paper: Paper, file: Buffer): TemplateFault[] {
  const faults: TemplateFault[] = [];
  let zip: PizZip;
  try {
    zip = new PizZip(file);
    readWord(file);
  } catch {
    return [{ kind: 'unreadable', field: '', where: '', blocks: true }];
  }
  faults.push(...foreign(zip));
  for (const [name, title] of partsOf(zip)) {
    const root = readXml(zip.file(name)?.asText() ?? '<none/>');
    faults.push(...unknownIn(paper, root, title));
    if (['w:txbxContent', 'w:footnoteReference', 'w:object', 'w:pict'].some((n) => [...below(root, n)].length > 0))
      faults.push({ kind: 'notInPdf', field: '', where: title, blocks: false });
  }
  faults.push(...syntax(zip));
  const text = partsOf(zip)
    .map(([name]) => textOf(readXml(zip.file(name)?.asText() ?? '<none/>')))
    .join('');
  for (const field of expectedFields(paper)) {
    if (!new RegExp(`\\{[#/^]?${escapeRegExp(field)}\\}`).test(text)) faults.push({ kind: 'missing', field, where: '', blocks: false });
  }
  return faults.slice(0, mostFaults);
}

const escapeRegExp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function partsOf(zip: PizZip): (readonly [string, string])[] {
  return Object.keys(zip.files)
    .filter((n) => /^word\/(document|header\d*|footer\d*)\.xml$/.test(n))
    .sort()
    .map((n) => [n, n.includes('header') ? '页眉' : n.includes('footer') ? '页脚' : '正文'] as const);
}

/** Links to files elsewhere, macros and embedded objects have no place in an official template. */
function foreign(zip: PizZip): TemplateFault[] {
  const faults: TemplateFault[] = [];
  for (const name of Object.keys(zip.files)) {
    if (/vbaProject|\/embeddings\/|\/activeX\//i.test(name)) faults.push({ kind: 'foreign', field: name, where: '', blocks: true });
    if (!name.endsWith('.rels')) continue;
    for (const r of below(readXml(zip.file(name)?.asText() ?? '<none/>'), 'Relationship')) {
      if (attribute(r, 'TargetMode') === 'External' && !/\/hyperlink$/.test(attribute(r, 'Type') ?? ''))
        faults.push({ kind: 'foreign', field: attribute(r, 'Target') ?? '', where: '', blocks: true });
    }
  }
  return faults;
}

function unknownIn(paper: Paper, root: Element, title: string): TemplateFault[] {
  const known = knownFields(paper);
  const lists = new Set(Object.values(paper.lists ?? {}).map((l) => l.zh));
  const faults: TemplateFault[] = [];
  const open: string[] = [];
  let number = 0;
  for (const p of below(root, 'w:p')) {
    number += 1;
    const text = textOf(p);
    for (const match of text.matchAll(/\{([#/^]?)([^{}]*)\}/g)) {
      const [, sign = '', name = ''] = match;
      const where = `${title}第${number}段“${text.trim().slice(0, 30)}”`;
      if (sign === '/') {
        if (open.at(-1) === name) open.pop();
        continue;
      }
      const within = known.get(name);
      const isKnown = within && (within.has(null) || open.some((list) => within.has(list)));
      if (!isKnown) faults.push({ kind: within ? 'outsideList' : 'unknown', field: name, where, blocks: true });
      if (sign === '#' && lists.has(name)) open.push(name);
    }
  }
  return faults;
}

interface Said {
  readonly properties?: { readonly id?: string; readonly xtag?: string; readonly context?: string; readonly errors?: readonly Said[] };
}

/** What the filling itself would stumble over: tags opened and not closed, and the like. */
function syntax(zip: PizZip): TemplateFault[] {
  try {
    new Docxtemplater(zip, { paragraphLoop: true, linebreaks: true, parser: plainParser, nullGetter: () => '', errorLogging: false });
    return [];
  } catch (error) {
    const said = error as Said;
    return (said.properties?.errors ?? [said]).map((e) => ({
      kind: 'unclosed',
      field: e.properties?.xtag ?? '',
      where: (e.properties?.context ?? '').slice(0, 60),
      blocks: true,
    }));
  }
}
