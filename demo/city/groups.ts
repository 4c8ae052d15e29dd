import type { World } from '../world.ts';
import type { CategoryKey } from './categories.ts';
import type { Delegation, Deputy } from './city.ts';

type Make = (process: Parameters<World['make']>[1], input: object) => Promise<string>;

/** A group of deputies as it was formed. */
export interface DeputyGroup {
  readonly id: string;
  readonly name: string;
  readonly category: CategoryKey | null;
  readonly members: readonly Deputy[];
}

const names: readonly (readonly [CategoryKey, string])[] = [
  ['education', '教育专业代表小组'],
  ['agriculture', '农业农村专业代表小组'],
  ['construction', '城乡建设专业代表小组'],
  ['law', '法治专业代表小组'],
];

/** Two groups a delegation by area, professional groups by field, and the list of those invited to sit in. */
export async function makeGroups(
  make: Make,
  given: {
    readonly termId: string;
    readonly formedOn: string;
    readonly delegations: readonly Delegation[];
    readonly categories: Readonly<Partial<Record<CategoryKey, string>>>;
    readonly fieldOf: (deputy: Deputy) => CategoryKey | null;
  },
): Promise<DeputyGroup[]> {
  const { termId, formedOn, delegations, categories, fieldOf } = given;
  const groups: DeputyGroup[] = [];
  const form = async (
    code: string,
    name: string,
    kind: 'area' | 'professional' | 'list',
    members: readonly Deputy[],
    more: { readonly delegationId?: string; readonly category?: CategoryKey; readonly purpose?: string } = {},
  ): Promise<void> => {
    const isList = kind === 'list';
    const category = more.category ?? null;
    const fieldId = category === null ? undefined : categories[category];
    const id = await make('deputyGroup', {
      code,
      name,
      kind,
      termId,
      delegationId: more.delegationId ?? null,
      convenerId: isList ? null : (members[0]?.seat ?? null),
      viceConvenerId: isList ? null : (members[1]?.seat ?? null),
      memberIds: members.map((m) => m.seat),
      fieldIds: fieldId === undefined ? [] : [fieldId],
      purpose: more.purpose ?? null,
      formedOn,
      sortNo: groups.length + 1,
    });
    groups.push({ id, name, category, members });
  };
  for (const delegation of delegations) {
    const half = Math.ceil(delegation.deputies.length / 2);
    const parts =
      delegation.deputies.length < 6 ? [delegation.deputies] : [delegation.deputies.slice(0, half), delegation.deputies.slice(half)];
    for (const [i, members] of parts.entries()) {
      if (members.length < 3) continue;
      const name = `${delegation.name.replace(/代表团$/, '')}第${i === 0 ? '一' : '二'}代表小组`;
      await form(`${delegation.code}-${i + 1}`, name, 'area', members, { delegationId: delegation.id });
    }
  }
  const all = delegations.flatMap((d) => d.deputies);
  for (const [i, [category, name]] of names.entries()) {
    const members = all.filter((d) => fieldOf(d) === category).slice(0, 15);
    if (members.length >= 3) await form(`Z${i + 1}`, name, 'professional', members, { category });
  }
  const grassroots = all.filter((_, n) => n % 23 === 5).slice(0, 12);
  await form('L1', '列席常委会会议基层代表名单', 'list', grassroots, { purpose: '按年度计划邀请列席常委会会议，届内全覆盖。' });
  return groups;
}
