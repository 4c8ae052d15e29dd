import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRecordRoutes, peopleActions } from '../../contract/records.ts';
import type { Route } from '../../contract/route.ts';
import { actionOf } from '../../engine/decide.ts';
import { allProcesses, processOf } from '../../processes/all.ts';
import { servedRoutes } from '../../server/http/serve.ts';
import type { City } from '../support/city.ts';
import { atOnce, type Caller, callAs, leaksIn, type Matrix, shows } from '../support/matrix-callers.ts';
import { createMatrix } from '../support/matrix-city.ts';
import { tryPortal } from '../support/matrix-portal.ts';
import { sampleOf } from '../support/samples.ts';

/** Every route there is, every caller, every kept record: what the rules give by hand against what the server does. */
let matrix: Matrix;
let city: City;
let kept: Matrix['kept'];
let marks: Matrix['marks'];

beforeAll(async () => {
  matrix = await createMatrix();
  ({ city, kept, marks } = matrix);
});
afterAll(() => city.drop());

const callers = () => matrix.callers;
const call = (caller: Caller, method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object) =>
  callAs(city, caller, method, url, payload);
const leaks = (caller: Caller, text: string): string[] => leaksIn(matrix, caller, text);
const heads = async () => city.deps.db.selectFrom('log_head').select(['congress_id', 'seq']).orderBy('congress_id').execute();

describe('records', () => {
  test('each is seen by exactly those who may, with no more than they may', async () => {
    const wrong: string[] = [];
    for (const caller of callers()) {
      for (const [key, k] of Object.entries(kept)) {
        const url = `/api/${processOf(k.process).plural}/${k.id}?congress=${city.congressId}`;
        const answer = await call(caller, 'GET', url);
        const unseen =
          caller.member === null &&
          [
            'commitment',
            'preConsultation',
            'replyTemplate',
            'draftReview',
            'draftFinding',
            'statuteComparison',
            'opinion',
            'petition',
            'consultationComment',
            'reviewSuggestion',
            'deputyCode',
            'participation',
            'course',
            'attendance',
            'contactTie',
            'contactLog',
            'liaisonMatter',
            'mediation',
            'information',
            'informationReceipt',
          ].includes(k.process)
            ? 401
            : 404;
        const expected = k.sees[caller.name] ? 200 : unseen;
        if (answer.status !== expected) wrong.push(`${caller.name} reads ${key}: ${answer.status}, not ${expected}`);
        for (const leak of leaks(caller, answer.text)) wrong.push(`${caller.name} reads ${key} and learns ${leak}`);
        const view = k.sees[caller.name];
        if (view && answer.status === 200) {
          const due = [...marks.values()].filter(
            (m) =>
              m.key === k.mark &&
              shows[view].includes(m.part) &&
              k.process === 'suggestion' &&
              (m.part === 'title' || m.part === 'text' || m.part === 'identity'),
          );
          for (const m of due) if (!answer.text.includes(m.word)) wrong.push(`${caller.name} reads ${key} and misses ${m.word}`);
          if (
            view !== 'all' &&
            view !== 'noStaff' &&
            view !== 'unit' &&
            view !== 'unitClosed' &&
            // Whom an opinion was told to is no secret, nor who went to an activity or mediated; who told it is not known by a seat.
            !['opinion', 'petition', 'deputyCode', 'activity', 'mediation'].includes(k.process) &&
            answer.text.includes(city.person(authorOf(key)).seat ?? '-')
          )
            wrong.push(`${caller.name} reads ${key} and learns whose it is`);
        }
        const hasEvaluation = view !== undefined && shows[view].includes('evaluation');
        if (!hasEvaluation && (answer.body?.record?.deadlines ?? []).some((d: { key: string }) => d.key === 'evaluate'))
          wrong.push(`${caller.name} reads ${key} and learns when it is to be evaluated`);
        const story = await call(caller, 'GET', `/api/${processOf(k.process).plural}/${k.id}/log?congress=${city.congressId}`);
        const storyStatus = caller.member === null ? 401 : expected;
        if (story.status !== storyStatus) wrong.push(`${caller.name} reads the story of ${key}: ${story.status}, not ${storyStatus}`);
        for (const leak of leaks(caller, story.text)) wrong.push(`${caller.name} reads the story of ${key} and learns ${leak}`);
      }
    }
    expect(wrong, wrong[0]).toEqual([]);
  }, 300_000);

  test('each offers exactly the actions that the rules give', async () => {
    const wrong: string[] = [];
    for (const caller of callers()) {
      for (const [key, k] of Object.entries(kept)) {
        if (!k.sees[caller.name]) continue;
        const { body } = await call(caller, 'GET', `/api/${processOf(k.process).plural}/${k.id}?congress=${city.congressId}`);
        const can = body?.record?.can ?? [];
        const may = k.may[caller.name] ?? [];
        if (JSON.stringify([...can].sort()) !== JSON.stringify([...may].sort()))
          wrong.push(`${caller.name} on ${key}: offered ${can.join(' ')}; the rules say ${may.join(' ')}`);
      }
    }
    expect(wrong, wrong[0]).toEqual([]);
  });

  test('nobody can do what is not theirs to do: every action, every caller, every record', async () => {
    const before = await heads();
    const wrong: string[] = [];
    let tried = 0;
    // A batch asks the same questions one by one: a few records show that it asks them.
    const inBatch = new Set(['registered', 'secret', 'ratedAssignment', 'promise']);
    const pool = (ref: string) => {
      const ids: Record<string, string | null> = {
        unit: city.ids.parks,
        category: city.ids.education,
        congressSession: city.ids.session,
        deputyship: city.person('tan').seat,
        delegation: city.ids.delegation,
        suggestion: kept.registered?.id ?? '',
        account: city.person('roads').accountId,
      };
      return ids[ref] ?? '00000000-0000-7000-8000-000000000001';
    };
    await atOnce(callers(), async (caller) => {
      for (const [key, k] of Object.entries(kept)) {
        const process = processOf(k.process);
        for (const action of peopleActions(process).acting) {
          if ((k.may[caller.name] ?? []).includes(action)) continue;
          const def = actionOf(process, action);
          if (!def) continue;
          const input = sampleOf(def.input, pool, '2025-03-03');
          const single = await call(caller, 'POST', `/api/${process.plural}/${k.id}/${action}?congress=${city.congressId}`, input);
          // To whoever may not see a record it is not there, whatever they ask of it.
          if (caller.member && !k.sees[caller.name] && single.status !== 404)
            wrong.push(`${caller.name} tries ${action} on ${key} unseen: ${single.status}, not 404`);
          if (single.status < 400) wrong.push(`${caller.name} did ${action} on ${key}: ${single.status}`);
          for (const leak of leaks(caller, single.text)) wrong.push(`${caller.name} tries ${action} on ${key} and learns ${leak}`);
          tried++;
          if (!inBatch.has(key)) continue;
          const many = await call(caller, 'POST', `/api/${process.plural}/batch/${action}?congress=${city.congressId}`, {
            items: [{ id: k.id, input }],
          });
          if (many.status < 400) wrong.push(`${caller.name} did ${action} on ${key} in a batch: ${many.status}`);
          for (const leak of leaks(caller, many.text)) wrong.push(`${caller.name} tries ${action} on ${key} in a batch and learns ${leak}`);
          tried++;
        }
      }
    });
    expect(wrong, wrong[0]).toEqual([]);
    expect(await heads()).toEqual(before);
    expect(tried).toBeGreaterThan(10_000);
  }, 300_000);
});

function authorOf(key: string): string {
  if (key === 'registered' || key === 'proposed') return 'mei';
  return key.startsWith('secret') || key === 'merged' ? 'tan' : 'lin';
}

describe('every other way in', () => {
  test('no list, search, count, export, work list, notice, figure or any other reading tells what its reader may not know', async () => {
    const wrong: string[] = [];
    const routes = servedRoutes.get(city.app) ?? [];
    const gets = routes.filter((r) => r.method === 'GET');
    expect(gets.length).toBeGreaterThan(40);
    await atOnce(callers(), async (caller) => {
      for (const route of gets) {
        for (const url of addressesOf(route)) {
          const answer = await call(caller, 'GET', url);
          if (answer.status >= 500) wrong.push(`${caller.name} GET ${url}: ${answer.status} ${answer.text.slice(0, 100)}`);
          const told = route.path.startsWith('/api/notices') ? (matrix.told.get(caller.name) ?? []) : [];
          for (const leak of leaks(caller, answer.text))
            if (!told.includes(leak)) wrong.push(`${caller.name} GET ${url} and learns ${leak}`);
        }
      }
    });
    expect(wrong, wrong[0]).toEqual([]);
  }, 300_000);

  test('searching by what one may not see finds nothing', async () => {
    const wrong: string[] = [];
    for (const caller of callers()) {
      for (const [key, k] of Object.entries(kept)) {
        const view = k.sees[caller.name];
        const process = processOf(k.process);
        const probes = [
          ...(k.process === 'suggestion' && (!view || !shows[view].includes('text'))
            ? [`q=${encodeURIComponent(`⟦${k.mark}.text⟧`)}`]
            : []),
          ...(k.process === 'suggestion' && (!view || !shows[view].includes('identity'))
            ? [`leadDeputyId=${city.person(authorOf(key)).seat}`]
            : []),
          ...(!view || !shows[view].includes('evaluation')
            ? ['result=dissatisfied', 'result=satisfied', 'attitude=satisfied', 'result.set=true']
            : []),
        ].filter(
          (p) => (k.process !== 'commitment' && k.process !== 'replyTemplate' && k.process !== 'deputyCode') || p.startsWith('result'),
        );
        for (const probe of probes) {
          const answer = await call(caller, 'GET', `/api/${process.plural}?congress=${city.congressId}&limit=200&${probe}`);
          const ids = ((answer.body?.items ?? []) as { id: string }[]).map((i) => i.id);
          if (ids.includes(k.id)) wrong.push(`${caller.name} finds ${key} by ${probe}`);
        }
      }
    }
    expect(wrong, wrong[0]).toEqual([]);
  });

  test('routes for certain roles refuse everybody else before looking at what was sent', async () => {
    const wrong: string[] = [];
    for (const route of servedRoutes.get(city.app) ?? []) {
      if (route.access === 'anyone' || route.access === 'setup') continue;
      for (const caller of callers()) {
        const roles = typeof route.access === 'object' ? route.access.roles : null;
        const holds = caller.member !== null && (roles === null || (await holdsOne(caller, roles)));
        if (holds) continue;
        const answer = await call(caller, route.method, addressesOf(route)[0] ?? route.path, route.method === 'GET' ? undefined : {});
        const expected = caller.member === null ? [401, 403] : [403];
        if (!expected.includes(answer.status)) wrong.push(`${caller.name} ${route.method} ${route.path}: ${answer.status}`);
      }
    }
    expect(wrong, wrong[0]).toEqual([]);
  });

  test('registers are kept by their keepers only', async () => {
    const before = await heads();
    const wrong: string[] = [];
    const keepers: Record<string, string[]> = {
      congress: ['system.admin'],
      term: ['clerk', 'clerk.two', 'system.admin'],
      congressSession: ['clerk', 'clerk.two', 'system.admin'],
      unit: ['clerk', 'clerk.two', 'system.admin'],
      person: ['clerk', 'clerk.two'],
      delegation: ['clerk', 'clerk.two'],
      deputyship: ['clerk', 'clerk.two'],
      category: ['clerk', 'clerk.two'],
      localRule: ['system.admin'],
      holidayYear: ['system.admin'],
      committee: ['clerk', 'clerk.two', 'office'],
      awardRound: ['clerk', 'clerk.two', 'office'],
      // A unit's people make templates of their own unit; this one would be another's.
      replyTemplate: ['clerk', 'clerk.two', 'office'],
      activity: ['clerk', 'clerk.two'],
      station: ['clerk', 'clerk.two'],
      contentRule: ['clerk', 'clerk.two', 'office'],
    };
    for (const { process, routes } of allRecordRoutes) {
      const may = keepers[process.id];
      if (!may) continue;
      const input = sampleOf(actionOf(process, 'create')?.input ?? process.record, () => city.ids.term, '2025-03-03');
      for (const caller of callers()) {
        if (may.includes(caller.name)) continue;
        for (const { route } of routes.making) {
          const answer = await call(caller, 'POST', `${route.path}?congress=${city.congressId}`, input);
          if (answer.status < 400) wrong.push(`${caller.name} made a ${process.id}: ${answer.status}`);
        }
      }
    }
    expect(wrong, wrong[0]).toEqual([]);
    expect(await heads()).toEqual(before);
  });
});

describe('a session made through the portal', () => {
  test('has no function of staff, whatever else its account holds: every route, action and record as a plain deputy, or refused', async () => {
    const { wrong, tried } = await tryPortal(matrix, addressesOf, heads);
    expect(wrong, wrong[0]).toEqual([]);
    expect(tried).toBeGreaterThan(1000);
  }, 120_000);
});

async function holdsOne(caller: Caller, roles: readonly string[]): Promise<boolean> {
  const rows = await city.deps.db
    .selectFrom('role_grant')
    .select('role')
    .where('account_id', '=', caller.member?.accountId ?? '')
    .execute();
  return rows.some((r) => roles.includes(r.role));
}

/** A paper of each process; what stands in each of them has a test of its own. */
const paperOf: Readonly<Record<string, string>> = {
  suggestion: 'suggestionForm',
  assignment: 'replyLetter',
  commitment: 'commitmentReceipt',
};

/** A route of one process is asked for each kept record of that process, and for some of others, which are not there for it. */
function askedBy(route: Route) {
  const owner = allProcesses.find((p) => route.path.startsWith(`/api/${p.plural}/`));
  return Object.values(kept).filter((k, n) => !owner || k.process === owner.id || n % 8 === 0);
}

const comparedVersions = (): string[] => [`old=${matrix.comparedKeys[0]}`, `new=${matrix.comparedKeys[1]}`];

/** The addresses a reading route can be asked at: its own congress, and each kept record where it takes an id. */
function addressesOf(route: Route): string[] {
  const named = `congress=${city.congressId}&congressId=${city.congressId}`;
  const query = [named, 'limit=100', `session=${city.ids.session}`, 'process=suggestion', 'year=2025', ...comparedVersions()].join('&');
  const isList = allRecordRoutes.some(
    ({ routes }) => routes.list.path === route.path || routes.count.path === route.path || route.path === `${routes.list.path}/export`,
  );
  const paths = route.path.includes('/snapshots/:id')
    ? [route.path.replace(':id', matrix.snapshotId)]
    : route.path.includes('/files/:id')
      ? matrix.files.map((f) => route.path.replace(':id', f.id))
      : route.path.includes(':id')
        ? askedBy(route).map((k) => route.path.replace(':paper', paperOf[k.process] ?? '').replace(':id', k.id))
        : [route.path.replace(':key', 'form').replace(':paper', 'opinionForm')];
  return paths.flatMap((path) => {
    const shapes = route.query ? Object.keys((route.query as { shape?: object }).shape ?? {}) : [];
    const own = query
      .split('&')
      .filter((part) => shapes.includes(part.split('=')[0] ?? '') && !(isList && part.startsWith('session')))
      .join('&');
    const withFormat = shapes.includes('format')
      ? [route.path.includes(':paper') ? 'docx' : route.path.startsWith('/api/statute-comparisons/:id') ? 'html' : 'csv'].map(
          (f) => `${own}&format=${f}`,
        )
      : [own];
    return withFormat.map((q) => (q ? `${path}?${q}` : path));
  });
}
