import { describe } from '../engine/describe.ts';
import { resolveRule } from '../engine/rules.ts';
import { allProcesses } from '../processes/all.ts';
import { textOf } from '../processes/text.ts';
import { type RoleId, roles } from '../registers/roles.ts';
import { type RuleKey, ruleKeys } from '../rules/keys.ts';
import { packsFor } from '../rules/packs.ts';

/** One page for each process and register, made from its declaration. */
export const processPages = allProcesses.map((process) => ({
  file: `docs/processes/${process.id}.md`,
  make: () =>
    describe(process, {
      zh: textOf(process.id, 'zh'),
      en: textOf(process.id, 'en'),
      roleName: (role) => roles[role as RoleId],
      rule: ruleInWords,
      samples: (['lead', 'co', 'relay'] as const).flatMap((role) =>
        (['inSession', 'interSession'] as const).map((stage) => ({ role, stage })),
      ),
    }),
}));

function ruleInWords(key: string): string {
  const found = resolveRule(packsFor('chongqing'), key as RuleKey, '2026-01-01');
  if (!found || found.value === null || typeof found.value !== 'object' || !('amount' in found.value)) return ruleKeys[key as RuleKey].zh;
  return `${ruleKeys[key as RuleKey].zh}（${found.value.amount} ${found.value.unit}，${found.source.zh}）`;
}
