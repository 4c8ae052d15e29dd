import { at, rulePack, system, timeZone, type World } from '../world.ts';
import { districts } from './areas.ts';
import { daysFor } from './calendar-of-sessions.ts';
import { type MadeUpPerson, occupations } from './names.ts';
import { particularsOf } from './particulars.ts';

const districtUnits = ['教育局', '住房和城乡建设局', '卫生健康局', '城市管理局', '民政局', '农业农村局'];

/** The district congresses with their townships, each with a small set of registers. Answers congress ids by region code. */
export async function makeDistricts(world: World, cityId: string, newPerson: () => MadeUpPerson): Promise<[string, string][]> {
  const days = daysFor(world.end, world.calendar);
  const made: [string, string][] = [];
  const congress = async (name: string, level: 'county' | 'township', regionCode: string, parentId: string) => {
    const id = world.id();
    const input = { name: `${name}人民代表大会`, shortName: name, level, regionCode, parentId, rulePack, timeZone };
    await world.make(system, 'congress', id, input, 'create', id);
    made.push([regionCode, id]);
    return id;
  };
  for (const district of districts) {
    const id = await congress(district.name, 'county', district.regionCode, cityId);
    for (const [i, town] of district.townships.entries())
      await congress(`${district.name}${town}`, 'township', `${district.regionCode}10${i + 1}`, id);
    await furnish(world, id, district.name, days, newPerson);
  }
  world.setNow(at(days.begin, 10));
  return made;
}

async function furnish(
  world: World,
  congressId: string,
  area: string,
  days: ReturnType<typeof daysFor>,
  newPerson: () => MadeUpPerson,
): Promise<void> {
  const make = (process: Parameters<World['make']>[1], input: object) => world.make(system, process, congressId, input);
  const termId = await make('term', days.term);
  await make('congressSession', { ...days.living, termId, kind: 'regular', name: '第十届第四次会议' });
  const relay = await make('unit', unitOf(area, '人民政府办公室', '100', true, null, 0));
  for (const [i, name] of districtUnits.entries())
    await make('unit', unitOf(area, name, `1${String(i + 1).padStart(2, '0')}`, false, relay, i + 1));
  for (const [i, [name, common]] of (
    [
      ['教科文卫', 'educationCultureHealth'],
      ['城建交通', 'urbanEnvironment'],
      ['农业农村', 'agriculture'],
      ['社会建设', 'socialAffairs'],
      ['其他', 'other'],
    ] as const
  ).entries())
    await make('category', { code: `0${i + 1}`, name, parentId: null, common, sortNo: i + 1 });
  for (let group = 1; group <= 3; group++) {
    const delegationId = await make('delegation', { termId, code: `D0${group}`, name: `第${'一二三'[group - 1]}代表团`, sortNo: group });
    for (let place = 1; place <= 8; place++) {
      const { name, gender, birthYear, phone } = newPerson();
      const seatNo = `D0${group}-${String(place).padStart(3, '0')}`;
      const occupation = world.random.pick(occupations);
      const more = particularsOf(group * 10 + place, occupation);
      const personId = await make('person', { name, gender, birthYear, phone, email: null, accountId: null, ...more.person });
      await make('deputyship', {
        personId,
        name,
        seatNo,
        termId,
        delegationId,
        electoralUnit: `${area}第${(group - 1) * 8 + place}选区`,
        occupation,
        electedOn: null,
        ...more.seat,
      });
    }
  }
}

const unitOf = (area: string, name: string, code: string, isRelay: boolean, relayUnitId: string | null, sortNo: number) => ({
  code,
  name: `${area}${name}`,
  shortName: `${area.slice(0, -1)}${name}`.slice(0, 20),
  unitGroup: 'government',
  isRelay,
  relayUnitId,
  docMark: `${area.slice(0, 2)}函`,
  contactName: null,
  contactPhone: null,
  sortNo,
});
