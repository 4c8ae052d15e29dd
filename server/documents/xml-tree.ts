import { SaxesParser } from 'saxes';

/** An element of an XML file: its name with the prefix it has there, attributes by name, and children in order. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

const deepest = 200;

/** Reads XML into a tree. Entities other than the five of XML are not known, so nothing is fetched or expanded. */
export function readXml(text: string): Element {
  const parser = new SaxesParser({});
  const root: { name: string; attributes: Record<string, string>; children: (Element | string)[] } = {
    name: '',
    attributes: {},
    children: [],
  };
  const open = [root];
  let failed: Error | null = null;
  parser.on('error', (error) => {
    failed ??= error;
  });
  parser.on('opentag', (tag) => {
    const made = { name: tag.name, attributes: tag.attributes as Record<string, string>, children: [] };
    open.at(-1)?.children.push(made);
    if (open.length > deepest) failed ??= new Error('too deep');
    open.push(made);
  });
  parser.on('text', (t) => open.at(-1)?.children.push(t));
  parser.on('closetag', () => void open.pop());
  parser.write(text.replace(/^\uFEFF/, '')).close();
  if (failed) throw failed;
  const top = root.children.find((c) => typeof c !== 'string');
  if (!top) throw new Error('no element');
  return top;
}

export const elements = (of: Element): readonly Element[] => of.children.filter((c) => typeof c !== 'string');
export const child = (of: Element | undefined, name: string): Element | undefined => of && elements(of).find((c) => c.name === name);
export const attribute = (of: Element | undefined, name: string): string | undefined => of?.attributes[name];
export const textOf = (of: Element): string => of.children.map((c) => (typeof c === 'string' ? c : textOf(c))).join('');

/** Every element of that name below, in order. */
export function* below(of: Element, name: string): Generator<Element> {
  for (const c of elements(of)) {
    if (c.name === name) yield c;
    yield* below(c, name);
  }
}
