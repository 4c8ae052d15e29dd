import { matchesOf, type Span, spanOf } from './span.ts';

/** What a modal word says: a duty, a prohibition, a permission, a right, or encouragement. */
export const modalKinds = ['duty', 'prohibition', 'permission', 'right', 'encouragement'] as const;
export type ModalKind = (typeof modalKinds)[number];

/** A modal word: 应当, 必须, 不得, 禁止, 可以, 有权, 鼓励 …. */
export interface Modal extends Span {
  readonly kind: ModalKind;
}

/** Who does what: the subject of a clause, its modal word, and what follows to the clause's end. */
export interface Duty extends Span {
  readonly modal: Modal;
  /** As written before the modal word; empty where the clause has none of its own and none goes before it. */
  readonly subject: string;
  readonly subjectKind: SubjectKind;
  /** From the modal word to the end of the clause. */
  readonly action: string;
}

export const subjectKinds = ['organ', 'anyone', 'unit', 'person', 'matter', 'none'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

const words: readonly (readonly [ModalKind, string])[] = [
  ['prohibition', '不得|不應|不应当|不应|不可以|不准|不许|禁止|严禁|嚴禁'],
  ['duty', '应当|應當|必须|必須|应予|须经|有义务|有责任'],
  ['permission', '可以|有权(?=要求|拒绝|举报)|可予'],
  ['right', '有权|享有[^，。；]{0,12}权利|有[^，。；]{1,12}的权利'],
  ['encouragement', '鼓励|提倡|倡导|支持(?=[^，。；]{0,20}(?:参与|开展|建设|发展))'],
];
const modalPattern = new RegExp(words.map(([, w]) => `(${w})`).join('|'), 'gu');

/** Finds the modal words of a text. 不可以 and 不应当 are prohibitions; 应当 in 应当知道 is no duty. */
export function findModals(text: string): Modal[] {
  const found: Modal[] = [];
  for (const match of matchesOf(modalPattern, text)) {
    const kind = words[match.slice(1).findIndex((m) => m !== undefined)]?.[0];
    const to = match.index + match[0].length;
    if (kind === undefined || /^(?:知道|知悉|预见|的|性|令)/u.test(text.slice(to, to + 2))) continue;
    found.push({ ...spanOf(text, match.index, to), kind });
  }
  return found;
}

/** Reads who must, may or must not do what, clause by clause. A clause without a subject takes the one before it in its sentence. */
export function findDuties(text: string): Duty[] {
  const found: Duty[] = [];
  const modals = findModals(text);
  let sentence = 0;
  let carried = '';
  let before = 0;
  for (const [index, modal] of modals.entries()) {
    const stop = lastStop(text, before, modal.from);
    if (stop.sentence >= 0) sentence = stop.sentence + 1;
    if (stop.full >= 0) carried = '';
    const clause = Math.max(sentence, before, stop.clause + 1);
    const own = subjectOf(text.slice(clause, modal.from), text.slice(Math.max(sentence, clause - longestBefore), clause));
    const subject = own === '' ? carried : own;
    carried = subject;
    const next = modals[index + 1]?.from ?? text.length;
    const to = clauseEnd(text, modal.to, next);
    found.push({ ...spanOf(text, clause, to), modal, subject, subjectKind: kindOf(subject), action: text.slice(modal.from, to) });
    before = modal.to;
  }
  return found;
}

const longestBefore = 120;

/** The last ends of a clause, of a sentence or its half, and of a whole sentence between two places; -1 where there is none. */
function lastStop(text: string, from: number, to: number): { clause: number; sentence: number; full: number } {
  let [clause, sentence, full] = [-1, -1, -1];
  for (let i = from; i < to; i++) {
    const c = text[i];
    if (c === '，' || c === ',' || c === '：' || c === ':') clause = i;
    else if (isStop(c)) {
      sentence = i;
      clause = i;
      if (c !== '；' && c !== ';') full = i;
    }
  }
  return { clause, sentence, full };
}

function clauseEnd(text: string, at: number, next: number): number {
  let comma = -1;
  for (let i = at; i < next; i++) {
    if (isStop(text[i])) return i;
    if (text[i] === '，') comma = i;
  }
  return next < text.length && comma >= 0 ? comma : next;
}

const isStop = (c: string | undefined): boolean => c === '。' || c === '；' || c === ';' || c === '！' || c === '？' || c === '\n';

const conjunction = /^(?:但是|但|并且|并|同时|而且|且|也|还|则|其中|因此|所以|必要时|经批准|依法|确需|的)+/u;
const condition =
  /^(?:对于?|在(?![校职岗册])|自(?![治然愿])|经(?![营办济])|因|为了?|按照?|依照|根据|违反|除|凡|从(?![业事])|向|当(?![事地])|如|未(?!成年)|发生|发现|有(?![关权])|以(?!上)|通过|遇有|属于|符合|需要|不(?!动产)|已经|无)/u;
const adverb = /(?:还|也|均|都|同时|一律|及时|依法|共同|分别|不|又|并|则|即|就)+$/u;

/** The noun before the modal word; where the clause begins as a condition, the nearest acting noun of the clauses before it. */
function subjectOf(clause: string, earlier: string): string {
  const own = clean(clause);
  if (own !== '' && !condition.test(own) && !own.endsWith('的')) return own;
  const after = /(?:的|时|后|前|内)，?([^，。；的]{2,24})$/u.exec(own)?.[1];
  if (after !== undefined && isActing(after)) return after;
  for (const piece of earlier.split(/[，,：:]/u).reverse()) {
    const before = clean(piece);
    if (before === '' || before.endsWith('的') || condition.test(before)) continue;
    const noun =
      /^.{2,24}?(?=在(?![校职岗])|对|按照|依照|根据|自(?!治)|因|经(?!营)|为|接到|收到|发现|违反|未(?!成年)|认为|不|有(?!关)|$)/u.exec(
        before,
      )?.[0] ?? '';
    if (isActing(noun)) return noun;
  }
  return '';
}

const clean = (piece: string): string =>
  piece
    .trim()
    .replace(/[（(](?:以下|下)[^（()）]{1,40}[）)]/gu, '')
    .replace(conjunction, '')
    .replace(adverb, '')
    .trim();

const acting: readonly (readonly [SubjectKind, RegExp])[] = [
  ['anyone', /任何|公众|社会各界|全社会/u],
  [
    'organ',
    /(?:政府|机关|部门|委员会|法院|检察院|主管|机构|办事处|[局厅]|工作人员|国务院|人民代表大会|代表团|主席团|审判长|审判员|执法人员|人民警察)$/u,
  ],
  ['unit', /(?:单位|企业|公司|组织|学校|医院|业主大会|平台|协会|合作社|银行|中心|集体|团体|商场|[场站店馆]|幼儿园)$/u],
  ['person', /(?:[人者员户民主方]|代表|家庭|学生|教师|职工|个人|夫妻|父母|子女|律师|医师|旅客|乘客|被告|原告|当事人)$/u],
];

function kindOf(subject: string): SubjectKind {
  if (subject === '') return 'none';
  return acting.find(([, nouns]) => nouns.test(subject))?.[0] ?? 'matter';
}

const isActing = (noun: string): boolean => noun !== '' && kindOf(noun) !== 'matter';
