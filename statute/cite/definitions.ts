import { matchesOf, type Span, spanOf } from './span.ts';
import { quotedTitle } from './titles.ts';

/** A term a text fixes: a short name (以下简称) for what stands before it, or a meaning (本条例所称…，是指…). */
export interface Definition extends Span {
  readonly kind: 'shortName' | 'meaning';
  readonly term: string;
  /** What the term stands for or means, as written. */
  readonly meaning: string;
}

const short = /[（(](?:以下|下)(?:统|合|均)?(?:简称|统称|称为?|合称)(?:为)?[：:]?(?<term>[^（()）]{1,40})[）)]/gu;
const meaning =
  /(?:本(?:法|条例|规定|办法|细则|规则|章|编|节|条|决定|解释)(?:中)?)?(?:所称的?|所指的?)(?<term>[^，。；：]{1,40})，?(?:包括|(?:是|系)?指(?:的是)?|：)(?<what>[^。]{1,400})/gu;
const plain =
  /(?<=^|[。；：\n]|[）)、．.]\s?)[“"「]?(?<term>[^，。；：（()）“”"\n]{1,24})[”"」]?(?:，|：)?\s?(?:是|系)指(?<what>[^。；\n]{1,400})/gu;
const boundary = /[，。；：、“”（）()]|(?:由|和|与|以及|按照|根据|依照|的|对|向|在|为|是|将)/gu;

/** Finds the definitions of a text in their order. */
export function findDefinitions(text: string): Definition[] {
  const found: Definition[] = [];
  for (const match of matchesOf(short, text)) {
    const term = (match.groups?.term ?? '').replace(/^[“"《]|[”"》]$/gu, '');
    found.push({
      ...spanOf(text, match.index, match.index + match[0].length),
      kind: 'shortName',
      term,
      meaning: namedBefore(text, match.index),
    });
  }
  for (const pattern of [meaning, plain]) {
    for (const match of matchesOf(pattern, text)) {
      const to = match.index + match[0].length;
      if (found.some((f) => f.kind === 'meaning' && f.from < to && match.index < f.to)) continue;
      const term = (match.groups?.term ?? '').replace(/^[“"]|[”"]$/gu, '').trim();
      found.push({ ...spanOf(text, match.index, to), kind: 'meaning', term, meaning: (match.groups?.what ?? '').trim() });
    }
  }
  return found.sort((a, b) => a.from - b.from);
}

const longestName = 60;

/** What a short name stands for: the title in marks right before it, or the last words of the clause. */
function namedBefore(text: string, at: number): string {
  if (text[at - 1] === '》') {
    for (let i = at - 2; i >= 0 && at - i < 160; i--) {
      if (text[i] !== '《') continue;
      const quoted = quotedTitle(text, i);
      if (quoted?.to === at) return quoted.title;
    }
  }
  const before = text.slice(Math.max(0, at - longestName), at);
  let start = 0;
  for (const stop of before.matchAll(boundary)) if (stop.index + stop[0].length < before.length - 1) start = stop.index + stop[0].length;
  return before.slice(start);
}
