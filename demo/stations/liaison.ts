import type { Actor } from '../../engine/actor.ts';
import { addDays } from '../../engine/calendar.ts';
import type { Deputy } from '../city/city.ts';
import type { Story } from '../timeline.ts';
import { at, personActing, system, workday } from '../world.ts';
import { deskOf, type Telling } from '../year/telling.ts';

interface Body {
  readonly id: string;
  readonly clerk: Actor;
}
type Matter = readonly [
  body: 'court' | 'procuratorate' | 'tax' | 'commission',
  kind: string,
  title: string,
  content: string,
  answer: string,
];

const matters: readonly Matter[] = [
  [
    'court',
    'workOpinion',
    '诉讼服务大厅延长一晚开放时间',
    '不少务工人员白天请假困难，希望诉讼服务大厅每周有一晚延长开放，并公布可以网上办理的事项。',
    '自下月起每周三延长至二十时，可以网上办理的事项已在大厅和公众号公布。',
  ],
  [
    'procuratorate',
    'attendance',
    '希望旁听公益诉讼公开听证',
    '代表小组关注河道保护，希望有合适的公益诉讼听证时邀请代表旁听。',
    '将邀请代表参加下一次河道保护公益诉讼公开听证，时间确定后通知代表工作机构。',
  ],
  [
    'commission',
    'openness',
    '基层监察信息公开的形式',
    '走访中群众希望村务监督与监察工作的公开内容更通俗，建议用图表说明办事流程和举报渠道。',
    '已制作图解样式，先在十个村试用，征求意见后推广。',
  ],
  [
    'court',
    'legalAdvice',
    '物业服务合同常见问题的法律咨询',
    '接待中多次被问到物业服务合同的一般规定，请介绍有关法律规定和诉前调解的途径。',
    '已整理问答一份附后，并安排法官参加代表联络站的普法活动。',
  ],
  [
    'tax',
    'workOpinion',
    '个体工商户集中申报期的窗口服务',
    '集中申报期排队时间较长，建议错峰提醒并增设老年人协助岗。',
    '已增设协助岗两个，申报提醒改为分批发送。',
  ],
  [
    'procuratorate',
    'workOpinion',
    '未成年人普法进乡镇学校',
    '乡镇学校普法课一学期一次，内容重复，建议结合网络安全更新课件。',
    '课件已更新，本学期覆盖全部乡镇中心学校。',
  ],
];

/** Begins what deputies put to judicial and supervisory bodies in the last months, in every state. Chance is not drawn from. */
export async function* liaisonStory(telling: Telling): Story {
  const { world, city } = telling;
  const clerk = city.clerks[0];
  yield at(workday(world.calendar, addDays(world.end, -140), 0), 9, 35);
  const unit = await world.make(clerk, 'unit', city.congressId, {
    code: '4001',
    name: '棠宁市监察委员会',
    shortName: '市监委',
    unitGroup: 'supervisory',
    isRelay: false,
    relayUnitId: null,
    docMark: '棠监函',
    contactName: null,
    contactPhone: null,
    sortNo: 4001,
  });
  const commission: Body = {
    id: unit,
    clerk: personActing(world.id(), '监委联络办', { grants: [{ role: 'unitClerk', congressId: city.congressId, unitId: unit }] }),
  };
  const deputies = city.deputies.filter((_, i) => i % 13 === 3 && i % 17 !== 3);
  for (let n = 0; n < 18; n++) {
    const [deputy, matter] = [deputies[n % 9], matters[n % matters.length]];
    if (!deputy || !matter) continue;
    const body = matter[0] === 'commission' ? commission : deskOf(city, matter[0]);
    telling.begin(liaison(telling, { n, deputy, matter, body }));
  }
}

interface Plan {
  readonly n: number;
  readonly deputy: Deputy;
  readonly matter: Matter;
  readonly body: Body;
}

async function* liaison({ world, city }: Telling, { n, deputy, matter, body }: Plan): Story {
  const clerk = n % 2 === 0 ? city.clerks[0] : city.clerks[1];
  const later = (days: number, hour: number) => at(workday(world.calendar, world.today(), days), hour, 5 + n);
  yield at(workday(world.calendar, addDays(world.end, -122 + n * 7), 0), 20, n);
  const [, kind, title, content, answer] = matter;
  const isCase = n === 8;
  const given = isCase
    ? { kind: 'other', title: '请关注一件民间借贷案件的二审', content: '选民反映一件民间借贷案件二审拖延，希望过问。' }
    : { kind, title: n >= 6 ? `${title}（${n >= 12 ? '回访' : '补充'}）` : title, content };
  const id = await world.make(
    deputy.actor,
    'liaisonMatter',
    city.congressId,
    { unitId: body.id, ...given, notConcreteCase: true },
    'submit',
  );
  const act = (actor: Actor, action: string, input: object = {}) => world.act(actor, 'liaisonMatter', id, action, input);
  if (n === 17) return;
  yield later(1, 10);
  if (isCase) {
    await act(clerk, 'refuse', { refusalReason: '内容是要求过问一件正在审理的案件，请告知当事人依法行使诉讼权利。' });
    return;
  }
  if (n === 11 || n === 5) {
    await act(clerk, 'returnToDeputy', { returnGround: 'unclear', returnReason: '请写明涉及的窗口和时段，便于对方答复。' });
    if (n === 11) return;
    yield later(1, 19);
    await act(deputy.actor, 'resubmit', {
      unitId: body.id,
      ...given,
      content: `${content}主要在城区学校以外的十二个乡镇。`,
      notConcreteCase: true,
    });
    yield later(1, 9);
  }
  await act(clerk, 'forward', { notConcreteCase: true, ...(n % 4 === 0 ? { forwardNote: '请研究后答复代表。' } : {}) });
  if (n === 15 || n === 16) return;
  if (n === 10) {
    yield later(1, 14);
    await act(deputy.actor, 'withdraw', { reason: '已与对方当面沟通清楚。' });
    return;
  }
  yield later(1, 15);
  await act(body.clerk, 'receive', { contactName: '联络办' });
  if (n === 14) return;
  yield later(6 + (n % 5), 16);
  await act(body.clerk, 'answer', { answer: n === 3 ? '有关规定可查阅民法典合同编。' : answer });
  if (n === 13) return;
  yield later(2, 20);
  if (n === 3) {
    await act(deputy.actor, 'evaluate', { result: 'dissatisfied', note: '没有介绍诉前调解的途径。' });
    yield later(5, 11);
    await act(body.clerk, 'answer', { answer });
    yield later(2, 20);
  }
  if (n === 1) {
    yield at(addDays(world.today(), 45), 3, 0);
    await world.act(system, 'liaisonMatter', id, 'lapse');
    return;
  }
  await act(deputy.actor, 'evaluate', { result: n % 5 === 4 ? 'basicallySatisfied' : 'satisfied' });
}
