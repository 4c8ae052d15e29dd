import { articlesOf } from '../parse/walk.ts';
import { type Library, type LibraryLaw, wordsOf } from '../search/library.ts';
import { search } from '../search/search.ts';
import { superiorLaws } from '../search/superior.ts';
import { namedTitles, shortTitle } from '../search/titles.ts';
import type { Statute } from '../tree.ts';
import { citationHints } from './citations.ts';
import { type Clause, clausesOf, likeness, pairsOf } from './clauses.ts';
import { competenceHints } from './competence.ts';
import { conflictHints, type Match, type Placed } from './conflicts.ts';
import { modalHints } from './duties.ts';
import type { DocumentKind, Hint } from './hint.ts';
import { knownOrgans, subjectHints } from './subjects.ts';

/** What a draft rests on and what its clauses may get wrong, in the order of its articles. */
export interface CheckResult {
  readonly superior: readonly { readonly law: string; readonly cited: boolean }[];
  readonly hints: readonly Hint[];
}

const mostSuperior = 12;
const mostRelated = 8;

/** Checks a draft against a library: competence, contradictions, repetition, citations. Advice only: every hint quotes what it rests on. */
export function checkDraft(library: Library, statute: Statute, kind: DocumentKind): CheckResult {
  const steps = checkSteps(library, statute, kind);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same article by article, for a caller who has other things to do in between; yields how many articles are done. */
export function* checkSteps(library: Library, statute: Statute, kind: DocumentKind): Generator<number, CheckResult> {
  const articles = articlesOf(statute).map((unit) => ({ number: unit.number ?? unit.id, words: wordsOf(unit) }));
  const text = articles.map((a) => a.words).join('\n');
  const superior = superiorLaws(library, { title: statute.title, text }, mostSuperior);
  const own = shortTitle(statute.title);
  const closeLaws = new Set([...superior.map((s) => s.law), ...namedTitles(text).map(shortTitle)]);
  closeLaws.delete(own);
  const cited = superior.filter((l) => l.cited && l.law !== own).map((l) => l.law);
  const organs = knownOrgans(
    library,
    cited.length > 0 ? cited : closeLaws,
    articles.map((a) => a.words),
  );
  const hints: Hint[] = [];
  for (const [done, { number, words }] of articles.entries()) {
    yield done;
    const clauses = clausesOf(words);
    const related = relatedClauses(library, words, own, closeLaws);
    hints.push(...competenceHints(kind, number, clauses));
    const close = related.filter((r) => r.isClose);
    const subjects = subjectHints(number, clauses, close, organs);
    hints.push(...modalHints(number, clauses, close), ...subjects);
    for (const clause of clauses) {
      const matches = matchesOf(clause, related);
      const told = subjects.some((h) => h.clause === clause.text);
      hints.push(...conflictHints(number, clause, matches).filter((h) => h.kind !== 'subject' || !told));
      if (kind !== 'localRegulation' && matches.length === 0) hints.push(...burdenHints(number, clause));
    }
    const repeated = duplicateHint(number, words, clauses, related);
    if (repeated) hints.push(repeated);
  }
  hints.push(...citationHints(library, statute));
  const order = new Map(articles.map((a, n) => [a.number, n]));
  return {
    superior: superior.map(({ law, cited }) => ({ law, cited })),
    hints: hints.sort((x, y) => (order.get(x.article) ?? 0) - (order.get(y.article) ?? 0)),
  };
}

interface Related extends Placed {
  readonly isClose: boolean;
}

const terms = 32;

/** The clauses of the articles nearest to an article: of the laws the draft rests on or names, provincial ones too, and of any national law. */
function relatedClauses(library: Library, words: string, own: string, close: ReadonlySet<string>): Related[] {
  const found: Related[] = [];
  const seen = new Set<string>();
  const near = search(library.national, words, { top: mostRelated, terms, laws: (t) => close.has(t) });
  const any = search(library.national, words, { top: mostRelated, terms, laws: (t) => t !== own });
  const provincial = [...close].some((t) => library.laws.get(t)?.rank === 'localRegulation')
    ? search(library.local, words, { top: mostRelated, terms, laws: (t) => close.has(t) })
    : [];
  for (const { id, law } of [...near, ...provincial, ...any]) {
    if (seen.has(id)) continue;
    seen.add(id);
    const article = id.slice(id.lastIndexOf('#') + 1);
    const known = library.laws.get(law);
    if (!known) continue;
    for (const clause of clausesIn(known, article)) found.push({ law, article, clause, isClose: close.has(law) });
  }
  return found;
}

const read = new WeakMap<LibraryLaw, Map<string, readonly Clause[]>>();

function clausesIn(law: LibraryLaw, article: string): readonly Clause[] {
  const known = read.get(law) ?? new Map<string, readonly Clause[]>();
  read.set(law, known);
  const clauses = known.get(article) ?? clausesOf(law.articles.get(article) ?? '', true);
  known.set(article, clauses);
  return clauses;
}

/** How near a clause must be to count as the same provision: nearer where the law is not one the draft rests on. */
const nearClose = 0.4;
const nearAny = 0.68;
const fewest = 6;

function matchesOf(clause: Clause, related: readonly Related[]): Match[] {
  if (clause.pairs.size < fewest) return [];
  return related
    .map(({ isClose, ...placed }) => ({ ...placed, isClose, near: likeness(clause.pairs, placed.clause.pairs) }))
    .filter((m) => m.near >= (m.isClose ? nearClose : nearAny))
    .sort((x, y) => y.near - x.near);
}

const repeated = 0.85;
const longEnough = 30;

function duplicateHint(number: string, words: string, clauses: readonly Clause[], related: readonly Related[]): Hint | null {
  if (words.length < longEnough) return null;
  const own = pairsOf(words);
  const byArticle = new Map<string, { law: string; article: string; text: string }>();
  for (const { law, article, clause } of related) {
    const key = `${law}#${article}`;
    byArticle.set(key, { law, article, text: `${byArticle.get(key)?.text ?? ''}${clause.text}` });
  }
  for (const { law, article, text } of byArticle.values()) {
    if (likeness(own, pairsOf(text)) < repeated) continue;
    return {
      kind: 'duplicate',
      severity: 'note',
      article: number,
      clause: clauses[0]?.text ?? words,
      superior: { law, article, quote: text },
      source: '立法法第八十二条第四款',
      why: {
        zh: '与上位法的规定基本相同，一般不作重复性规定。',
        en: 'Says nearly what superior law says; such repetition is as a rule left out.',
      },
    };
  }
  return null;
}

/** Duties and prohibitions that a document below a regulation lays on people without a superior clause like them. */
function burdenHints(number: string, clause: Clause): Hint[] {
  const burden = clause.duties.find(
    (d) => (d.modal.kind === 'duty' || d.modal.kind === 'prohibition') && ['anyone', 'unit', 'person'].includes(d.subjectKind),
  );
  if (!burden) return [];
  return [
    {
      kind: 'burden',
      severity: 'note',
      article: number,
      clause: clause.text,
      superior: null,
      source: '立法法第九十三条第六款',
      why: {
        zh: '没有找到上位法依据：没有法律、行政法规、地方性法规依据，不得减损公民、法人和其他组织权利或者增加其义务。',
        en: 'No superior clause like it was found: without a basis in law or regulation, rights may not be cut nor duties added.',
      },
    },
  ];
}
