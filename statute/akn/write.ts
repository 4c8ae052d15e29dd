import { readNumeral } from '../parse/numerals.ts';
import type { Annex, Statute, Unit } from '../tree.ts';
import { algorithmVersion } from '../version.ts';
import { eIdOf, elements, namespace } from './names.ts';
import { escapeXml } from './xml.ts';

/** What a document says of itself that its text does not. */
export interface AknOptions {
  /** The day of this version, `2019-03-01`; the last day named in its history where it is left out. */
  readonly date?: string;
  /** ISO 3166 code of the country, `cn` where it is left out. */
  readonly country?: string;
  /** Reference to who made the statute, a URI. */
  readonly author?: string;
}

/** Writes a statute as an Akoma Ntoso 1.0 act. Reading it again with `readAkn` gives the same tree but for the places in the source. */
export function writeAkn(statute: Statute, options: AknOptions = {}): string {
  const out: string[] = ['<?xml version="1.0" encoding="UTF-8"?>', `<akomaNtoso xmlns="${namespace}">`, '<act name="statute">'];
  out.push(...meta(statute, options, '!main'));
  const preface = [
    ...(statute.opening ?? []).map((line) => paragraph('opening', line)),
    ...(statute.title === '' ? [] : [`<p class="title"><docTitle>${escapeXml(statute.title)}</docTitle></p>`]),
    ...statute.history.map((line) => paragraph('history', line)),
    ...statute.contents.map((line) => paragraph('contents', line)),
  ];
  if (preface.length > 0) out.push('<preface>', ...preface, '</preface>');
  if (statute.preamble !== '') out.push('<preamble>', ...paragraphs(statute.preamble), '</preamble>');
  out.push('<body>');
  for (const unit of statute.body) writeUnit(unit, out);
  if (statute.body.length === 0) out.push('<hcontainer name="empty" eId="hcontainer_1"><content><p/></content></hcontainer>');
  out.push('</body>');
  if (statute.annexes.length > 0) {
    out.push('<attachments>');
    for (const [index, annex] of statute.annexes.entries()) writeAnnex(statute, annex, index + 1, options, out);
    out.push('</attachments>');
  }
  out.push('</act>', '</akomaNtoso>', '');
  return out.join('\n');
}

function writeUnit(unit: Unit, out: string[]): void {
  const { element } = elements[unit.level];
  out.push(`<${element} eId="${escapeXml(eIdOf(unit.id))}">`);
  if (unit.label !== '') out.push(`<num>${escapeXml(unit.label)}</num>`);
  if (unit.heading !== '') out.push(`<heading>${escapeXml(unit.heading)}</heading>`);
  if (unit.children.length === 0) out.push('<content>', ...paragraphs(unit.text), '</content>');
  else {
    if (unit.text !== '') out.push('<intro>', ...paragraphs(unit.text), '</intro>');
    for (const child of unit.children) writeUnit(child, out);
  }
  out.push(`</${element}>`);
}

function writeAnnex(statute: Statute, annex: Annex, number: number, options: AknOptions, out: string[]): void {
  out.push(`<attachment eId="att_${number}">`);
  if (annex.title !== '') out.push(`<heading>${escapeXml(annex.title)}</heading>`);
  out.push(
    '<doc name="annex">',
    ...meta(statute, options, `!annex_${number}`),
    '<mainBody>',
    ...paragraphs(annex.text),
    '</mainBody>',
    '</doc>',
    '</attachment>',
  );
}

const paragraph = (name: string, line: string): string => `<p class="${name}">${escapeXml(line)}</p>`;
/** At least one, as most containers may not be empty. */
const paragraphs = (text: string): string[] => text.split('\n').map((line) => `<p>${escapeXml(line)}</p>`);

const unknownDay = '0001-01-01';

function meta(statute: Statute, options: AknOptions, part: string): string[] {
  const date = options.date ?? lastDay(statute.history) ?? unknownDay;
  const country = options.country ?? 'cn';
  const name = escapeXml(statute.title.replace(/[\s/]+/gu, '') || 'untitled');
  const work = `/akn/${country}/act/${date}/${name}`;
  const expression = `${work}/zho@${date}`;
  const day = `<FRBRdate date="${date}" name="${date === unknownDay ? 'unknown' : 'version'}"/>`;
  const author = `<FRBRauthor href="${escapeXml(options.author ?? '#author')}"/>`;
  const common = (uri: string): string[] => [`<FRBRthis value="${uri}/${part}"/>`, `<FRBRuri value="${uri}"/>`, day, author];
  return [
    '<meta>',
    '<identification source="#statute">',
    '<FRBRWork>',
    ...common(work),
    `<FRBRcountry value="${country}"/>`,
    '</FRBRWork>',
    '<FRBRExpression>',
    ...common(expression),
    '<FRBRlanguage language="zho"/>',
    '</FRBRExpression>',
    '<FRBRManifestation>',
    ...common(`${expression}.xml`),
    '</FRBRManifestation>',
    '</identification>',
    ...(part === '!main' ? references : []),
    '</meta>',
  ];
}

/** Once in a document: what stands in an annex refers to it too. */
const references: readonly string[] = [
  '<references source="#statute">',
  `<TLCOrganization eId="statute" href="/akn/ontology/organization/statute/${algorithmVersion}" showAs="statute ${algorithmVersion}"/>`,
  '<TLCOrganization eId="author" href="/akn/ontology/organization/author" showAs="author"/>',
  '</references>',
];

const day =
  /([0-9０-９]{4}|[〇零○一二三四五六七八九]{4})年([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})月([0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})日/gu;

function lastDay(history: readonly string[]): string | null {
  const days: string[] = [];
  for (const line of history) {
    for (const [, y = '', m = '', d = ''] of line.matchAll(day)) {
      const [month, date] = [readNumeral(m) ?? 0, readNumeral(d) ?? 0];
      const written = `${readNumeral(y)}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
      if (month >= 1 && month <= 12 && date >= 1 && date <= (month === 2 ? 28 : 30)) days.push(written);
    }
  }
  return days.toSorted().at(-1) ?? null;
}
