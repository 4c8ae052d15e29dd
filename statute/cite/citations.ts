import { type Level, levels } from '../tree.ts';
import { type Span, spanOf } from './span.ts';
import { type Named, readTokens, type Token } from './tokens.ts';

/** One step of the way to the unit cited; `to` is the last of a range. */
export interface Step {
  readonly level: Level;
  readonly number: string;
  readonly to: string | null;
}

/** Whose unit is cited: a law by its title, the text itself (本法, or nothing said), or the law named last (该法). */
export type CitedLaw =
  | { readonly kind: 'named'; readonly title: string }
  | { readonly kind: 'this' }
  | { readonly kind: 'that'; readonly title: string | null };

/** A citation of a law, or of a unit of a law or of the text itself. */
export interface Citation extends Span {
  readonly law: CitedLaw;
  /** 前条, 前两款, 本条: counted back from the unit the words stand in, `back` 0 for that unit itself; `count` units are meant. */
  readonly relative: { readonly level: Level; readonly back: number; readonly count: number } | null;
  /** From the outermost unit named to the innermost; empty when a law is cited as a whole. */
  readonly path: readonly Step[];
  /** The article's number, `12` or `12.1`, and the last one of a range of articles. */
  readonly article: string | null;
  readonly articleTo: string | null;
  /** The word before it that says how it is used: 依照, 违反, 适用 …; null if there is none. */
  readonly verb: string | null;
}

type Relative = NonNullable<Citation['relative']>;
interface Chain {
  law: CitedLaw;
  relative: Relative | null;
  path: Step[];
  from: number;
  verb: string | null;
}

const nesting = /^(?:的|中|中的|之)?(?:[（(][^（）()]{1,40}[）)])?$/u;
const listing = /^(?:的?规定)?(?:、|，|和|或者|或|以及|及|与)$/u;
const ranging = /^(?:至|到|－|—|-|~|～)$/u;
const verbs = /(?:依照|按照|根据|依据|违反|适用|参照|执行|援引|依|按)(?:执行|适用)?$/u;

/** Finds all citations of a text in their order: each number of a list is one of its own, a range is one. */
export function findCitations(text: string): Citation[] {
  const found: Citation[] = [];
  let chain: Chain | null = null;
  let lastTitle: string | null = null;
  let end = 0;
  let isOpen = false;

  const close = (): void => {
    if (chain && isOpen) found.push(citationOf(text, chain, end));
    isOpen = false;
  };
  const begin = (token: Token, law: CitedLaw, relative: Relative | null, path: Step[]): void => {
    close();
    chain = { law, relative, path, from: token.from, verb: verbs.exec(text.slice(Math.max(0, token.from - 8), token.from))?.[0] ?? null };
    isOpen = true;
  };

  for (const token of readTokens(text)) {
    const gap = text.slice(end, token.from);
    if (token.kind === 'law') {
      const verb: string | null = isOpen && listing.test(gap) ? ((chain as Chain | null)?.verb ?? null) : null;
      lastTitle = token.title;
      begin(token, { kind: 'named', title: token.title }, null, []);
      if (chain && verb !== null) (chain as Chain).verb ??= verb;
    } else if (token.kind === 'this') begin(token, { kind: 'this' }, null, []);
    else if (token.kind === 'that') begin(token, { kind: 'that', title: lastTitle }, null, []);
    else if (token.kind === 'relative') {
      const inner = chain as Chain | null;
      if (inner && isOpen && gap === '' && token.back === 0 && inner.path.length > 0) continue;
      begin(token, { kind: 'this' }, { level: token.level, back: token.back, count: token.count }, []);
    } else {
      const before: Chain | null = chain;
      const range = before !== null && isOpen && ranging.test(gap) ? extendRange(before, token) : false;
      if (!range) {
        const base = before !== null ? baseOf(before, token, gap, isOpen) : null;
        addUnits(token, base);
      }
    }
    end = token.to;
  }
  close();
  return found;

  /** Puts the numbers of one token behind what they stand within; all but the last are whole citations already. */
  function addUnits(token: Extract<Token, { kind: 'unit' }>, base: { chain: Chain; continues: boolean } | null): void {
    for (const [index, named] of token.named.entries()) {
      const step = stepOf(token.level, named);
      const path = base ? [...base.chain.path.filter((s) => isAbove(s.level, token.level)), step] : [step];
      if (index === 0 && base?.continues) {
        base.chain.path = path;
        chain = base.chain;
        isOpen = true;
        end = token.to;
        continue;
      }
      const inherited: Chain | null = base?.chain ?? null;
      begin(token, inherited?.law ?? { kind: 'this' }, inherited?.relative ?? null, path);
      if (inherited && chain) (chain as Chain).verb = inherited.verb;
      end = token.to;
    }
  }
}

/** What a unit's number stands within: the piece right before it, or what the numbers of a list share. Null if it stands alone. */
function baseOf(
  chain: Chain,
  token: Extract<Token, { kind: 'unit' }>,
  gap: string,
  isOpen: boolean,
): { chain: Chain; continues: boolean } | null {
  const deepest = chain.path.at(-1)?.level ?? (chain.relative ? chain.relative.level : null);
  if (isOpen && nesting.test(gap) && (deepest === null || isAbove(deepest, token.level))) return { chain, continues: true };
  if (!listing.test(gap) || deepest === null) return null;
  if (chain.relative && chain.path.length === 0) return null;
  return { chain: { ...chain, path: [...chain.path] }, continues: false };
}

function extendRange(chain: Chain, token: Extract<Token, { kind: 'unit' }>): boolean {
  const last = chain.path.at(-1);
  const [named, ...others] = token.named;
  if (!last || !named || others.length > 0 || last.level !== token.level || last.to !== null) return false;
  chain.path = [...chain.path.slice(0, -1), { ...last, to: named.number }];
  return true;
}

function citationOf(text: string, chain: Chain, to: number): Citation {
  const article = chain.path.find((s) => s.level === 'article');
  return {
    ...spanOf(text, chain.from, to),
    law: chain.law,
    relative: chain.relative,
    path: chain.path,
    article: article?.number ?? null,
    articleTo: article?.to ?? null,
    verb: chain.verb,
  };
}

const stepOf = (level: Level, named: Named): Step => ({ level, number: named.number, to: named.to });
const isAbove = (a: Level, b: Level): boolean => levels.indexOf(a) < levels.indexOf(b);
