/** An element of an XML document; its children are elements and pieces of text. */
export interface Element {
  /** Without a prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
}

/** Why a text is no XML, and the line (from 1) where that shows. */
export interface XmlProblem {
  readonly line: number;
  readonly zh: string;
  readonly en: string;
}

interface Open {
  name: string;
  raw: string;
  attributes: Record<string, string>;
  children: (Element | string)[];
}

const deepest = 200;
const namedEntities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: '\u00a0' };

/** Reads an XML document. A document type is refused, so that no entity is ever expanded; takes time in proportion to the text. */
export function readXml(text: string): { readonly root: Element } | { readonly problem: XmlProblem } {
  const top: Open = { name: '', raw: '', attributes: {}, children: [] };
  const stack: Open[] = [top];
  const fail = (at: number, zh: string, en: string) => ({ problem: { line: lineAt(text, at), zh, en } });
  let at = 0;
  while (at < text.length) {
    const current = stack.at(-1) ?? top;
    if (text[at] !== '<') {
      const next = text.indexOf('<', at);
      const end = next < 0 ? text.length : next;
      current.children.push(decodeEntities(text.slice(at, end)));
      at = end;
      continue;
    }
    const skipped = skip(text, at);
    if (skipped === -1) return fail(at, '注释、声明或者 CDATA 没有结束。', 'A comment, declaration or CDATA does not end.');
    if (skipped === -2) return fail(at, '不接受文档类型声明。', 'A document type declaration is not accepted.');
    if (skipped > at) {
      if (text.startsWith('<![CDATA[', at)) current.children.push(text.slice(at + 9, skipped - 3));
      at = skipped;
      continue;
    }
    const tag = readTag(text, at);
    if (!tag) return fail(at, '标记写法有误。', 'A tag is malformed.');
    at = tag.end;
    if (tag.isEnd) {
      if (stack.length < 2 || current.raw !== tag.raw)
        return fail(tag.end - 1, `</${tag.raw}> 没有对应的开始标记。`, `</${tag.raw}> closes nothing.`);
      stack.pop();
      continue;
    }
    const element: Open = { name: tag.raw.slice(tag.raw.indexOf(':') + 1), raw: tag.raw, attributes: tag.attributes, children: [] };
    current.children.push(element);
    if (!tag.isEmpty) stack.push(element);
    if (stack.length > deepest) return fail(at, '嵌套过深。', 'Elements are nested too deeply.');
  }
  const left = stack.at(-1);
  if (stack.length > 1 && left) return fail(text.length, `<${left.raw}> 没有结束。`, `<${left.raw}> does not end.`);
  const roots = top.children.filter((c): c is Element => typeof c !== 'string');
  const [root] = roots;
  if (!root || roots.length > 1 || top.children.some((c) => typeof c === 'string' && c.trim() !== '' && c.trim() !== '\ufeff'))
    return fail(0, '应当有且只有一个根元素。', 'There must be one root element and nothing beside it.');
  return { root };
}

/** All text within an element. */
export function textContent(element: Element): string {
  return element.children.map((c) => (typeof c === 'string' ? c : textContent(c))).join('');
}

/** The children of an element that are elements. */
export const elementsOf = (element: Element): Element[] => element.children.filter((c): c is Element => typeof c !== 'string');

/** Escapes text for content and attributes; what XML cannot hold becomes U+FFFD. */
export const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML cannot hold
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** Where a comment, declaration or CDATA ends; the same place where there is none, -1 if it does not end, -2 for a document type. */
function skip(text: string, at: number): number {
  const until = (mark: string, from: number): number => {
    const end = text.indexOf(mark, from);
    return end < 0 ? -1 : end + mark.length;
  };
  if (text.startsWith('<!--', at)) return until('-->', at + 4);
  if (text.startsWith('<![CDATA[', at)) return until(']]>', at + 9);
  if (text.startsWith('<?', at)) return until('?>', at + 2);
  return text.startsWith('<!', at) ? -2 : at;
}

interface Tag {
  readonly raw: string;
  readonly attributes: Record<string, string>;
  readonly isEnd: boolean;
  readonly isEmpty: boolean;
  readonly end: number;
}

const namePattern = /[\p{L}_][\p{L}\p{N}_.:-]{0,199}/uy;

function readTag(text: string, at: number): Tag | null {
  const isEnd = text[at + 1] === '/';
  let i = at + (isEnd ? 2 : 1);
  const raw = nameAt(text, i);
  if (raw === null) return null;
  i += raw.length;
  const attributes: Record<string, string> = {};
  for (;;) {
    while (/\s/u.test(text[i] ?? '')) i++;
    if (text[i] === '>') return { raw, attributes, isEnd, isEmpty: false, end: i + 1 };
    if (!isEnd && text[i] === '/' && text[i + 1] === '>') return { raw, attributes, isEnd, isEmpty: true, end: i + 2 };
    const name = nameAt(text, i);
    if (isEnd || name === null) return null;
    i += name.length;
    while (/\s/u.test(text[i] ?? '')) i++;
    if (text[i] !== '=') return null;
    i++;
    while (/\s/u.test(text[i] ?? '')) i++;
    const quote = text[i] ?? '';
    const close = quote === '"' || quote === "'" ? text.indexOf(quote, i + 1) : -1;
    if (close < 0) return null;
    attributes[name] = decodeEntities(text.slice(i + 1, close));
    i = close + 1;
  }
}

function nameAt(text: string, at: number): string | null {
  namePattern.lastIndex = at;
  return namePattern.exec(text)?.[0] ?? null;
}

/** Replaces character references and the five named ones; what is none stays as it is. */
export const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,5}));/giu, (whole, hex?: string, decimal?: string, name?: string) => {
        if (name !== undefined) return namedEntities[name] ?? whole;
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      })
    : text;

function lineAt(text: string, at: number): number {
  let line = 1;
  for (let i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) line++;
  return line;
}
