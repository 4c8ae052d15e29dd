import { randomUUID } from 'node:crypto';
import type { Caller, Target } from './people.ts';
import { benchDrafts, searchedFor } from './texts.ts';

/** One request as it goes over the wire. */
export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Something people do. `calls` gives it in many variants, spread over congresses and records. */
export interface Operation {
  readonly id: string;
  readonly title: string;
  readonly writes: boolean;
  calls(targets: readonly Target[]): Call[];
}

const states = ['published', 'archived', 'concluded', 'inProgress'];
const eachTarget = 12;

const get = (caller: Caller, path: string): Call => ({ method: 'GET', path, headers: caller.headers });
const post = (caller: Caller, path: string, body: object): Call => ({
  method: 'POST',
  path,
  headers: { ...caller.headers, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
  body: JSON.stringify(body),
});

/** The same number of calls in every congress, one congress after the other, so that neighbours do not share their rows. */
const spread = (call: (target: Target, n: number) => Call) => (targets: readonly Target[]) =>
  Array.from({ length: eachTarget }, (_, n) => targets.map((target) => call(target, n))).flat();

const at = <T>(items: readonly T[], n: number): T => {
  const item = items[n % items.length];
  if (item === undefined) throw new Error('nothing to choose from');
  return item;
};

const draft = {
  title: '关于完善社区夜间照明与巡查联动的建议',
  problem: '部分背街小巷路灯间距过大，树木遮挡，夜间巡查与报修两条线，居民反映后平均七天才有人到场。',
  proposal: '建议把背街小巷照明纳入网格巡查，报修四十八小时内答复，逐年补点并公开清单。',
  formationSource: 'research',
  publishConsent: 'full',
  stage: 'interSession',
};

/** What the bench measures, in the order of the table. */
export const operations: readonly Operation[] = [
  {
    id: 'list',
    title: 'List, filtered and sorted, 50 rows',
    writes: false,
    calls: spread((t, n) => get(t.clerk, `/api/suggestions?state=${at(states, n)}&sort=-submittedOn&limit=50`)),
  },
  {
    id: 'count',
    title: 'Its count',
    writes: false,
    calls: spread((t, n) => get(t.clerk, `/api/suggestions/count?state=${at(states, n)}`)),
  },
  {
    id: 'record',
    title: 'Record page',
    writes: false,
    calls: spread((t, n) => get(t.clerk, `/api/suggestions/${at(t.records, n)}`)),
  },
  {
    id: 'search',
    title: 'Search, 50 rows',
    writes: false,
    calls: spread((t, n) => get(t.clerk, `/api/suggestions?q=${encodeURIComponent(at(searchedFor, n))}&limit=50`)),
  },
  {
    id: 'similar',
    title: 'Suggestions like a draft',
    writes: false,
    calls: spread((t, n) => post(at([t.clerk, at(t.deputies, n)], n), '/api/similar-suggestions', at(benchDrafts, n))),
  },
  {
    id: 'work',
    title: 'My turn',
    writes: false,
    calls: spread((t, n) => get(at([t.clerk, t.unitClerk, at(t.deputies, n)], n), '/api/work')),
  },
  {
    id: 'figures',
    title: 'Figures page',
    writes: false,
    calls: spread((t, n) => get(t.clerk, `/api/figures?session=${at(t.sessions, n)}`)),
  },
  {
    id: 'report',
    title: 'Yearly report, compared and checked',
    writes: false,
    calls: spread((t, n) => get(t.clerk, `/api/report?session=${at(t.sessions, n)}`)),
  },
  {
    id: 'create',
    title: 'Action: a new draft',
    writes: true,
    calls: spread((t, n) => post(at(t.deputies, n), '/api/suggestions', { ...draft, sessionId: at(t.sessions, 0) })),
  },
  {
    id: 'edit',
    title: 'Action: editing a draft',
    writes: true,
    calls: (targets) =>
      targets.flatMap((t) =>
        t.deputies.flatMap((deputy) =>
          deputy.drafts.map((id) => post(deputy, `/api/suggestions/${id}/edit`, { problem: draft.problem, proposal: draft.proposal })),
        ),
      ),
  },
];
