import type { AnyActor } from '../../engine/actor.ts';
import { addDays, type PlainDate } from '../../engine/calendar.ts';
import { matters } from '../opinions/matters.ts';
import { createRandom, type Random } from '../random.ts';
import type { Story } from '../timeline.ts';
import { at, system, workday } from '../world.ts';
import { deskOf, type Telling } from '../year/telling.ts';

/** How many petition, and how long before the present day the first of them did. */
const count = 36;
const longAgo = 130;
const channels = ['letter', 'letter', 'visit', 'phone', 'email'] as const;
const districts = ['鹤汀区', '砚岭区', '枫浦区', '杏陂区', '棠渚区'];
/** Those that stay where they are, so that every state can be seen. */
const left = { referred: 29, transferred: 20, erased: 3, reported: 12, reReview: 1 } as const;
const surnames = [...'吴郑冯陈褚卫蒋沈韩杨'];

/** What comes to the desk though it is no matter of services: by the remainder of the petition's place in the row. */
const apart: Readonly<Record<number, { readonly title: string; readonly content: string }>> = {
  5: { title: '对判决结果不服', content: '与开发商的购房合同纠纷一审败诉，认为法院没有采信我提交的收据，请人大过问此案。' },
  8: {
    title: '反映工作人员吃拿卡要',
    content: '去窗口办理手续，材料齐全，工作人员三次要求补件，并暗示请客才能快办。请核查，不要把我的情况告诉该单位。',
  },
};

/** Petitions of the last months, each as far on its way as its days allow: most with a unit, some answered, reviewed, kept apart. */
export async function* petitionStories(telling: Telling): Story {
  const { world, city } = telling;
  const first = addDays(world.end, -longAgo);
  yield at(workday(world.calendar, later(first, city.days.begin), 3), 9, 15);
  for (let n = 0; n < count; n++) {
    const day = workday(world.calendar, addDays(first, 8 + Math.floor((n / count) * (longAgo - 9))), 0);
    telling.begin(petitionStory({ telling, random: createRandom(41_000 + n), day, n }));
  }
}

/** What a letter is about, by its first words. */
const titleOf = (content: string): string => (content.split(/[，。；？]/u)[0] ?? content).replace(/^(反映|建议|请)/u, '').slice(0, 40);

const later = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? b : a);

interface Plan {
  readonly telling: Telling;
  readonly random: Random;
  readonly day: PlainDate;
  readonly n: number;
}

async function* petitionStory({ telling, random, day, n }: Plan): Story {
  const { world, city } = telling;
  const { petitionOfficer: desk } = city;
  const matter = matters[n % matters.length];
  if (!matter) return;
  const spot = random.pick(matter.places);
  const channel = channels[n % channels.length] ?? 'letter';
  const people = n % 9 === 2 ? random.whole(8, 40) : 1;
  const soon = (least: number, most: number) =>
    at(workday(world.calendar, world.today(), random.whole(least, most)), random.whole(9, 16), random.whole(0, 59));
  yield at(day, random.whole(9, 16), random.whole(0, 59));
  const name = `${random.pick(surnames)}${random.pick(['先生', '女士', '大爷', '阿姨'])}`;
  const content = random.pick(matter.words).replaceAll('{p}', spot);
  const input = {
    channel,
    receivedOn: world.today(),
    title: titleOf(content),
    content,
    ...apart[n % 12],
    district: random.pick(districts),
    people,
    ...(channel === 'visit' && people > 1 ? { representatives: [{ person: name, reach: '19909910001' }] } : {}),
    name,
    phone: `1990991${String(random.whole(0, 9999)).padStart(4, '0')}`,
    confidential: random.chance(0.2),
  };
  const id = await world.make(desk, 'petition', city.congressId, input, 'register');
  const act = (actor: AnyActor, action: string, given: object = {}) => world.act(actor, 'petition', id, action, given);
  if (n === count - 1) return;
  yield soon(1, 2);
  const kind = n % 12 === 5 ? 'judicial' : n % 12 === 8 ? 'accusation' : n % 3 === 0 ? 'proposal' : 'appeal';
  const accused = kind === 'accusation' ? { accused: '某单位窗口人员', accusedUnitIds: [deskOf(city, matter.unit).id] } : {};
  await act(desk, 'classify', { kind, categoryId: city.categories[matter.category], ...accused });
  await act(desk, 'tellReceipt', { on: world.today(), way: channel === 'visit' ? 'inPerson' : 'phone' });
  yield soon(0, 2);
  if (kind === 'judicial') {
    await act(desk, 'refer', { referredTo: '市中级人民法院', reason: '该事项属诉讼权利救济范围，请依法向人民法院提出。' });
    if (n === left.referred) return;
    yield soon(1, 2);
    await act(desk, 'tellReferral');
    return;
  }
  if (n % 12 === 10) {
    await act(desk, 'notAccept', { ground: 'othersDuty', reason: '该事项属所在区职责，已告知向区信访工作机构提出。' });
    return;
  }
  const unit = kind === 'accusation' ? deskOf(city, matter.unit === 'education' ? 'health' : 'education') : deskOf(city, matter.unit);
  await act(desk, kind === 'accusation' ? 'transfer' : 'assign', { unitId: unit.id, handReason: '请核实情况，依法办理并报送结果。' });
  if (n === left.transferred) return;
  yield soon(1, 3);
  if (n === left.erased) {
    await act(desk, 'erase');
    return;
  }
  if (n % 14 === 4) {
    await act(unit.clerk, 'object', { reason: kind === 'accusation' ? '被反映人不属本单位管理。' : '该路段已移交所在区管护。' });
    return;
  }
  await act(unit.clerk, 'accept');
  if (n % 10 === 7 && kind === 'appeal') {
    yield soon(10, 20);
    await act(unit.head, 'extend', { reason: '涉及管线产权单位较多，需要会商。' });
  }
  yield soon(8, 20);
  await act(unit.clerk, 'report', {
    report: kind === 'accusation' ? '经调阅监控、询问当事人，未发现索要财物；对多次要求补件的问题已批评教育并责令整改。' : matter.answer,
  });
  if (n === left.reported) return;
  yield soon(1, 4);
  await act(desk, 'answer', {
    answer: kind === 'accusation' ? '您反映的补件问题属实，窗口人员已受到批评教育，办事清单已改为一次告知。' : matter.plain,
  });
  if (n % 6 === 1) {
    yield soon(5, 15);
    await act(desk, 'askReview', { askedOn: world.today(), body: '市人民政府', ground: '认为问题没有彻底解决。' });
    yield soon(10, 18);
    await act(desk, 'decideReview', {
      outcome: n % 12 === 1 ? 'upheld' : 'changed',
      opinion: '经复查，原处理意见事实清楚；责成承办机关完善后续管护。',
    });
    if (n === left.reReview) {
      yield soon(3, 8);
      await act(desk, 'askReReview', { askedOn: world.today(), body: '省人民政府', ground: '对复查意见不服。' });
      return;
    }
  }
  const due = world.get('petition', id).deadlines.find((d) => d.key.startsWith('ask') && d.closedOn === null)?.dueOn ?? world.today();
  yield at(addDays(due, 1), 3, 0);
  await act(system, 'lapse');
}
