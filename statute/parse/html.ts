import { decodeEntities } from '../akn/xml.ts';

const blocks = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead title tr ul br'.split(
    ' ',
  ),
);
const cells = new Set(['td', 'th']);
const hidden = new Set(['script', 'style', 'head', 'noscript', 'template', 'svg', 'select', 'button', 'textarea', 'iframe', 'object']);
const named: Readonly<Record<string, string>> = {
  ensp: '\u2002',
  emsp: '\u2003',
  thinsp: '\u2009',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  middot: '·',
  times: '×',
  deg: '°',
  permil: '‰',
  sup2: '²',
  sup3: '³',
  zwnj: '',
  zwj: '',
  shy: '',
};

/** The text of an HTML page or piece of one: a line for each block, cells of a row parted by a tab, nothing of scripts and styles. Reads any text and never throws. */
export function textOfHtml(html: string): string {
  const out: string[] = [];
  let at = 0;
  let pre = 0;
  let quiet: string | null = null;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const end = open < 0 ? html.length : open;
    if (end > at && quiet === null) out.push(words(html.slice(at, end), pre > 0));
    if (open < 0) break;
    const tag = tagAt(html, open);
    if (!tag) {
      if (quiet === null) out.push('<');
      at = open + 1;
      continue;
    }
    at = tag.end;
    if (quiet !== null) {
      if (tag.isEnd && tag.name === quiet) quiet = null;
      continue;
    }
    if (hidden.has(tag.name) && !tag.isEnd && !tag.isEmpty) quiet = tag.name;
    else if (blocks.has(tag.name)) out.push('\n');
    else if (cells.has(tag.name) && !tag.isEnd) out.push('\t');
    if (tag.name === 'pre') pre = Math.max(0, pre + (tag.isEnd ? -1 : 1));
  }
  return out
    .join('')
    .split('\n')
    .map(trimAscii)
    .filter((line) => line !== '')
    .join('\n');
}

/** White space at either end, but not the wide spaces by which a line is indented. */
function trimAscii(line: string): string {
  let [from, to] = [0, line.length];
  while (from < to && ' \t\r'.includes(line[from] ?? '')) from++;
  while (to > from && ' \t\r'.includes(line[to - 1] ?? '')) to--;
  return line.slice(from, to);
}

/** Text between tags: a line break in the source is a space between Latin words and nothing between Chinese ones. */
function words(text: string, isPre: boolean): string {
  const plain = decodeEntities(text).replace(/&([a-z0-9]{2,8});/gu, (whole, name: string) => named[name] ?? whole);
  if (isPre) return plain;
  return plain.replace(/[ \t\r\n]+/gu, (blank, at: number) =>
    blank.includes('\n') && (isWide(plain.charCodeAt(at - 1)) || isWide(plain.charCodeAt(at + blank.length))) ? '' : ' ',
  );
}

const isWide = (code: number): boolean => code >= 0x2e80;

interface Tag {
  readonly name: string;
  readonly isEnd: boolean;
  readonly isEmpty: boolean;
  readonly end: number;
}

const tagName = /[a-zA-Z][a-zA-Z0-9:-]{0,31}/y;

/** The tag or comment at a place; null where the sign is one of the text. One that does not end reaches to the end of the text. */
function tagAt(html: string, at: number): Tag | null {
  if (html.startsWith('<!--', at)) {
    const end = html.indexOf('-->', at + 4);
    return { name: '', isEnd: false, isEmpty: true, end: end < 0 ? html.length : end + 3 };
  }
  if (html[at + 1] === '!' || html[at + 1] === '?') {
    const end = html.indexOf('>', at);
    return { name: '', isEnd: false, isEmpty: true, end: end < 0 ? html.length : end + 1 };
  }
  const isEnd = html[at + 1] === '/';
  tagName.lastIndex = at + (isEnd ? 2 : 1);
  const name = tagName.exec(html)?.[0];
  if (name === undefined) return null;
  let quote = '';
  for (let i = tagName.lastIndex; i < html.length; i++) {
    const c = html[i] ?? '';
    if (quote !== '') {
      if (c === quote) quote = '';
    } else if ((c === '"' || c === "'") && html[i - 1] === '=') quote = c;
    else if (c === '>') return { name: name.toLowerCase(), isEnd, isEmpty: html[i - 1] === '/', end: i + 1 };
  }
  return { name: name.toLowerCase(), isEnd, isEmpty: true, end: html.length };
}
