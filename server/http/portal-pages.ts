import type { FastifyInstance, FastifyReply } from 'fastify';
import type { CodeView } from '../../contract/portal.ts';
import type { HouseDeps } from '../deps.ts';
import { codeView } from '../opinions/code-view.ts';
import { findCode } from '../opinions/codes.ts';
import { escapeMarkup } from '../public/html.ts';
import { createShield } from '../public/shield.ts';
import { readPortalShell } from './portal-shell.ts';
import { spoken } from './session-hooks.ts';

/** The portal's page at its own addresses, and behind scanned codes with what can be read there without any script. */
export async function registerPortalPages(app: FastifyInstance, deps: HouseDeps, folder: string): Promise<void> {
  const shell = await readPortalShell(folder);
  const { db, secretKey, config, clock } = deps;
  const shield = createShield(config.publicPerMinute, Math.max(8, config.publicAtOnce));
  const send = (reply: FastifyReply, what: Parameters<typeof shell.page>[0]): FastifyReply =>
    reply
      .headers({ 'cache-control': 'no-cache', 'referrer-policy': 'no-referrer' })
      .type('text/html; charset=utf-8')
      .send(shell.page(what));

  for (const url of ['/portal', '/portal/', '/portal/*'])
    app.get(url, { logLevel: 'warn', schema: { hide: true } }, (request, reply) =>
      send(reply, request.url.startsWith('/portal/deputy') ? { part: spoken(request) === 'zh' ? 'deputyZh' : 'deputyEn' } : {}),
    );

  app.get<{ Params: { code: string } }>('/c/:code', { logLevel: 'warn', schema: { hide: true } }, async (request, reply) => {
    const view = await shield
      .guard(request.ip, clock.now().getTime(), async () => {
        const code = await findCode(db, secretKey, request.params.code);
        return code ? codeView(db, code, request.params.code, clock.now()) : null;
      })
      // The living page asks again and says what is wrong.
      .catch(() => undefined);
    if (view === null) reply.code(404);
    return send(reply, view === undefined ? {} : { reading: reading(view, spoken(request)), ...(view ? { known: view } : {}) });
  });
}

const words = {
  zh: {
    bad: '这个二维码无效，它可能已经停用。',
    need: '在网上反映情况需要启用浏览器脚本；您也可以到下面的地点当面反映。',
    hours: '开放时间',
    phone: '电话',
    reception: '接待日',
  },
  en: {
    bad: 'This code is not valid; it may have been withdrawn.',
    need: 'To write from here, scripts must be switched on; you can also come to the places below.',
    hours: 'Open',
    phone: 'Telephone',
    reception: 'Reception day',
  },
};

/** What a reader without script sees behind a code. */
function reading(view: CodeView | null, locale: 'zh' | 'en'): string {
  const t = words[locale];
  if (!view) return `<main><div class="wrap"><h1>${escapeMarkup(t.bad)}</h1></div></main>`;
  const { deputy, station, activity } = view;
  const lines = [
    [deputy?.delegation, deputy?.electoralUnit, deputy?.occupation].filter(Boolean).join(' · '),
    ...(deputy?.stations ?? []).map((s) => `${s.name} · ${s.address} · ${t.hours} ${s.openingHours}`),
    station ? `${station.district} ${station.address} · ${t.hours} ${station.openingHours}` : '',
    station?.publicPhone ? `${t.phone} ${station.publicPhone}` : '',
    ...(station?.receptions ?? []).map((r) =>
      [`${t.reception} ${r.on} ${r.from}–${r.until}`, r.subject, r.deputies.join('、')].filter(Boolean).join(' · '),
    ),
    activity ? `${activity.startOn} – ${activity.endOn} ${activity.place ?? ''}` : '',
  ].filter((line) => line !== '');
  const body = lines.map((line) => `<p>${escapeMarkup(line)}</p>`).join('');
  return `<main><div class="wrap"><section class="sheet"><p class="quiet small">${escapeMarkup(view.congress.name)}</p><h1>${escapeMarkup(view.name)}</h1>${body}</section><noscript><p>${escapeMarkup(t.need)}</p></noscript></div></main>`;
}
