import type { Actor } from '../../engine/actor.ts';
import type { City, Deputy } from '../city/city.ts';
import { system, type World } from '../world.ts';

/** A station of the demo city and who keeps it; without a keeper the deputies' office does. */
export interface DemoStation {
  readonly id: string;
  readonly codeId: string;
  readonly district: string;
}

/** Stations, a code for each and for some deputies, and the rules on contents: as they were when opinions began to come in. */
export interface Places {
  readonly stations: readonly DemoStation[];
  readonly codes: ReadonlyMap<string, string>;
  readonly deputies: readonly Deputy[];
  /** The keeper with an account, and which stations are theirs. */
  readonly keeper: Actor;
}

const spots = [
  ['鹤汀区', '鹤汀区白鹭街道代表联络站', 'station', '白鹭路18号', '119.2961,26.0745'],
  ['鹤汀区', '鹤汀区柳荫社区代表联系点', 'point', '柳荫巷6号', '119.3042,26.0801'],
  ['砚岭区', '砚岭区代表之家', 'home', '松烟大道66号', '119.3311,26.0513'],
  ['枫浦区', '枫浦区渡口街道代表联络站', 'station', '渡口路2号', '119.2688,26.0419'],
  ['杏陂区', '杏陂区代表工作室', 'studio', '杏陂西路31号', '119.2490,26.0933'],
  ['棠渚区', '棠渚区民情联络点', 'publicOpinionPoint', '渚岸街9号', '119.3555,26.0990'],
  ['云箬县', '云箬县城关镇代表联络站', 'station', '城关镇中心路5号', '119.1702,26.1533'],
  ['松濑市', '松濑市代表之家', 'home', '松濑大道100号', '119.4120,26.1880'],
] as const;

export async function makePlaces(world: World, city: City): Promise<Places> {
  const [clerk] = city.clerks;
  const { congressId } = city;
  // Seats of those who can sign in first, so that whoever looks at the demo finds opinions of their own.
  const known = city.deputies.filter((d) => ['D01', 'D02', 'D07'].includes(d.delegation));
  const deputies = [
    known[2],
    known[7],
    city.deputies.filter((d) => d.delegation === 'D02')[4],
    city.deputies.filter((d) => d.delegation === 'D07')[1],
    ...city.deputies.filter((_, i) => i % 53 === 11),
  ].filter((d): d is Deputy => d !== undefined);
  const stations: DemoStation[] = [];
  for (const [i, [district, name, kind, address, location]] of spots.entries()) {
    const own = city.delegations.find((d) => d.name === district)?.deputies.slice(0, 6) ?? [];
    const id = await world.make(clerk, 'station', congressId, {
      code: `Z${String(i + 1).padStart(3, '0')}`,
      name,
      kind,
      hostLevel: 'county',
      district,
      address,
      location,
      squareMetres: 80 + i * 15,
      openingHours: '工作日9:00—17:00',
      publicPhone: `0990-86${String(1000 + i * 37)}`,
      facilities: ['接待室', '查询终端', '无障碍通道'],
      deputyIds: own.map((d) => d.seat),
      receptionRule: i % 2 === 0 ? '每周三上午' : '单月15日',
      noticeDays: 2,
      receptionDays: null,
      duty: own[0] ? [{ weekday: 'wednesday', from: '09:00', until: '11:30', deputyId: own[0].seat, name: null }] : null,
      photoIds: null,
      standing: 'open',
      mergedIntoId: null,
      openedOn: null,
      keeperId: i < 2 ? city.keeper.accountId : null,
      secondKeeperId: null,
      note: null,
    });
    const codeId = await world.make(
      clerk,
      'deputyCode',
      congressId,
      { name, subject: 'station', stationId: id, places: '站点门口' },
      'issue',
    );
    stations.push({ id, codeId, district });
  }
  const codes = new Map<string, string>();
  for (const deputy of deputies)
    codes.set(
      deputy.seat,
      await world.make(clerk, 'deputyCode', congressId, { name: `${deputy.name}代表`, subject: 'deputy', deputyId: deputy.seat }, 'issue'),
    );
  const first = codes.get(deputies[0]?.seat ?? '');
  if (first) await world.act(system, 'deputyCode', first, 'revoke', { reason: '换发新版二维码' });
  if (deputies[0])
    codes.set(
      deputies[0].seat,
      await world.make(
        clerk,
        'deputyCode',
        congressId,
        { name: `${deputies[0].name}代表`, subject: 'deputy', deputyId: deputies[0].seat, places: '社区公告栏' },
        'issue',
      ),
    );
  const rule = (name: string, words: readonly string[], effect: string, explanation: string) =>
    world.make(clerk, 'contentRule', congressId, { name, words, effect, explanation });
  await rule('商业广告', ['加微信', '代开发票', '高价回收'], 'refuse', '这里不接受商业广告。');
  await rule('侮辱性词语', ['混蛋', '滚出去'], 'hold', '请文明用语。');
  const keeper = { ...city.keeper, stations: stations.slice(0, 2).map(({ id }) => ({ id, congressId })) };
  return { stations, codes, deputies, keeper };
}
