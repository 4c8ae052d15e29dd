import { namespace } from './names.ts';
import { type Element, elementsOf, readXml } from './xml.ts';

/** What may stand within an element, in order: a name, or several of which any may come, with how often. */
type Model = readonly (readonly [names: string, often: '1' | '?' | '*' | '+'])[];

const hierarchical = 'part|subpart|chapter|section|article|paragraph|point|indent|hcontainer';
const unit: Model = [
  ['num', '?'],
  ['heading', '?'],
  ['subheading', '?'],
  ['intro', '?'],
  [`${hierarchical}|content`, '*'],
  ['wrapUp', '?'],
];
const frbr: Model = [
  ['FRBRthis', '1'],
  ['FRBRuri', '1'],
  ['FRBRalias', '*'],
  ['FRBRdate', '+'],
  ['FRBRauthor', '+'],
];
const text: Model = [['p|toc|blockList|tblock|table', '*']];

/** The rules of the schema for the elements written here: order and number of children, and the attributes that must be there. */
const rules: Readonly<Record<string, { readonly children: Model; readonly required?: readonly string[] }>> = {
  akomaNtoso: { children: [['act|bill|doc', '1']] },
  act: {
    children: [
      ['meta', '1'],
      ['coverPage', '?'],
      ['preface', '?'],
      ['preamble', '?'],
      ['body', '1'],
      ['conclusions', '?'],
      ['attachments', '?'],
      ['components', '?'],
    ],
    required: ['name'],
  },
  doc: {
    children: [
      ['meta', '1'],
      ['coverPage', '?'],
      ['preface', '?'],
      ['preamble', '?'],
      ['mainBody', '1'],
      ['conclusions', '?'],
      ['attachments', '?'],
      ['components', '?'],
    ],
    required: ['name'],
  },
  meta: {
    children: [
      ['identification', '1'],
      ['publication', '?'],
      ['classification', '*'],
      ['lifecycle', '*'],
      ['workflow', '*'],
      ['analysis', '*'],
      ['temporalData', '*'],
      ['references', '*'],
      ['notes', '*'],
      ['proprietary', '*'],
      ['presentation', '*'],
    ],
  },
  identification: {
    children: [
      ['FRBRWork', '1'],
      ['FRBRExpression', '1'],
      ['FRBRManifestation', '1'],
      ['FRBRItem', '?'],
    ],
    required: ['source'],
  },
  FRBRWork: { children: [...frbr, ['FRBRcountry', '1'], ['FRBRsubtype', '?'], ['FRBRnumber', '*'], ['FRBRname', '*']] },
  FRBRExpression: { children: [...frbr, ['FRBRversionNumber', '?'], ['FRBRlanguage', '+']] },
  FRBRManifestation: { children: [...frbr, ['FRBRformat', '?']] },
  FRBRthis: { children: [], required: ['value'] },
  FRBRuri: { children: [], required: ['value'] },
  FRBRdate: { children: [], required: ['date', 'name'] },
  FRBRauthor: { children: [], required: ['href'] },
  FRBRcountry: { children: [], required: ['value'] },
  FRBRlanguage: { children: [], required: ['language'] },
  references: { children: [['TLCOrganization', '+']], required: ['source'] },
  TLCOrganization: { children: [], required: ['eId', 'href', 'showAs'] },
  preface: { children: text },
  preamble: { children: text },
  body: { children: [[hierarchical, '+']] },
  mainBody: { children: [[`p|${hierarchical}`, '+']] },
  content: { children: [['p', '+']] },
  intro: { children: [['p', '+']] },
  wrapUp: { children: [['p', '+']] },
  attachments: { children: [['attachment', '+']] },
  attachment: {
    children: [
      ['num', '?'],
      ['heading', '?'],
      ['subheading', '?'],
      ['doc|act', '*'],
    ],
    required: ['eId'],
  },
  hcontainer: { children: unit, required: ['eId', 'name'] },
  num: { children: [] },
  heading: { children: [] },
  p: { children: [['docTitle', '*']] },
  docTitle: { children: [] },
};
for (const name of hierarchical.split('|')) if (!(name in rules)) Object.assign(rules, { [name]: { children: unit, required: ['eId'] } });

const mixed = new Set(['p', 'num', 'heading', 'docTitle']);

/**
 * Where a document leaves the structure of the Akoma Ntoso 1.0 schema, in words; empty if it keeps to it. Knows the elements
 * that `writeAkn` uses and their rules: children in their order and number, content or units but not both, attributes, unique eIds.
 */
export function schemaFaults(xml: string): string[] {
  const read = readXml(xml);
  if ('problem' in read) return [`${read.problem.line}: ${read.problem.en}`];
  const faults: string[] = [];
  if (read.root.attributes.xmlns !== namespace) faults.push('akomaNtoso: wrong namespace');
  const seen = new Set<string>();
  const look = (element: Element): void => {
    const rule = rules[element.name];
    const at = `${element.name}${element.attributes.eId === undefined ? '' : ` ${element.attributes.eId}`}`;
    if (!rule) {
      faults.push(`${at}: no such element here`);
      return;
    }
    for (const name of rule.required ?? []) if ((element.attributes[name] ?? '') === '') faults.push(`${at}: ${name} is missing`);
    const { eId, date } = element.attributes;
    if (eId !== undefined) {
      if (seen.has(eId) || /\s/u.test(eId)) faults.push(`${at}: eId is not unique or has white space`);
      seen.add(eId);
    }
    if (date !== undefined && !/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/u.test(date)) faults.push(`${at}: ${date} is no date`);
    if (!mixed.has(element.name) && element.children.some((c) => typeof c === 'string' && c.trim() !== ''))
      faults.push(`${at}: text stands outside a paragraph`);
    const names = elementsOf(element).map((e) => e.name);
    if (!fits(names, rule.children)) faults.push(`${at}: ${names.join(' ')} does not fit`);
    if (
      names.includes('content') &&
      (names.includes('intro') || names.filter((n) => n === 'content' || hierarchical.split('|').includes(n)).length > 1)
    )
      faults.push(`${at}: content beside units`);
    for (const child of elementsOf(element)) look(child);
  };
  look(read.root);
  return faults;
}

function fits(names: readonly string[], model: Model): boolean {
  let at = 0;
  for (const [allowed, often] of model) {
    const any = allowed.split('|');
    const from = at;
    while (at < names.length && any.includes(names[at] ?? '') && (often === '*' || often === '+' || at === from)) at++;
    if ((often === '1' || often === '+') && at === from) return false;
  }
  return at === names.length;
}
