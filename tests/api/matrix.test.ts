import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allRecordRoutes, peopleActions } from '../../contract/records.ts';
import type { Route } from '../../contract/route.ts';
import { actionOf } from '../../engine/decide.ts';
import { processOf } from '../../processes/all.ts';
import type { ProcessId } from '../../registers/vocabulary.ts';
import { servedRoutes } from '../../server/http/serve.ts';
import { type City, contact, createCity, draftOf, handedOver, type Member, replied } from '../support/city.ts';
import { sampleOf } from '../support/samples.ts';

/**
 * Who may see and do what, written down by hand from the rules and not from the declarations, against every route there is.
 * Words marked with a sign of their own stand in every guarded field, so that a leak shows in whatever answer it happens.
 */
let city: City;
let other: City;

interface Kept {
  readonly process: ProcessId;
  readonly id: string;
  /** Who sees how much: `all`, `unit` (no evaluation), `veiled` (no author, no evaluation), `title`, `unitClosed` (a unit after closing). */
  readonly sees: Readonly<Record<string, View>>;
  readonly may: Readonly<Record<string, readonly string[]>>;
  readonly mark: string;
}
type View = 'all' | 'noStaff' | 'unit' | 'unitClosed' | 'veiled' | 'title' | 'text' | 'public';

const kept: Record<string, Kept> = {};
const staff = { clerk: 'all', office: 'all', chair: 'noStaff', committee: 'noStaff' } as const;
const marks = new Map<string, { word: string; key: string; part: 'text' | 'identity' | 'evaluation' | 'title' | 'staff' }>();

/** A word that stands nowhere else. */
function mark(key: string, part: 'text' | 'identity' | 'evaluation' | 'title' | 'staff'): string {
  const word = `⟦${key}.${part}⟧`;
  marks.set(word, { word, key, part });
  return word;
}

const shows: Record<View, readonly string[]> = {
  all: ['title', 'text', 'identity', 'evaluation', 'staff'],
  noStaff: ['title', 'text', 'identity', 'evaluation'],
  unit: ['title', 'text', 'identity', 'staff'],
  unitClosed: ['title', 'text', 'identity', 'evaluation', 'staff'],
  veiled: ['title', 'text', 'staff'],
  text: ['title', 'text'],
  title: ['title'],
  public: ['title', 'text'],
};

const marked = (key: string, more: object = {}) =>
  draftOf(city, {
    title: `建议${mark(key, 'title')}`,
    problem: `问题${mark(key, 'text')}`,
    contact: `联系${mark(key, 'identity')}`,
    ...more,
  });

async function make(key: string, author: string, more: object = {}): Promise<string> {
  const { id } = await city.person(author).make('suggestion', marked(key, more));
  return id;
}

async function submit(id: string, author: string): Promise<void> {
  await city.person(author).act('suggestion', id, 'submit', { oneMatter: true });
}

async function register(id: string, key: string): Promise<void> {
  await city.person('clerk').act('suggestion', id, 'accept');
  await city
    .person('clerk')
    .act('suggestion', id, 'register', { categoryId: city.ids.education, nature: 'new', reviewNote: `审查${mark(key, 'staff')}` });
}

beforeAll(async () => {
  city = await createCity();
  other = await createCity({ beside: city, regionCode: '510200' });
  await city.addPerson('clerk.two', [{ role: 'deputyWorkOfficer' }]);
  const cut = '2025-03-20T10:00:00Z';

  const draft = await make('draft', 'lin');
  kept.draft = {
    process: 'suggestion',
    id: draft,
    mark: 'draft',
    sees: { lin: 'all' },
    may: { lin: ['edit', 'inviteCosigners', 'submit', 'discard'] },
  };

  const cosigning = await make('cosigning', 'lin');
  await city.person('lin').act('suggestion', cosigning, 'inviteCosigners', { deputyIds: [city.person('mei').seat], cutoff: cut });
  kept.cosigning = {
    process: 'suggestion',
    id: cosigning,
    mark: 'cosigning',
    sees: { lin: 'all', mei: 'noStaff' },
    may: { lin: ['inviteCosigners', 'reopenText', 'discard'], mei: ['cosign', 'declineCosign'] },
  };

  const submitted = await make('submitted', 'lin');
  await submit(submitted, 'lin');
  kept.submitted = {
    process: 'suggestion',
    id: submitted,
    mark: 'submitted',
    sees: { lin: 'all', ...staff, 'clerk.two': 'all' },
    may: { lin: ['withdraw'], clerk: ['accept'], 'clerk.two': ['accept'], office: ['accept'] },
  };

  const registeredId = await make('registered', 'mei');
  await submit(registeredId, 'mei');
  await register(registeredId, 'registered');
  const registeredMay = ['merge', 'preAssign', 'handOver', 'makeConfidential'];
  kept.registered = {
    process: 'suggestion',
    id: registeredId,
    mark: 'registered',
    sees: { mei: 'noStaff', ...staff, 'clerk.two': 'all' },
    may: { mei: ['withdraw'], clerk: registeredMay, 'clerk.two': registeredMay, office: registeredMay },
  };

  const proposed = await make('proposed', 'mei');
  await submit(proposed, 'mei');
  await register(proposed, 'proposed');
  await city.person('clerk').act('suggestion', proposed, 'preAssign', { units: [{ unitId: city.ids.parks, role: 'lead' }] });
  const proposedMay = ['preAssign', 'handOver', 'makeConfidential'];
  kept.proposed = {
    process: 'suggestion',
    id: proposed,
    mark: 'proposed',
    sees: { mei: 'noStaff', ...staff, 'clerk.two': 'all', parks: 'text', 'parks.head': 'text' },
    may: {
      mei: ['withdraw'],
      clerk: proposedMay,
      'clerk.two': proposedMay,
      office: proposedMay,
      parks: ['answerPreAssignment'],
      'parks.head': ['answerPreAssignment'],
    },
  };

  // Handed over through the relay to schools with roads helping; schools has drafted nothing yet.
  const over = await make('over', 'lin');
  await submit(over, 'lin');
  await register(over, 'over');
  await city.person('clerk').act('suggestion', over, 'handOver', {
    units: [
      { unitId: city.ids.schools, role: 'lead' },
      { unitId: city.ids.roads, role: 'co' },
    ],
  });
  kept.over = {
    process: 'suggestion',
    id: over,
    mark: 'over',
    sees: { lin: 'noStaff', ...staff, 'clerk.two': 'all', schools: 'unit', 'schools.head': 'unit', roads: 'unit', 'roads.head': 'unit' },
    may: { lin: ['withdraw'] },
  };
  const overAssignments = await city.person('clerk').list('assignment', `suggestionId=${over}`);
  const leadOver = overAssignments.find((a) => a.fields.role === 'lead')?.id ?? '';
  const coOver = overAssignments.find((a) => a.fields.role === 'co')?.id ?? '';
  kept.leadOver = {
    process: 'assignment',
    id: leadOver,
    mark: 'over',
    sees: { lin: 'noStaff', ...staff, 'clerk.two': 'all', schools: 'unit', 'schools.head': 'unit' },
    may: { schools: ['signIn', 'requestReturn'], 'schools.head': ['signIn', 'requestReturn'] },
  };
  kept.coOver = {
    process: 'assignment',
    id: coOver,
    mark: 'over',
    sees: { lin: 'noStaff', ...staff, 'clerk.two': 'all', roads: 'unit', 'roads.head': 'unit', schools: 'unit', 'schools.head': 'unit' },
    may: { roads: ['signIn', 'requestReturn'], 'roads.head': ['signIn', 'requestReturn'] },
  };

  // Evaluated badly and still open: the unit must not learn of it.
  const rated = await make('rated', 'lin');
  await submit(rated, 'lin');
  await register(rated, 'rated');
  const ratedAssignment = await handedOver(city, rated);
  await replied(city, ratedAssignment, 'schools', {
    resultClass: 'B',
    plannedItems: [{ content: '年内建成', measures: '落实用地', dueOn: '2025-12-20' }],
  });
  await city.person('lin').act('assignment', ratedAssignment, 'evaluate', {
    attitude: 'satisfied',
    result: 'dissatisfied',
    text: `评价${mark('rated', 'evaluation')}`,
    channel: 'platform',
  });
  kept.rated = {
    process: 'suggestion',
    id: rated,
    mark: 'rated',
    sees: { lin: 'noStaff', ...staff, 'clerk.two': 'all', schools: 'unit', 'schools.head': 'unit' },
    may: {},
  };
  kept.ratedAssignment = {
    process: 'assignment',
    id: ratedAssignment,
    mark: 'rated',
    sees: {
      lin: 'noStaff',
      clerk: 'all',
      'clerk.two': 'all',
      office: 'all',
      chair: 'all',
      committee: 'all',
      schools: 'unit',
      'schools.head': 'unit',
    },
    may: { lin: ['confirmContact'], clerk: ['orderRework', 'declineRework'], 'clerk.two': ['orderRework', 'declineRework'] },
  };
  const [promise] = await city.person('schools').list('commitment', `suggestionId=${rated}`);
  kept.promise = {
    process: 'commitment',
    id: promise?.id ?? '',
    mark: 'rated',
    sees: { lin: 'noStaff', ...staff, 'clerk.two': 'all', schools: 'unit', 'schools.head': 'unit' },
    may: {
      clerk: ['callForReport'],
      'clerk.two': ['callForReport'],
      schools: ['report', 'reportFulfilled', 'requestChange'],
      'schools.head': ['report', 'reportFulfilled', 'requestChange'],
    },
  };

  // Confidential: only the clerk who took it, the head of the unit, and the author.
  const secret = await make('secret', 'tan', {
    secrecy: 'confidential',
    secrecyReason: '未公开的工作情况',
    publishConsent: 'none',
    publishReason: '内容敏感',
  });
  await submit(secret, 'tan');
  await register(secret, 'secret');
  const secretAssignment = await handedOver(city, secret, 'party');
  await city.person('party.head').act('assignment', secretAssignment, 'signIn');
  kept.secret = {
    process: 'suggestion',
    id: secret,
    mark: 'secret',
    sees: { tan: 'noStaff', clerk: 'all', 'party.head': 'veiled' },
    may: { tan: ['withdraw'], clerk: ['nameStaff'] },
  };
  kept.secretAssignment = {
    process: 'assignment',
    id: secretAssignment,
    mark: 'secret',
    sees: { tan: 'noStaff', clerk: 'all', 'party.head': 'veiled' },
    may: { 'party.head': ['requestReturn', 'nameHandler', 'plan', 'logContact'] },
  };

  const open = await make('open', 'lin');
  await submit(open, 'lin');
  await register(open, 'open');
  const openAssignment = await handedOver(city, open, 'roads');
  await replied(city, openAssignment, 'roads');
  await city.person('lin').act('assignment', openAssignment, 'evaluate', {
    attitude: 'satisfied',
    result: 'satisfied',
    text: `评价${mark('open', 'evaluation')}`,
    channel: 'platform',
  });
  await city.person('clerk').act('suggestion', open, 'publish');
  const everybody = Object.fromEntries(
    [...Object.keys(city.people), ...Object.keys(other.people).map((n) => `other:${n}`), 'nobody'].map((n) => [n, 'public'] as const),
  );
  kept.open = {
    process: 'suggestion',
    id: open,
    mark: 'open',
    sees: { ...everybody, lin: 'noStaff', ...staff, 'clerk.two': 'all', roads: 'unitClosed', 'roads.head': 'unitClosed' },
    may: { clerk: ['unpublish', 'archive'], 'clerk.two': ['unpublish', 'archive'], office: ['unpublish', 'archive'] },
  };
  void contact;
});
afterAll(() => city.drop());

interface Caller {
  readonly name: string;
  readonly member: Member | null;
  readonly isOther: boolean;
}

/** One of each kind from another congress. */
const strangers = ['clerk', 'lin', 'schools.head', 'relay', 'audit.admin'];

const callers = (): Caller[] => [
  ...Object.entries(city.people).map(([name, member]) => ({ name, member, isOther: false })),
  ...strangers.map((name) => ({ name: `other:${name}`, member: other.person(name), isOther: true })),
  { name: 'nobody', member: null, isOther: true },
];

async function call(caller: Caller, method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', url: string, payload?: object) {
  if (caller.member) return caller.member.call(method, url, payload);
  const answer = await city.app.inject({ method, url, ...(payload ? { payload } : {}) });
  return {
    status: answer.statusCode,
    body: answer.headers['content-type']?.toString().includes('json') && answer.body ? answer.json() : null,
    text: answer.body,
    headers: answer.headers,
  };
}

/** Signs in an answer that this caller was not to see. */
function leaks(caller: Caller, text: string): string[] {
  const allowed = new Set(
    Object.values(kept).flatMap((k) => {
      const view = k.sees[caller.name];
      return view ? shows[view].map((part) => `${k.mark}.${part}`) : [];
    }),
  );
  return [...marks.values()].filter((m) => text.includes(m.word) && !allowed.has(`${m.key}.${m.part}`)).map((m) => m.word);
}

/** Does many calls, some at a time. */
async function all<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const left = [...items];
  await Promise.all(
    Array.from({ length: 6 }, async () => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item);
    }),
  );
}

const heads = async () => city.deps.db.selectFrom('log_head').select(['congress_id', 'seq']).orderBy('congress_id').execute();

describe('records', () => {
  test('each is seen by exactly those who may, with no more than they may', async () => {
    const wrong: string[] = [];
    for (const caller of callers()) {
      for (const [key, k] of Object.entries(kept)) {
        const url = `/api/${processOf(k.process).plural}/${k.id}?congress=${city.congressId}`;
        const answer = await call(caller, 'GET', url);
        const unseen = caller.member === null && k.process === 'commitment' ? 401 : 404;
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
            answer.text.includes(city.person(authorOf(key)).seat ?? '-')
          )
            wrong.push(`${caller.name} reads ${key} and learns whose it is`);
        }
        const story = await call(caller, 'GET', `/api/${processOf(k.process).plural}/${k.id}/log?congress=${city.congressId}`);
        const storyStatus = caller.member === null ? 401 : expected;
        if (story.status !== storyStatus) wrong.push(`${caller.name} reads the story of ${key}: ${story.status}, not ${storyStatus}`);
        for (const leak of leaks(caller, story.text)) wrong.push(`${caller.name} reads the story of ${key} and learns ${leak}`);
      }
    }
    expect(wrong).toEqual([]);
  });

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
    expect(wrong).toEqual([]);
  });

  test('nobody can do what is not theirs to do: every action, every caller, every record', async () => {
    const before = await heads();
    const wrong: string[] = [];
    let tried = 0;
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
    await all(callers(), async (caller) => {
      for (const [key, k] of Object.entries(kept)) {
        const process = processOf(k.process);
        for (const action of peopleActions(process).acting) {
          if ((k.may[caller.name] ?? []).includes(action)) continue;
          const def = actionOf(process, action);
          if (!def) continue;
          const input = sampleOf(def.input, pool, '2025-03-03');
          const single = await call(caller, 'POST', `/api/${process.plural}/${k.id}/${action}?congress=${city.congressId}`, input);
          if (single.status < 400) wrong.push(`${caller.name} did ${action} on ${key}: ${single.status}`);
          const many = await call(caller, 'POST', `/api/${process.plural}/batch/${action}?congress=${city.congressId}`, {
            items: [{ id: k.id, input }],
          });
          if (many.status < 400) wrong.push(`${caller.name} did ${action} on ${key} in a batch: ${many.status}`);
          for (const leak of [...leaks(caller, single.text), ...leaks(caller, many.text)])
            wrong.push(`${caller.name} tries ${action} on ${key} and learns ${leak}`);
          tried += 2;
        }
      }
    });
    expect(wrong).toEqual([]);
    expect(await heads()).toEqual(before);
    expect(tried).toBeGreaterThan(10_000);
  }, 300_000);
});

function authorOf(key: string): string {
  if (key === 'registered' || key === 'proposed') return 'mei';
  return key.startsWith('secret') ? 'tan' : 'lin';
}

describe('every other way in', () => {
  test('no list, search, count, export, work list, notice, figure or any other reading tells what its reader may not know', async () => {
    const wrong: string[] = [];
    const routes = servedRoutes.get(city.app) ?? [];
    const gets = routes.filter((r) => r.method === 'GET');
    expect(gets.length).toBeGreaterThan(40);
    await all(callers(), async (caller) => {
      for (const route of gets) {
        for (const url of addressesOf(route)) {
          const answer = await call(caller, 'GET', url);
          if (answer.status >= 500) wrong.push(`${caller.name} GET ${url}: ${answer.status} ${answer.text.slice(0, 100)}`);
          for (const leak of leaks(caller, answer.text)) wrong.push(`${caller.name} GET ${url} and learns ${leak}`);
        }
      }
    });
    expect(wrong).toEqual([]);
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
        ].filter((p) => k.process !== 'commitment' || p.startsWith('result'));
        for (const probe of probes) {
          const answer = await call(caller, 'GET', `/api/${process.plural}?congress=${city.congressId}&limit=200&${probe}`);
          const ids = ((answer.body?.items ?? []) as { id: string }[]).map((i) => i.id);
          if (ids.includes(k.id)) wrong.push(`${caller.name} finds ${key} by ${probe}`);
        }
      }
    }
    expect(wrong).toEqual([]);
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
    expect(wrong).toEqual([]);
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
    expect(wrong).toEqual([]);
    expect(await heads()).toEqual(before);
  });
});

async function holdsOne(caller: Caller, roles: readonly string[]): Promise<boolean> {
  const rows = await city.deps.db
    .selectFrom('role_grant')
    .select('role')
    .where('account_id', '=', caller.member?.accountId ?? '')
    .execute();
  return rows.some((r) => roles.includes(r.role));
}

/** The addresses a reading route can be asked at: its own congress, and each kept record where it takes an id. */
function addressesOf(route: Route): string[] {
  const named = `congress=${city.congressId}&congressId=${city.congressId}`;
  const query = [named, `session=${city.ids.session}`, 'process=suggestion', 'year=2025'].join('&');
  const isList = allRecordRoutes.some(
    ({ routes }) => routes.list.path === route.path || routes.count.path === route.path || route.path === `${routes.list.path}/export`,
  );
  const paths = route.path.includes(':id')
    ? Object.values(kept).map((k) => route.path.replace(':id', k.id))
    : [route.path.replace(':key', 'form')];
  return paths.flatMap((path) => {
    const shapes = route.query ? Object.keys((route.query as { shape?: object }).shape ?? {}) : [];
    const own = query
      .split('&')
      .filter((part) => shapes.includes(part.split('=')[0] ?? '') && !(isList && part.startsWith('session')))
      .join('&');
    const withFormat = shapes.includes('format') ? ['csv'].map((f) => `${own}&format=${f}`) : [own];
    return withFormat.map((q) => (q ? `${path}?${q}` : path));
  });
}
