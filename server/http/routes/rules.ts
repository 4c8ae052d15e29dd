import type { FastifyInstance } from 'fastify';
import { type RuleView, systemRoutes } from '../../../contract/system.ts';
import { resolveRule } from '../../../engine/rules.ts';
import { holidayNotices, nationalHolidays } from '../../../rules/holidays.ts';
import { type RuleKey, ruleKeys } from '../../../rules/keys.ts';
import { choosablePacks, packsFor, rulePacks } from '../../../rules/packs.ts';
import { congressTime } from '../../actions/rule-books.ts';
import type { HouseDeps } from '../../deps.ts';
import { ProblemError } from '../../problem.ts';
import { congressOf } from '../congress-of.ts';
import { serve } from '../serve.ts';

/** Rules with their sources, and the calendar they are counted by. */
export function registerRuleRoutes(app: FastifyInstance, { db, clock }: HouseDeps): void {
  serve(app, systemRoutes.rules, async ({ query }, call) => {
    const congressId = await congressOf(db, call, query.congress);
    const time = await congressTime(db, congressId);
    const on = query.on ?? time.today(clock.now());
    const packId = query.pack ?? time.rulePack;
    if (query.pack && !rulePacks.some((p) => p.id === query.pack)) throw new ProblemError('notFound');
    const rules = (Object.keys(ruleKeys) as RuleKey[]).flatMap((key): RuleView[] => {
      const found = query.pack ? resolveRule(packsFor(query.pack), key, on) : time.rules.rule(key, on);
      if (!found) return [];
      const { type, zh, en, meaning } = ruleKeys[key];
      return [
        {
          key,
          type,
          label: { zh, en },
          meaning: { ...meaning },
          value: found.value,
          source: { ...found.source },
          packId: found.packId,
          legalForce: found.legalForce,
          effectiveFrom: found.effectiveFrom,
          unverified: found.effectiveFromUnverified === true || found.startEventUnverified === true,
        },
      ];
    });
    return { on, packId, packs: choosablePacks.map((p) => ({ id: p.id, name: { ...p.jurisdiction } })), rules };
  });

  serve(app, systemRoutes.calendar, async ({ query }, call) => {
    const congressId = await congressOf(db, call, query.congress);
    const own = await db
      .selectFrom('holiday_year')
      .selectAll()
      .where('congress_id', '=', congressId)
      .where('year', '=', query.year)
      .where('state', '=', 'active')
      .executeTakeFirst();
    if (own) {
      return {
        year: query.year,
        hasNotice: true,
        notice: String(own.notice),
        own: true,
        restDays: own.rest_days as string[],
        workDays: own.work_days as string[],
      };
    }
    const known = nationalHolidays[query.year];
    return {
      year: query.year,
      hasNotice: known !== undefined,
      notice: holidayNotices[query.year]?.notices.join('；') ?? null,
      own: false,
      restDays: [...(known?.off ?? [])],
      workDays: [...(known?.work ?? [])],
    };
  });
}
