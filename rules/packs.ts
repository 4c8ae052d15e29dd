import { packChain } from '../engine/rules.ts';
import type { RulePack } from './keys.ts';
import { beijing } from './packs/beijing.ts';
import { blank } from './packs/blank.ts';
import { chongqing } from './packs/chongqing.ts';
import { defaults } from './packs/defaults.ts';
import { henan } from './packs/henan.ts';
import { national } from './packs/national.ts';
import { qingdao } from './packs/qingdao.ts';
import { shandong } from './packs/shandong.ts';
import { shanghai } from './packs/shanghai.ts';
import { zhejiang } from './packs/zhejiang.ts';

/** Every pack that ships with the system. */
export const rulePacks: readonly RulePack[] = [defaults, national, chongqing, qingdao, beijing, shanghai, zhejiang, shandong, henan, blank];

/** Packs a congress may stand on: all but the defaults, which lie under every one of them. */
export const choosablePacks: readonly RulePack[] = rulePacks.filter((p) => p.id !== defaults.id);

/** The packs to ask for a congress that stands on `packId`, nearest first; its own overrides come before all. */
export function packsFor(packId: string, own: RulePack['rules'] = []): readonly RulePack[] {
  const overrides: RulePack = { id: 'own', jurisdiction: { zh: '本级', en: 'Own rules' }, parent: packId, rules: own };
  return [overrides, ...packChain(rulePacks, packId)];
}
