import { anyNumeral, readNumeral } from '../../parse/numerals.ts';
import { parseStatute } from '../../parse/parse.ts';
import type { Statute } from '../../tree.ts';
import { type Draft, type DraftArticle, draftOf } from './draft.ts';
import { finished } from './finish.ts';
import { type Clause, readDecision } from './read.ts';
import { missing, type Reason, together, unread } from './reasons.ts';
import { ArticleWork } from './within.ts';

/** A sentence of the decision that could not be carried out. */
export interface DecisionProblem {
  /** Its line in the decision, from 1. */
  readonly line: number;
  readonly sentence: string;
  readonly reason: Reason;
}

/** The new text a decision makes, with what could not be done. */
export interface AppliedDecision {
  readonly text: string;
  readonly statute: Statute;
  readonly problems: readonly DecisionProblem[];
}

const n = `[${anyNumeral}]{1,12}`;
const article = `第${n}条(?:之${n})?`;
const articles = `${article}(?:、${article})*`;
const place = `(?:第${n}款)?(?:第${n}项)?`;
const added = new RegExp(`^增加一条，作为(${article})：$`);
const deleted = new RegExp(`^删去(${articles})。$`);
const regrouped = new RegExp(`^将(${articles})(?:改为${n}条，作为|合并，作为|改为)(${articles})，修改为：$`);
const oneOf = new RegExp(`^(?:将|在)?(${article})(?:改为(${article})([，。]))?(.*)$`);
const taken = new RegExp(`^删去(${article})(.+)$`);
const somewhere = `(?:${article})?${place}`;
const inSeveral = new RegExp(`^(将|在|删去)?(${article}${place}(?:、${somewhere})+)(中的“.*)$`);
const division = `第${n}[编章节]`;
const annex = `第(${n})个附件`;

/**
 * Reads a decision 关于修改《…》的决定 and carries it out on the old text. Knows nothing of how decisions are drafted here:
 * it follows the sentences, and names those it cannot follow.
 */
export function applyDecision(old: Statute, decision: string): AppliedDecision {
  const draft = draftOf(old);
  const { amendments, recounted } = readDecision(decision);
  const problems: DecisionProblem[] = [];
  const works = new Map<DraftArticle, ArticleWork>();
  const workOn = (target: DraftArticle): ArticleWork => {
    const known = works.get(target);
    if (known) return known;
    const work = new ArticleWork(target);
    works.set(target, work);
    return work;
  };
  for (const clauses of amendments) {
    let current: DraftArticle | null = null;
    for (const clause of clauses) {
      const done: Done = current ? { reason: workOn(current).take(clause), on: current } : carryOut(draft, clause, workOn);
      if (done.reason !== null) problems.push({ line: clause.line, sentence: clause.sentence, reason: done.reason });
      current = done.on;
    }
  }
  for (const work of works.values()) work.finish();
  const text = finished(draft, recounted);
  return { text, statute: parseStatute(text), problems };
}

interface Done {
  readonly reason: Reason | null;
  /** The article that the next clauses of the same amendment are about. */
  readonly on: DraftArticle | null;
}

const fine: Done = { reason: null, on: null };
const failed = (reason: Reason): Done => ({ reason, on: null });

function carryOut(draft: Draft, clause: Clause, workOn: (article: DraftArticle) => ArticleWork): Done {
  const { sentence, quoted } = clause;
  const arrangement = arrange(draft, clause);
  if (arrangement) return arrangement;
  const insert = added.exec(sentence);
  if (insert) {
    draft.articles.push(...articlesFrom(quoted, [numberOf(insert[1] ?? '')]));
    return fine;
  }
  const removal = deleted.exec(sentence);
  if (removal) return remove(draft, removal[1] ?? '');
  const regroup = regrouped.exec(sentence);
  if (regroup && `${regroup[1]}${regroup[2]}`.includes('、')) {
    draft.articles.push(...articlesFrom(quoted, namesIn(regroup[2] ?? '').map(numberOf)));
    return remove(draft, regroup[1] ?? '');
  }
  const several = inSeveral.exec(sentence);
  if (several) return everywhere(draft, clause, several[1] === '删去' ? '删去' : '', several[2] ?? '', several[3] ?? '', workOn);
  const part = taken.exec(sentence);
  if (part) return takeOn(draft, part[1] ?? '', { ...clause, sentence: `删去${part[2]}` }, workOn);
  const one = oneOf.exec(sentence);
  if (!one) return failed(unread);
  const target = find(draft, one[1] ?? '');
  if (!target) return failed(missing(one[1] ?? ''));
  if (one[2] !== undefined) target.number = numberOf(one[2]);
  const rest = one[4] ?? '';
  if (one[3] === '。' && rest === '') return { reason: null, on: target };
  if (rest === '修改为：') {
    target.paragraphs = null;
    target.lines = withoutLabel(quoted);
    return fine;
  }
  return { reason: workOn(target).take({ ...clause, sentence: rest }), on: target };
}

/** Title, preamble, annexes, whole body, parts and chapters; null when the sentence is about something else. */
function arrange(draft: Draft, { sentence, quoted }: Clause): Done | null {
  if (sentence === '名称修改为：') draft.title = quoted.join('');
  else if (sentence === '序言修改为：') draft.preamble = quoted.join('\n');
  else if (sentence === '删去序言。') draft.preamble = '';
  else if (sentence === '正文修改为：') draft.body = [...quoted];
  else if (sentence === '删去各编、章、节的名称。') draft.divisions = [];
  else if (sentence === '编、章、节调整为：') {
    draft.divisions = quoted.map((line) => {
      const [label = '', heading = '', start = ''] = line.split('　');
      const begins = new RegExp(`^自(${article})起$`).exec(start);
      return { level: label.slice(-1), label, heading, begins: begins ? numberOf(begins[1] ?? '') : null, added: false, gone: false };
    });
  } else return arrangeAnnex(draft, sentence, quoted) ?? arrangeDivision(draft, sentence);
  return fine;
}

function arrangeAnnex(draft: Draft, sentence: string, quoted: readonly string[]): Done | null {
  const found = new RegExp(`^(?:(删去)${annex}。|${annex}修改为：|增加一个附件，作为${annex}：)$`).exec(sentence);
  if (!found) return null;
  const at = (readNumeral(found[2] ?? found[3] ?? found[4] ?? '') ?? 0) - 1;
  if (at < 0 || (found[4] === undefined && draft.annexes[at] === undefined))
    return failed(missing(`第${found[2] ?? found[3] ?? found[4]}个附件`));
  draft.annexes[at] = found[1] === undefined ? [...quoted] : null;
  return fine;
}

function arrangeDivision(draft: Draft, sentence: string): Done | null {
  const insert = new RegExp(`^增加一[编章节]，作为(${division})“([^“”]*)”，自(${article})起。$`).exec(sentence);
  if (insert) {
    const [, label = '', heading = '', start = ''] = insert;
    draft.divisions.push({ level: label.slice(-1), label, heading, begins: numberOf(start), added: true, gone: false });
    return fine;
  }
  const change = new RegExp(`^(删去)?(${division})(?:的[编章节]名(?:。|修改为“([^“”]*)”。)|自(${article})起。)$`).exec(sentence);
  if (!change) return null;
  const target = draft.divisions.find((d) => !d.added && d.label === change[2]);
  if (!target) return failed(missing(change[2] ?? ''));
  if (change[1] !== undefined) target.gone = true;
  else if (change[4] !== undefined) target.begins = numberOf(change[4]);
  else target.heading = change[3] ?? '';
  return fine;
}

function takeOn(draft: Draft, label: string, clause: Clause, workOn: (article: DraftArticle) => ArticleWork): Done {
  const target = find(draft, label);
  return target ? { reason: workOn(target).take(clause), on: target } : failed(missing(label));
}

/** A phrase in several places: 第三条第一款、第二款、第五条; a place without an article is in the article before it. */
function everywhere(
  draft: Draft,
  clause: Clause,
  verb: string,
  where: string,
  what: string,
  workOn: (article: DraftArticle) => ArticleWork,
): Done {
  const reasons: Reason[] = [];
  const named = new Set<string>();
  let label = '';
  let on: DraftArticle | null = null;
  for (const name of where.split('、')) {
    const own = new RegExp(`^${article}`).exec(name)?.[0];
    label = own ?? label;
    named.add(label);
    const done = takeOn(draft, label, { ...clause, sentence: `${verb}${name.slice(own?.length ?? 0)}${what}` }, workOn);
    if (done.reason !== null) reasons.push({ zh: `${name}：${done.reason.zh}`, en: `${name}: ${done.reason.en}` });
    on = done.on;
  }
  return { reason: together(reasons), on: named.size === 1 ? on : null };
}

function remove(draft: Draft, names: string): Done {
  const absent: string[] = [];
  for (const name of namesIn(names)) {
    const target = find(draft, name);
    if (target) target.gone = true;
    else absent.push(name);
  }
  return absent.length === 0 ? fine : failed(missing(absent.join('、')));
}

const namesIn = (list: string): string[] => list.split('、');

function find(draft: Draft, name: string): DraftArticle | undefined {
  const number = numberOf(name);
  return draft.articles.find((a) => a.was === number);
}

/** 第十二条之一 → `12.1`. */
function numberOf(label: string): string {
  const found = new RegExp(`^第(${n})条(?:之(${n}))?$`).exec(label);
  const base = String(readNumeral(found?.[1] ?? '') ?? 0);
  return found?.[2] === undefined ? base : `${base}.${readNumeral(found[2]) ?? 0}`;
}

/** Articles as quoted, each beginning at the line that opens with the next of the numbers. */
function articlesFrom(quoted: readonly string[], numbers: readonly string[]): DraftArticle[] {
  const found: DraftArticle[] = [];
  for (const line of quoted) {
    const next = numbers[found.length];
    const label = new RegExp(`^${article}(?=　|$)`).exec(line)?.[0];
    if (label !== undefined && next !== undefined && numberOf(label) === next) {
      found.push({ was: null, number: next, gone: false, heading: '', paragraphs: null, lines: withoutLabel([line]) });
    } else found.at(-1)?.lines.push(line);
  }
  return found;
}

function withoutLabel([first = '', ...rest]: readonly string[]): string[] {
  return [first.replace(new RegExp(`^${article}　?`), ''), ...rest];
}
