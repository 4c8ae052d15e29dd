import { type Draft, draftUnit, finish } from '../parse/draft.ts';
import { readLabel } from '../parse/labels.ts';
import { placeIn } from '../parse/write.ts';
import type { Annex, Statute } from '../tree.ts';
import { levelOfElement } from './names.ts';
import { type Element, elementsOf, readXml, textContent, type XmlProblem } from './xml.ts';

/** Reads an Akoma Ntoso act into its tree; places count in what `writeStatute` makes of it. Other writers' documents are read as far as their units go. */
export function readAkn(xml: string): { readonly statute: Statute } | { readonly problem: XmlProblem } {
  const read = readXml(xml);
  if ('problem' in read) return read;
  const act = elementsOf(read.root).find((e) => ['act', 'bill', 'doc', 'statement', 'documentCollection'].includes(e.name));
  const body = act && elementsOf(act).find((e) => e.name === 'body' || e.name === 'mainBody');
  if (read.root.name !== 'akomaNtoso' || !act || !body)
    return {
      problem: {
        line: 1,
        zh: '不是 Akoma Ntoso 的法规文件（缺少 act 或者 body）。',
        en: 'This is no Akoma Ntoso act (no act or body in it).',
      },
    };
  const preface = lines(child(act, 'preface'));
  const of = (name: string): string[] => preface.filter((l) => l.name === name).map((l) => l.text);
  const units = elementsOf(body).flatMap((e) => unitsIn(e, null));
  number(units, null);
  const opening = of('opening');
  const title = of('title').join('');
  const statute: Statute = {
    ...(opening.length > 0 ? { opening } : {}),
    title: title === '' ? (child(act, 'preface') ? titleOf(act) : '') : title,
    history: of('history').concat(title === '' ? [] : of('')),
    contents: of('contents'),
    preamble: lines(child(act, 'preamble'))
      .map((l) => l.text)
      .join('\n'),
    body: finish(units),
    annexes: elementsOf(child(act, 'attachments') ?? act)
      .filter((e) => e.name === 'attachment')
      .map(annexOf),
  };
  return { statute: placeIn(statute) };
}

const child = (element: Element, name: string): Element | undefined => elementsOf(element).find((e) => e.name === name);

/** The lines of a container: its paragraphs and what else holds text, with what they are marked as. */
function lines(container: Element | undefined): { name: string; text: string }[] {
  if (!container) return [];
  return container.children.flatMap((c) => {
    if (typeof c === 'string') return c.trim() === '' ? [] : [{ name: '', text: tidy(c) }];
    if (c.name === 'p' || c.name === 'block' || elementsOf(c).every((e) => !isBlock(e)))
      return [{ name: c.attributes.class ?? '', text: tidy(textContent(c)) }];
    return lines(c);
  });
}

const isBlock = (e: Element): boolean =>
  e.name === 'p' || e.name === 'block' || e.name === 'blockList' || e.name === 'item' || e.name === 'tr';
const tidy = (text: string): string => text.replace(/\s*\n\s*/gu, '').trim();
const titleOf = (act: Element): string => {
  const preface = child(act, 'preface');
  const found = preface && find(preface, (e) => e.name === 'docTitle');
  return found ? tidy(textContent(found)) : '';
};

function find(element: Element, is: (e: Element) => boolean): Element | null {
  for (const e of elementsOf(element)) {
    const found = is(e) ? e : find(e, is);
    if (found) return found;
  }
  return null;
}

/** An element as a unit; one that is no unit gives the units within it. */
function unitsIn(element: Element, parent: Draft | null): Draft[] {
  if (element.name === 'hcontainer' && element.attributes.name === 'empty') return [];
  const named = levelOfElement(element.name);
  if (!named) return elementsOf(element).flatMap((e) => unitsIn(e, parent));
  const level = named === 'item' && (parent?.level === 'item' || parent?.level === 'subitem') ? 'subitem' : named;
  const heading = child(element, 'heading');
  const label = child(element, 'num');
  const words = elementsOf(element)
    .flatMap((e) => (e.name === 'intro' || e.name === 'content' ? lines(e) : []))
    .map((l) => l.text);
  const unit = draftUnit(level, null, label ? tidy(textContent(label)) : '', words.join('\n'), 0, 0);
  unit.heading = heading ? tidy(textContent(heading)) : '';
  unit.number = numberOf(unit, element.attributes.eId ?? '');
  for (const e of elementsOf(element)) {
    if (e.name === 'wrapUp')
      wrapUp(
        unit,
        lines(e)
          .map((l) => l.text)
          .join('\n'),
      );
    else if (e.name !== 'num' && e.name !== 'heading' && e.name !== 'intro' && e.name !== 'content')
      unit.children.push(...unitsIn(e, unit));
  }
  if (level === 'article' && unit.text !== '') {
    const paragraph = draftUnit('paragraph', '1', '', unit.text, 0, 0);
    const own = unit.children.filter((c) => c.level !== 'paragraph');
    paragraph.children.push(...own);
    unit.children = [paragraph, ...unit.children.filter((c) => c.level === 'paragraph')];
    unit.text = '';
  }
  return [unit];
}

/** Words after a unit's children: of an article and its parts a paragraph more, else a line of the last child. */
function wrapUp(unit: Draft, text: string): void {
  if (text === '') return;
  if (unit.level === 'article') unit.children.push(draftUnit('paragraph', null, '', text, 0, 0));
  else {
    let last = unit;
    for (let next = last.children.at(-1); next; next = last.children.at(-1)) last = next;
    last.text = last.text === '' ? text : `${last.text}\n${text}`;
  }
}

/** The number a label gives; what the eId says where the label gives none. */
function numberOf(unit: Draft, eId: string): string | null {
  const label = unit.label === '' ? null : readLabel(unit.label);
  if (label?.number) return label.number;
  const digits = /^[（(]?([0-9]{1,4})[）).]?$/u.exec(unit.label)?.[1];
  if (digits !== undefined) return digits;
  const last = eId.split('__').at(-1) ?? '';
  return /_([0-9]{1,5}(?:\.[0-9]{1,3})?)(?:-[0-9]{1,3})?$/u.exec(last)?.[1] ?? null;
}

/** Paragraphs are counted by their place. */
function number(units: readonly Draft[], parent: Draft | null): void {
  let count = 0;
  for (const unit of units) {
    if (unit.level === 'paragraph') unit.number = String(++count);
    number(unit.children, unit);
  }
  if (parent?.level === 'article') parent.text = '';
}

function annexOf(attachment: Element): Annex {
  const heading = child(attachment, 'heading');
  const main = find(attachment, (e) => e.name === 'mainBody' || e.name === 'body');
  return {
    title: heading ? tidy(textContent(heading)) : '',
    text: lines(main ?? undefined)
      .map((l) => l.text)
      .join('\n'),
    from: 0,
    to: 0,
  };
}
