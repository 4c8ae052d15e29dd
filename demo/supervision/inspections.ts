import { addDays, type PlainDate } from '../../engine/calendar.ts';
import { processOf } from '../../processes/all.ts';
import type { Story } from '../timeline.ts';
import { at, workday } from '../world.ts';
import type { SupervisionCast } from './cast.ts';

type Reach = 'planned' | 'cancelled' | 'frameFixed' | 'drawn' | 'reported' | 'published';

interface Spec {
  readonly title: string;
  readonly session: 'finished' | 'living';
  readonly on: PlainDate;
  readonly reach: Reach;
  readonly size: number;
  readonly seed: string;
}

/** The finished year's comprehensive inspection, and the spot checks of the living one. */
export function inspectionStories(cast: SupervisionCast): Story[] {
  const { world, city } = cast.telling;
  const { finished, living } = city.sessions;
  const back = (days: number) => workday(world.calendar, addDays(world.end, -days), 0);
  const present = (title: string, on: PlainDate, reach: Reach, size: number): Spec => ({
    title: `${living.year}年${title}`,
    session: 'living',
    on,
    reach,
    size,
    seed: `${living.year}0${size}17`,
  });
  const specs: Spec[] = [
    {
      title: `${finished.year}年代表建议办理情况综合检查`,
      session: 'finished',
      on: workday(world.calendar, `${finished.year}-11-10`, 0),
      reach: 'published',
      size: 12,
      seed: '07 11 19 23 28 33',
    },
    present('办理质量抽查', back(34), 'drawn', 5),
    present('答复承诺抽查', back(60), 'reported', 2),
    present('三访制落实情况抽查', back(7), 'frameFixed', 4),
    present('代表建议办理情况综合检查', back(5), 'planned', 12),
    present('教育类建议专项检查', back(25), 'cancelled', 3),
  ];
  return specs.map((spec) => inspectionStory(cast, spec));
}

async function* inspectionStory(cast: SupervisionCast, { title, session, on, reach, size, seed }: Spec): Story {
  const { world, city } = cast.telling;
  const later = (days: number, hour = 10) => at(workday(world.calendar, addDays(on, days), 0), hour, size);
  yield later(0);
  const id = await cast.make(cast.clerk, 'inspection', {
    title,
    sessionId: city.sessions[session].id,
    year: city.sessions[session].year,
    frameOf: 'concluded',
    sampleSize: size,
    plan: '由专门委员会牵头，邀请常委会组成人员和提建议的代表参加，逐件到现场核对答复是否落实。',
  });
  if (reach === 'planned') return;
  yield later(2);
  if (reach === 'cancelled') return cast.act(cast.office, 'inspection', id, 'cancel', { reason: '与教科文卫委员会的专题调研合并进行。' });
  await cast.act(cast.office, 'inspection', id, 'fixFrame');
  if (reach === 'frameFixed') return;
  yield later(5);
  await cast.act(cast.office, 'inspection', id, 'draw', {
    seed,
    seedSource: '抽样会上当众摇号',
    witnesses: '三位市人大代表、两位常委会委员',
    finishBy: addDays(world.today(), 40),
  });
  const kase = await world.ledger.read(processOf('inspection'), city.congressId, id);
  const items = (kase?.linked ?? []).map((l) => l.id);
  const inspector = cast.members[0] ?? cast.committee;
  for (const [i, item] of items.entries()) {
    // The living check stands half way: the first item waits to be assigned, the next to be inspected.
    if (reach === 'drawn' && i === 0) continue;
    yield later(8, 9);
    await cast.act(cast.clerk, 'inspectionItem', item, 'assign', {
      committeeId: cast.committees[i % cast.committees.length],
      inspectors: '专门委员会、两位常委会委员、提建议的代表',
      accountId: inspector.accountId,
    });
    if (reach === 'drawn' && i === 1) continue;
    yield later(14 + (i % 4), 11);
    const wanting = reach === 'drawn' ? i >= 2 : i % 4 === 1;
    await cast.act(inspector, 'inspectionItem', item, 'record', {
      inspectedOn: world.today(),
      found: wanting ? 'partly' : 'asReplied',
      finding: wanting
        ? '主体工程已完成，标识和无障碍设施尚未到位，与答复有差距。'
        : '现场与答复一致，设施已经投入使用，周边群众表示满意。',
      authorPresent: true,
      ...(wanting ? { remedyAsked: '补齐标识和无障碍设施，明确管护单位。', remedyBy: addDays(world.today(), 30) } : {}),
    });
    if (!wanting || (reach === 'drawn' && i === 2)) continue;
    yield later(20 + (i % 4), 15);
    await cast.act(cast.unitOf('inspectionItem', item).clerk, 'inspectionItem', item, 'reportRemedy', {
      text: '标识和坡道已经补齐，管护责任移交街道，照片附后。',
    });
    if (reach === 'drawn' && i === 3) continue;
    yield later(24 + (i % 4), 15);
    await cast.act(inspector, 'inspectionItem', item, 'acceptRemedy', { note: '经现场复核，整改到位。' });
  }
  if (reach === 'drawn') return;
  yield later(34);
  await cast.act(cast.clerk, 'inspection', id, 'report', {
    report: `本次共抽查${size}件，多数与答复相符；个别事项存在收尾不到位的问题，已督促整改。`,
  });
  if (reach === 'reported') return;
  yield later(40);
  await cast.act(cast.office, 'inspection', id, 'publish');
}
