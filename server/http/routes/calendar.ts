import type { FastifyInstance } from 'fastify';
import { calendarRoutes } from '../../../contract/deputy-portal.ts';
import { deputyCalendar } from '../../calendar/deputy-calendar.ts';
import { accountOfFeed, dropFeedKey, feedMadeAt, makeFeedKey } from '../../calendar/feed-key.ts';
import { icalendar } from '../../calendar/ical.ts';
import type { HouseDeps } from '../../deps.ts';
import { refuse } from '../../people/by.ts';
import { ProblemError } from '../../problem.ts';
import { createShield } from '../../public/shield.ts';
import { actorOf } from '../congress-of.ts';
import { serve } from '../serve.ts';

/** The own calendar at a secret address, for calendar programs that cannot sign in. */
export function registerCalendarRoutes(app: FastifyInstance, { db, clock, config }: HouseDeps): void {
  const shield = createShield(config.publicPerMinute, config.publicAtOnce);
  const standing = (madeAt: Date | null) => ({ exists: madeAt !== null, madeAt: madeAt?.toISOString() ?? null });

  serve(app, calendarRoutes.read, async (_input, call) => standing(await feedMadeAt(db, actorOf(call).accountId)));

  serve(app, calendarRoutes.make, async (_input, call) => {
    const { accountId, deputyships } = actorOf(call);
    if (deputyships.length === 0) throw refuse('noSeat', call);
    const key = await makeFeedKey(db, accountId, clock.now());
    return { url: `${config.publicUrl}/api/calendar/${key}.ics` };
  });

  serve(app, calendarRoutes.revoke, async (_input, call) => {
    await dropFeedKey(db, actorOf(call).accountId);
    return standing(null);
  });

  serve(app, calendarRoutes.feed, ({ params, query }, { ip, reply, locale }) =>
    shield.guard(ip, clock.now().getTime(), async () => {
      const accountId = await accountOfFeed(db, params.key.replace(/\.ics$/u, ''));
      const calendar = accountId && (await deputyCalendar(db, accountId, query.lang ?? locale, config.publicUrl, clock.now()));
      if (!calendar) throw new ProblemError('notFound');
      reply.header('content-disposition', 'inline; filename="deputy.ics"').type('text/calendar; charset=utf-8');
      return reply.send(icalendar(calendar.name, calendar.entries, clock.now()));
    }),
  );
}
