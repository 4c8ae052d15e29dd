import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import type { AnyProcess } from '../engine/define.ts';
import { roleIds } from '../registers/roles.ts';
import { type FieldShape, shapesOf } from '../registers/shape.ts';
import type { AnyText } from '../registers/wording.ts';
import { allProcesses, processes } from './all.ts';
import { clockNotices, fill, helpOf, labelOf, optionLabel, textOf } from './text.ts';

const locales = ['zh', 'en'] as const;
const each = allProcesses.flatMap((process) =>
  locales.map((locale) => ({ id: process.id, locale, process, text: textOf(process.id, locale) })),
);

const sorted = (names: Iterable<string>) => [...new Set(names)].sort();
const keys = (of: object) => sorted(Object.keys(of));

/** Everything a person may meet in the record and forms of a process, by name, and what stands inside which action or table. */
function entriesOf(process: AnyProcess) {
  const names = new Set<string>();
  const options = new Set<string>();
  const inside = new Set<string>();
  const walk = (shapes: Readonly<Record<string, FieldShape>>, within?: string) => {
    for (const [name, shape] of Object.entries(shapes)) {
      names.add(name);
      if (within) inside.add(`${within}.${name}`);
      for (const option of shape.options ?? []) options.add(`${name}.${option}`);
      if (shape.columns) walk(shape.columns, name);
    }
  };
  walk(shapesOf(process.record));
  for (const [action, def] of Object.entries(process.actions)) walk(shapesOf((def as { input: typeof process.record }).input), action);
  return { fields: new Set(Object.keys(process.record.shape)), names, options, inside };
}

/** The notices and objections that the files of a declaration write, by name, with the names of the data they carry. */
function writtenIn(id: string) {
  const folder = new URL(`./${id}/`, import.meta.url);
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith('.ts') && !/\.(text|test)\./.test(name))
    .map((name) => ts.createSourceFile(name, readFileSync(new URL(name, folder), 'utf8'), ts.ScriptTarget.Latest));
  const notices = new Map<string, Set<string>>();
  const objections = new Map<string, Set<string>>();
  const note = (into: Map<string, Set<string>>, named: ts.Expression, data: ts.Expression | undefined) => {
    if (!ts.isStringLiteral(named)) throw new Error(`${id}: a kind or reason that is not written out cannot be checked`);
    const places = into.get(named.text) ?? new Set<string>();
    if (data && ts.isObjectLiteralExpression(data)) for (const p of data.properties) places.add((p.name as ts.Identifier).text);
    into.set(named.text, places);
  };
  const visit = (node: ts.Node) => {
    if (ts.isObjectLiteralExpression(node)) {
      const value = (name: string) =>
        node.properties.filter(ts.isPropertyAssignment).find((p) => ts.isIdentifier(p.name) && p.name.text === name)?.initializer;
      const kind = value('kind');
      const reason = value('reason');
      if (kind && value('to')) note(notices, kind, value('data'));
      if (reason && ts.isStringLiteral(reason)) note(objections, reason, value('data'));
    }
    ts.forEachChild(node, visit);
  };
  for (const source of sources) visit(source);
  return { notices, objections };
}

const placesIn = (sentence: string) => sorted([...sentence.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? ''));

describe.each(each)('the $locale words of $id', ({ process, text, locale }) => {
  const entries = entriesOf(process);

  test('name every state, action, field, party, deadline and reason, and no other', () => {
    expect(keys(text.states)).toEqual(keys(process.states));
    expect(keys(text.actions)).toEqual(keys(process.actions));
    expect(keys(text.fields)).toEqual(sorted(entries.fields));
    expect(keys(text.parties)).toEqual(keys(process.parties));
    expect(keys(text.deadlines)).toEqual(keys(process.deadlines));
    expect(keys(text.reasons)).toEqual(sorted(process.reasons));
  });

  test('name every form entry and table column that is not a field, and no other', () => {
    const plain = Object.keys(text.inputs).filter((key) => !key.includes('.'));
    expect(sorted(plain)).toEqual(sorted([...entries.names].filter((name) => !entries.fields.has(name))));
    const scoped = Object.keys(text.inputs).filter((key) => key.includes('.'));
    expect(scoped.filter((key) => !entries.inside.has(key))).toEqual([]);
  });

  test('name every option of every choice, and no other', () => {
    expect(keys(text.options)).toEqual(sorted(entries.options));
  });

  test('explain only what is asked', () => {
    expect(Object.keys(text.help).filter((key) => !entries.names.has(key) && !entries.inside.has(key))).toEqual([]);
  });

  test('are written out, in their own language, without shouting', () => {
    const { name, ...groups } = text;
    const all = [['name', name] as const, ...Object.values(groups).flatMap((group) => Object.entries(group))];
    for (const [key, word] of all) {
      const bare = word.replace(/\{\w+\}/g, '');
      const han = /\p{Script=Han}/u.test(bare);
      expect(locale === 'zh' ? han : !han && /[A-Za-z]/.test(bare), `${key}: ${word}`).toBe(true);
      if (locale === 'zh') expect(bare.replace(/[A-D]类/g, ''), key).not.toMatch(/[A-Za-z]/);
      expect(word, key).not.toMatch(/[!！]|^\s|\s$/);
    }
  });

  test('end sentences as sentences', () => {
    for (const sentence of [text.reasons, text.notices, text.help].flatMap((group) => Object.values(group)))
      expect(sentence).toMatch(locale === 'zh' ? /。$/ : /\.$/);
  });

  test('leave no two states, actions or options of one choice with the same name', () => {
    const doubles = (words: readonly string[]) => words.filter((word, at) => words.indexOf(word) !== at);
    expect(doubles(Object.values(text.states))).toEqual([]);
    expect(doubles(Object.values(text.actions))).toEqual([]);
    const byField = Map.groupBy(Object.entries(text.options), ([key]) => key.split('.')[0]);
    for (const options of byField.values()) expect(doubles(options.map(([, word]) => word))).toEqual([]);
  });
});

describe.each(processes.map((process) => ({ id: process.id as 'suggestion', process })))('the sentences of $id', ({ id, process }) => {
  const written = writtenIn(id);
  const clock: string[] = Object.values(clockNotices);

  test.each(locales)('word every notice that is sent, and no other (%s)', (locale) => {
    expect(written.notices.size).toBeGreaterThan(1);
    expect(keys(textOf(id, locale).notices)).toEqual(sorted([...written.notices.keys(), ...clock]));
  });

  test.each(locales)('of notices name the record and fill only places that have data (%s)', (locale) => {
    for (const [kind, sentence] of Object.entries(textOf(id, locale).notices)) {
      const given = clock.includes(kind) ? ['deadline', 'due'] : [...(written.notices.get(kind) ?? [])];
      expect(placesIn(sentence), kind).toContain('title');
      expect(
        placesIn(sentence).filter((place) => place !== 'title' && place !== 'number'),
        kind,
      ).toEqual(sorted(given));
    }
  });

  test.each(locales)('of reasons fill exactly the data that the declaration gives (%s)', (locale) => {
    expect([...written.objections.keys()].filter((reason) => !process.reasons.includes(reason))).toEqual([]);
    for (const [reason, sentence] of Object.entries(textOf(id, locale).reasons))
      expect(placesIn(sentence), reason).toEqual(sorted(written.objections.get(reason) ?? []));
  });

  test('have the same places in both languages', () => {
    const [zh, en] = locales.map((locale) => textOf(id, locale)) as [AnyText, AnyText];
    for (const group of ['notices', 'reasons'] as const)
      for (const [key, sentence] of Object.entries(zh[group])) expect(placesIn(en[group][key] ?? ''), key).toEqual(placesIn(sentence));
  });
});

describe('the glossary', () => {
  const rows = readFileSync(new URL('../docs/glossary.md', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('|') && line.includes('`'));

  test('names identifiers that the code has', () => {
    const known = new Set<string>([
      ...roleIds,
      ...allProcesses.flatMap((p) => {
        const { names, options } = entriesOf(p);
        return [p.id, p.states, p.actions, p.parties]
          .flatMap((of) => (typeof of === 'string' ? of : Object.keys(of)))
          .concat(
            [...names],
            [...options].map((option) => option.split('.')[1] ?? ''),
          );
      }),
    ]);
    const named = rows.flatMap((row) => [...row.matchAll(/`(\w+)`/g)].map((m) => m[1] ?? ''));
    expect(named.length).toBeGreaterThan(80);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  test('has every role, process and register', () => {
    const text = rows.join('\n');
    expect([...roleIds, ...allProcesses.map((p) => p.id)].filter((id) => !text.includes(`\`${id}\``))).toEqual([]);
  });

  test('calls processes and registers by the names shown', () => {
    for (const { id } of allProcesses) {
      const row = rows.find((line) => line.includes(`| \`${id}\``)) ?? '';
      expect(row).toContain(textOf(id as 'suggestion', 'zh').name);
      expect(row.toLowerCase()).toContain(textOf(id as 'suggestion', 'en').name.toLowerCase());
    }
  });
});

describe('a sentence', () => {
  test('takes its data, and keeps a place for which there is none', () => {
    expect(fill('《{title}》第{number}号，{due}', { title: '加装{due}路灯', number: 7 })).toBe('《加装{due}路灯》第7号，{due}');
  });

  test('is not filled from what every object has', () => {
    expect(fill('{constructor}', {})).toBe('{constructor}');
  });
});

describe('a label', () => {
  const zh = textOf('assignment', 'zh');

  test('says what the name means where it stands', () => {
    expect(labelOf(zh, 'measures')).toBe('措施清单');
    expect(labelOf(zh, 'measures', 'plan')).toBe('措施清单');
    expect(labelOf(zh, 'measures', 'plannedItems')).toBe('落实措施');
    expect(labelOf(zh, 'inCharge', 'measures')).toBe('负责人');
    expect(labelOf(textOf('suggestion', 'zh'), 'kind', 'refuse')).toBe('不予立案的情形');
    expect(labelOf(textOf('suggestion', 'en'), 'kind')).toBe('Kind');
  });

  test('of an option, and the help beside a field, are found by name', () => {
    expect(optionLabel(zh, 'role', 'lead')).toBe('主办');
    expect(helpOf(textOf('suggestion', 'zh'), 'reason', 'withdraw')).toContain('不能恢复');
    expect(helpOf(textOf('suggestion', 'zh'), 'reason', 'makeConfidential')).toBeUndefined();
  });
});
