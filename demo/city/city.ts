import type { Actor } from '../../engine/actor.ts';
import { addDays } from '../../engine/calendar.ts';
import type { RoleId } from '../../registers/roles.ts';
import type { AccountSpec } from '../accounts.ts';
import { at, personActing, rulePack, system, timeZone, type World } from '../world.ts';
import { areas } from './areas.ts';
import { type CityDays, daysFor, type SessionDays } from './calendar-of-sessions.ts';
import { type CategoryKey, categories } from './categories.ts';
import { makeDistricts } from './districts.ts';
import { type DeputyGroup, makeGroups } from './groups.ts';
import { type MadeUpPerson, occupations, personMaker } from './names.ts';
import { particularsOf } from './particulars.ts';
import { type RelayKey, relays, type UnitKey, type UnitSpec, units } from './units.ts';

/** An account made before the city, with the name it goes by. */
export interface AccountHolder {
  readonly id: string;
  readonly name: string;
  readonly spec: AccountSpec;
}

/** A unit with the people who work on suggestions there. */
export interface Desk {
  readonly key: UnitKey | RelayKey;
  readonly id: string;
  readonly name: string;
  readonly shortName: string;
  readonly mark: string;
  readonly relay: RelayKey | null;
  readonly clerk: Actor;
  readonly head: Actor;
  readonly phone: string;
}

export interface Deputy {
  readonly seat: string;
  readonly name: string;
  readonly phone: string;
  readonly delegation: string;
  readonly occupation: string;
  readonly actor: Actor;
}

export interface Delegation {
  readonly code: string;
  readonly name: string;
  readonly id: string;
  readonly head: Actor;
  readonly staff: Actor;
  readonly deputies: readonly Deputy[];
}

export interface City {
  readonly congressId: string;
  readonly days: CityDays;
  readonly sessions: Readonly<Record<'finished' | 'living', SessionDays & { readonly id: string }>>;
  readonly categories: Readonly<Record<CategoryKey, string>>;
  readonly desks: ReadonlyMap<UnitKey | RelayKey, Desk>;
  readonly delegations: readonly Delegation[];
  readonly deputies: readonly Deputy[];
  readonly groups: readonly DeputyGroup[];
  readonly clerks: readonly [Actor, Actor];
  readonly office: Actor;
  readonly chair: Actor;
  readonly committeeOfficer: Actor;
  readonly members: readonly Actor[];
  readonly evaluator: Actor;
  /** Keeps two of the stations. */
  readonly keeper: Actor;
  readonly petitionOfficer: Actor;
  readonly legislation: Actor;
  /** Every congress by region code, for granting roles. */
  readonly congresses: ReadonlyMap<string, string>;
}

/** The city as it was when the system came into use: congress tree, term, sessions, units, delegations, deputies, categories. */
export async function makeCity(world: World, holders: readonly AccountHolder[], newPerson: () => MadeUpPerson): Promise<City> {
  const days = daysFor(world.end, world.calendar);
  world.setNow(at(days.begin, 9));
  const congressId = world.id();
  const congress = {
    shortName: '棠宁市',
    name: '棠宁市人民代表大会',
    level: 'city',
    regionCode: '990100',
    parentId: null,
    rulePack,
    timeZone,
  };
  await world.make(system, 'congress', congressId, congress, 'create', congressId);
  const acting = (role: RoleId, more: object = {}): Actor['grants'] => [{ role, congressId, ...more }];
  const holding = (username: string): AccountHolder => {
    const found = holders.find((h) => h.spec.username === username);
    if (!found) throw new RangeError(`no account ${username}`);
    return found;
  };
  const officer = (username: string): Actor => {
    const { id, name, spec } = holding(username);
    return personActing(id, name, { grants: acting(spec.role) });
  };
  const clerks = [officer('demo.clerk'), officer('demo.clerk2')] as const;
  const [clerk] = clerks;
  const make = (process: Parameters<World['make']>[1], input: object) => world.make(clerk, process, congressId, input);

  const termId = await make('term', days.term);
  const desks = await makeDesks(world, make, holders, congressId, newPerson);
  const categoryIds: Partial<Record<CategoryKey, string>> = {};
  for (const [i, c] of categories.entries()) {
    const code = String(i + 1).padStart(2, '0');
    categoryIds[c.key] = await make('category', { code, name: c.name, parentId: null, common: c.common, sortNo: i + 1 });
  }
  const delegations: Delegation[] = [];
  for (const [i, area] of areas.entries()) {
    const code = `D${String(i + 1).padStart(2, '0')}`;
    const id = await make('delegation', { termId, code, name: `${area.name.replace(/[区县市]$/, '')}代表团`, sortNo: i + 1 });
    const office = (role: 'delegationHead' | 'delegationStaff') => {
      const holder = holders.find((h) => h.spec.role === role && h.spec.delegation === code);
      return personActing(holder?.id ?? world.id(), holder?.name ?? newPerson().name, { grants: acting(role, { delegationId: id }) });
    };
    const deputies: Deputy[] = [];
    for (let place = 1; place <= area.seats; place++) {
      const holder = holders.find((h) => h.spec.seat?.delegation === code && h.spec.seat.place === place);
      deputies.push(
        await makeDeputy(world, make, {
          congressId,
          termId,
          delegationId: id,
          code,
          place,
          area: area.name,
          electedOn: addDays(days.term.startOn, -12),
          holder,
          person: newPerson(),
          categories: categoryIds,
          n: i * 100 + place,
        }),
      );
    }
    delegations.push({ code, name: area.name, id, head: office('delegationHead'), staff: office('delegationStaff'), deputies });
  }
  const session = async (s: SessionDays) => ({
    ...s,
    id: await make('congressSession', { ...s, termId, kind: 'regular', name: `第十届第${'一二三四五'[s.sessionNo - 1]}次会议` }),
  });
  const congresses = await makeDistricts(world, congressId, newPerson);
  const groups = await makeGroups(make, {
    termId,
    formedOn: addDays(days.term.startOn, 40),
    delegations,
    categories: categoryIds,
    fieldOf: (deputy) => particularsOf(0, deputy.occupation).field,
  });
  return {
    congressId,
    days,
    sessions: { finished: await session(days.finished), living: await session(days.living) },
    categories: categoryIds as Record<CategoryKey, string>,
    desks,
    delegations,
    deputies: delegations.flatMap((d) => d.deputies),
    groups,
    clerks,
    office: officer('demo.office'),
    chair: officer('demo.chair'),
    committeeOfficer: officer('demo.committee'),
    members: [officer('demo.member'), officer('demo.member2')],
    evaluator: officer('demo.evaluator'),
    keeper: officer('demo.station'),
    petitionOfficer: officer('demo.petitions'),
    legislation: officer('demo.legislation'),
    congresses: new Map([['990100', congressId], ...congresses]),
  };
}

type Make = (process: Parameters<World['make']>[1], input: object) => Promise<string>;

async function makeDesks(
  world: World,
  make: Make,
  holders: readonly AccountHolder[],
  congressId: string,
  newPerson: () => MadeUpPerson,
): Promise<Map<UnitKey | RelayKey, Desk>> {
  const desks = new Map<UnitKey | RelayKey, Desk>();
  const add = async (spec: Omit<UnitSpec, 'key'> & { key: UnitKey | RelayKey }, code: string, isRelay: boolean, sortNo: number) => {
    const phone = `0990-8${String(world.random.whole(0, 999_999)).padStart(6, '0')}`;
    const staff = (role: RoleId) => {
      const holder = holders.find((h) => h.spec.unit === spec.key && h.spec.role === role);
      return { id: holder?.id ?? world.id(), name: holder?.name ?? newPerson().name, role };
    };
    const clerk = staff(isRelay ? 'govOffice' : 'unitClerk');
    const head = staff(isRelay ? 'govOffice' : 'unitHead');
    const id = await make('unit', {
      code,
      name: spec.name,
      shortName: spec.shortName,
      unitGroup: spec.group,
      isRelay,
      relayUnitId: spec.relay ? (desks.get(spec.relay)?.id ?? null) : null,
      docMark: spec.mark,
      contactName: clerk.name,
      contactPhone: phone,
      sortNo,
    });
    const actor = (who: typeof clerk) => personActing(who.id, who.name, { grants: [{ role: who.role, congressId, unitId: id }] });
    const { key, name, shortName, mark, relay } = spec;
    desks.set(key, { key, id, name, shortName, mark, relay, clerk: actor(clerk), head: actor(head), phone });
  };
  for (const [i, r] of relays.entries()) await add({ ...r, relay: null }, `${i + 1}00`, true, i);
  for (const [i, u] of units.entries()) {
    const block = u.relay === 'governmentOffice' ? 1 : u.relay === 'partyOffice' ? 2 : 3;
    await add(u, `${block}${String(i + 1).padStart(3, '0')}`, false, block * 1000 + i);
  }
  return desks;
}

async function makeDeputy(
  world: World,
  make: Make,
  given: {
    congressId: string;
    termId: string;
    delegationId: string;
    code: string;
    place: number;
    area: string;
    electedOn: string;
    holder: AccountHolder | undefined;
    person: MadeUpPerson;
    categories: Readonly<Partial<Record<CategoryKey, string>>>;
    n: number;
  },
): Promise<Deputy> {
  const { congressId, termId, delegationId, code, place, area, holder, person } = given;
  const name = holder?.name ?? person.name;
  const { gender, birthYear, phone } = person;
  const occupation = area === '驻棠部队' ? '军人' : world.random.pick(occupations);
  const more = particularsOf(given.n, occupation);
  const personId = await make('person', { name, gender, birthYear, phone, email: null, ...more.person });
  if (holder) await world.act(system, 'person', personId, 'edit', { accountId: holder.id });
  const fieldId = more.field === null ? undefined : given.categories[more.field];
  const electoralUnit = area === '驻棠部队' ? area : `${area}人民代表大会`;
  const seat = await make('deputyship', {
    personId,
    name,
    seatNo: `${code}-${String(place).padStart(3, '0')}`,
    termId,
    delegationId,
    electoralUnit,
    occupation,
    electedOn: given.electedOn,
    credentialsConfirmedOn: addDays(given.electedOn, 5),
    ...more.seat,
    fieldIds: fieldId === undefined ? [] : [fieldId],
  });
  const actor = personActing(holder?.id ?? personId, name, {
    grants: [{ role: 'deputy', congressId }],
    deputyships: [{ id: seat, congressId, delegationId }],
  });
  return { seat, name, phone, delegation: code, occupation, actor };
}

/** The makers of persons that a city and its accounts share. */
export const personsOf = (world: World): (() => MadeUpPerson) => personMaker(world.random, Number(world.end.slice(0, 4)));
