import { actionsOf, targetsOf } from './check.ts';
import type { AnyProcess, By, DeadlineDef, ProcessText, Vocabulary, Who } from './define.ts';

type AnyDeadline = DeadlineDef<Vocabulary, string, string, Record<string, unknown>, string>;
type Words = Pick<ProcessText<AnyProcess>, 'name' | 'states' | 'actions' | 'parties' | 'deadlines'>;

/** Both languages' words for a process, the names of roles, and the first source of each rule. */
export interface DescribeWith {
  readonly zh: Words;
  readonly en: Words;
  roleName(role: string): { readonly zh: string; readonly en: string };
  /** What the rule behind a deadline says where it stands by default: limit and source. */
  rule(key: string): string;
  /** A record with every field empty but for these, to ask deadlines which rule they follow. */
  readonly samples: readonly Record<string, unknown>[];
}

/** A page about one process made from its declaration alone: state diagram, who may do what, deadlines, who sees what. */
export function describe(process: AnyProcess, words: DescribeWith): string {
  return [
    `# ${words.zh.name} · ${words.en.name} (\`${process.id}\`)`,
    '',
    'Generated from the declaration; do not edit.',
    '',
    '## 状态图 · States',
    '',
    '```mermaid',
    'stateDiagram-v2',
    ...Object.keys(process.states).map((s) => `  ${s} : ${word(words, 'states', s)}`),
    ...diagram(process, words),
    '```',
    '',
    '## 谁能做什么 · Who may do what',
    '',
    '| 操作 Action | 何人 By | 起始状态 From | 结果状态 To | 依据 Basis |',
    '|---|---|---|---|---|',
    ...actionsOf(process).map(
      ([name, def]) =>
        `| ${word(words, 'actions', name)} \`${name}\` | ${def.by.map((b) => who(b, words)).join('；')} | ${def.from === 'new' ? '（新建 new）' : def.from.join('、')} | ${targetsOf(def, null).join('、') || '（不变 same）'} | ${def.basis} |`,
    ),
    '',
    '## 期限 · Deadlines',
    '',
    ...deadlines(process, words),
    '## 可见范围 · Who sees what',
    '',
    '| 何人 Who | 字段组 Groups | 条件 Where |',
    '|---|---|---|',
    ...(process.reach as readonly { who: Who<string, string> | 'public' | 'citizen'; groups: readonly string[]; where?: unknown }[]).map(
      (r) =>
        `| ${r.who === 'public' ? '公众 the public' : who(r.who, words)} | ${r.groups.join('、')} | ${r.where ? `\`${JSON.stringify(r.where)}\`` : ''} |`,
    ),
    '',
  ].join('\n');
}

const word = (words: DescribeWith, kind: 'states' | 'actions' | 'parties' | 'deadlines', name: string): string =>
  `${(words.zh[kind] as Record<string, string>)[name] ?? name} ${(words.en[kind] as Record<string, string>)[name] ?? ''}`.trim();

function diagram(process: AnyProcess, words: DescribeWith): string[] {
  const lines = new Map<string, string[]>();
  for (const [name, def] of actionsOf(process)) {
    const froms = def.from === 'new' ? ['[*]'] : def.from;
    for (const from of froms) {
      for (const to of targetsOf(def, def.from === 'new' ? null : from)) {
        if (to === from) continue;
        const arrow = `${from} --> ${to}`;
        lines.set(arrow, [...(lines.get(arrow) ?? []), (words.zh.actions as Record<string, string>)[name] ?? name]);
      }
    }
  }
  const ends = Object.keys(process.states).filter((s) => process.states[s]?.final === true);
  return [...[...lines].map(([arrow, names]) => `  ${arrow} : ${names.join('、')}`), ...ends.map((s) => `  ${s} --> [*]`)];
}

function who(by: By<string, string>, words: DescribeWith): string {
  if (by === 'system') return '系统定时 the clock';
  if (by === 'linked') return '关联事项触发 a linked record';
  if (by === 'citizen') return '凭查询密钥的群众 whoever holds its secret';
  const name = (role: string) => `${words.roleName(role).zh} ${words.roleName(role).en}`;
  if (typeof by === 'string') return name(by);
  const roles = by.role === undefined ? [] : typeof by.role === 'string' ? [by.role] : by.role;
  const status = by.status ? `（${by.status}）` : '';
  return `${word(words, 'parties', by.party)}${status}${roles.length > 0 ? `：${roles.map(name).join('、')}` : ''}`;
}

function deadlines(process: AnyProcess, words: DescribeWith): string[] {
  const entries = Object.entries(process.deadlines) as [string, AnyDeadline][];
  if (entries.length === 0) return ['（无 none）', ''];
  return [
    '| 期限 Deadline | 开始 Opens in | 结束 Met in | 规则 Rule | 提前提醒（日）Warned (days) | 责任方 Answerable |',
    '|---|---|---|---|---|---|',
    ...entries.map(([key, def]) => {
      const rules = [...new Set(words.samples.flatMap((s) => def.rule?.(s) ?? []))];
      const rule = rules.length > 0 ? rules.map((r) => `\`${r}\` ${words.rule(r)}`).join('；') : '记录中的日期 the record’s own date';
      const until = [...def.until, ...(def.metBy ?? []).map((a) => `${a}()`)].join('、');
      return `| ${word(words, 'deadlines', key)}${def.window ? '（窗口 window）' : ''} | ${def.from.join('、')} | ${until} | ${rule} | ${def.warn.join('、') || '—'} | ${def.who.map((w) => who(w, words)).join('；')} |`;
    }),
    '',
  ];
}
