/** Which of the compared sessions a number is of. */
export type Time = 'this' | 'last' | 'previousTerm';

/** A figure as a template names it: `measure`, `measure=value`, `measure@last`. */
export interface Named {
  readonly measure: string;
  readonly value: string | null;
  readonly time: Time;
}

export type Node =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'word'; readonly word: string; readonly line: number }
  | { readonly kind: 'number'; readonly what: What; readonly of: Named; readonly unit: string; readonly line: number }
  | {
      readonly kind: 'each';
      readonly of: Named;
      readonly most: number;
      readonly between: string;
      readonly body: readonly Node[];
      readonly line: number;
    }
  | {
      readonly kind: 'if';
      readonly of: Named | null;
      /** Where no figure is named: whether there is such a session. */
      readonly time: Time;
      /** Asks for the base instead of the count. */
      readonly base: boolean;
      readonly yes: readonly Node[];
      readonly no: readonly Node[];
      readonly line: number;
    };

export const whats = ['count', 'base', 'share', 'mean', 'change'] as const;
export type What = (typeof whats)[number];

/** Words a template may use besides figures. Those of a loop stand for one of its values. */
export const plainWords = ['congress', 'session', 'year', 'cutoff', 'lastSession', 'previousTermSession'] as const;
export const loopWords = ['name', 'count', 'share', 'part'] as const;

/** What is wrong in a template, with its line, from 1. */
export interface TemplateProblem {
  readonly line: number;
  readonly kind: 'unknownMeasure' | 'unknownWord' | 'unknownValue' | 'notClosed' | 'notOpened' | 'noRows' | 'noShare' | 'noMean' | 'nested';
  readonly what: string;
}

const most = 40;
const token = /\{\{([^{}]*)\}\}/g;

/** Reads a template. Problems of its form come along; what could be read is in `nodes` all the same. */
export function readTemplate(text: string): { readonly nodes: readonly Node[]; readonly problems: readonly TemplateProblem[] } {
  const problems: TemplateProblem[] = [];
  const root: Node[] = [];
  const open: { readonly name: string; readonly line: number; list: Node[]; readonly parent: Node[]; otherwise?: Node[] }[] = [];
  let into = root;
  let at = 0;
  const add = (plain: string) => {
    if (plain !== '') into.push({ kind: 'text', text: plain });
  };
  for (const match of text.matchAll(token)) {
    add(text.slice(at, match.index));
    at = match.index + match[0].length;
    const line = text.slice(0, match.index).split('\n').length;
    const inside = (match[1] ?? '').trim();
    const [head = '', ...options] = inside.split('|');
    const [name = '', ...rest] = head.trim().split(':');
    const argument = rest.join(':').trim();
    const top = /^top([1-9]\d?)$/.exec(name);
    if (top) into.push(eachOf(argument, Number(top[1]), '；', sayRow, line));
    else if (name === 'each' || name === 'if') {
      if (open.some((o) => o.name === 'each') && name === 'each') problems.push({ line, kind: 'nested', what: inside });
      const list: Node[] = [];
      if (name === 'each') into.push(eachOf(argument, Math.min(Number(options[0]?.trim() || most), 500), options[1] ?? '', list, line));
      const otherwise: Node[] = [];
      if (name === 'if') into.push({ kind: 'if', ...conditionOf(argument), yes: list, no: otherwise, line });
      open.push({ name, line, list, parent: into, otherwise });
      into = list;
    } else if (name === 'else') {
      const last = open.at(-1);
      if (last?.name === 'if' && last.otherwise) into = last.otherwise;
      else problems.push({ line, kind: 'notOpened', what: inside });
    } else if (name === '/each' || name === '/if') {
      const last = open.at(-1);
      if (last?.name !== name.slice(1)) problems.push({ line, kind: 'notOpened', what: inside });
      else {
        into = last.parent;
        open.pop();
      }
    } else if (argument !== '' && isWhat(name))
      into.push({ kind: 'number', what: name, of: namedOf(argument), unit: options[0] ?? '', line });
    else into.push({ kind: 'word', word: inside, line });
  }
  add(text.slice(at));
  for (const o of open) problems.push({ line: o.line, kind: 'notClosed', what: o.name });
  return { nodes: root, problems };
}

const sayRow: readonly Node[] = [
  { kind: 'word', word: 'name', line: 0 },
  { kind: 'word', word: 'count', line: 0 },
  { kind: 'text', text: '件，占' },
  { kind: 'word', word: 'share', line: 0 },
];

const eachOf = (argument: string, count: number, between: string, body: readonly Node[], line: number): Node => ({
  kind: 'each',
  of: namedOf(argument),
  most: Number.isInteger(count) && count > 0 ? count : most,
  between,
  body,
  line,
});

const isTime = (text: string): text is Time => text === 'this' || text === 'last' || text === 'previousTerm';
const isWhat = (text: string): text is What => (whats as readonly string[]).includes(text);

function namedOf(argument: string): Named {
  const [figure = '', time = 'this'] = argument.split('@');
  const [measure = '', ...value] = figure.split('=');
  return {
    measure: measure.trim(),
    value: value.length > 0 ? value.join('=').trim() : null,
    time: isTime(time.trim()) ? (time.trim() as Time) : 'this',
  };
}

function conditionOf(argument: string): { readonly of: Named | null; readonly time: Time; readonly base: boolean } {
  if (isTime(argument)) return { of: null, time: argument, base: false };
  const base = argument.startsWith('base:');
  const of = namedOf(base ? argument.slice(5) : argument);
  return { of, time: of.time, base };
}
