import { stationOf, tell } from './citizen.ts';
import type { City } from './city.ts';
import type { Kept, Part } from './matrix-callers.ts';
import { addStationWork, type FileOf } from './matrix-stations.ts';

/** Opinions of people without an account, and the code through which one of them came; what happens at the station. */
export async function addOpinions(
  city: City,
  kept: Record<string, Kept>,
  mark: (key: string, part: Part) => string,
  fileOf: FileOf,
): Promise<void> {
  const keeper = city.person('keeper');
  const clerk = city.person('clerk');
  const station = await clerk.make('station', stationOf({ keeperId: keeper.accountId }));
  const code = await clerk.make('deputyCode', { name: '林代表', subject: 'deputy', deputyId: city.person('lin').seat }, 'issue');
  const codeMay = ['notePlaces', 'reissue', 'revoke'];
  kept.code = {
    process: 'deputyCode',
    id: code.id,
    mark: 'code',
    sees: { lin: 'title', clerk: 'title', 'clerk.two': 'title', office: 'title', chair: 'title' },
    may: { lin: codeMay, clerk: codeMay, 'clerk.two': codeMay },
  };
  const say = (key: string, more: object) =>
    tell(city, {
      content: `内容${mark(key, 'text')}`,
      place: `地点${mark(key, 'parties')}`,
      name: `姓名${mark(key, 'identity')}`,
      ...more,
    });
  const address = await clerk.get(`/api/deputy-codes/${code.id}/address`);
  const voiced = await say('voiced', { code: address.body.code });
  const clerkMay = ['moderate', 'receive', 'merge', 'refuse', 'erase'];
  kept.voiced = {
    process: 'opinion',
    id: voiced.id,
    mark: 'voiced',
    sees: { lin: 'noStaff', clerk: 'all', 'clerk.two': 'all', office: 'desk', chair: 'leader' },
    may: { lin: ['receive', 'merge', 'refuse'], clerk: clerkMay, 'clerk.two': clerkMay },
  };
  const stationCode = await clerk.make('deputyCode', { name: '东湖站', subject: 'station', stationId: station.id }, 'issue');
  kept.stationCode = {
    process: 'deputyCode',
    id: stationCode.id,
    mark: 'stationCode',
    sees: { keeper: 'title', clerk: 'title', 'clerk.two': 'title', office: 'title', chair: 'title' },
    may: { keeper: codeMay, clerk: codeMay, 'clerk.two': codeMay },
  };
  const stationAddress = await clerk.get(`/api/deputy-codes/${stationCode.id}/address`);
  const passedOn = await say('passedOn', { code: stationAddress.body.code });
  await keeper.act('opinion', passedOn.id, 'receive', { grade: 'ordinary' });
  await keeper.act('opinion', passedOn.id, 'route', { routeKind: 'department', unitId: city.ids.roads, routeReason: '请办理。' });
  const officeMay = ['classify', 'askBack', 'urge', 'escalate', 'convert', 'erase'];
  kept.passedOn = {
    process: 'opinion',
    id: passedOn.id,
    mark: 'passedOn',
    sees: {
      keeper: 'all',
      clerk: 'all',
      'clerk.two': 'all',
      office: 'desk',
      chair: 'leader',
      roads: 'handler',
      'roads.head': 'handler',
    },
    may: {
      keeper: ['classify', 'askBack', 'convert'],
      clerk: officeMay,
      'clerk.two': officeMay,
      roads: ['accept', 'returnRoute'],
      'roads.head': ['accept', 'returnRoute'],
    },
  };
  await addStationWork(city, kept, mark, fileOf);
}
