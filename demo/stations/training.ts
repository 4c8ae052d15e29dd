import { addDays } from '../../engine/calendar.ts';
import type { Deputy } from '../city/city.ts';
import type { Story } from '../timeline.ts';
import { at, type World, workday } from '../world.ts';
import type { Telling } from '../year/telling.ts';

const subjects = ['代表法和监督法专题', '预算审查监督', '怎样提出高质量的建议', '民生实事项目监督'] as const;
const apart = 45;

/** Begins the courses of the last months and the coming ones: attended, with leave and absence; a lesson online; one cancelled. */
export function beginTraining(telling: Telling): void {
  for (let n = 0; n < 7; n++) telling.begin(course(telling, n));
  telling.begin(lesson(telling));
}

const termOf = (world: World, deputy: Deputy | undefined): string =>
  deputy ? String(world.get('deputyship', deputy.seat).record.termId) : '';

async function* course({ world, city }: Telling, n: number): Story {
  const clerk = city.clerks[0];
  const pupils = city.deputies.filter((_, i) => i % 19 === n).slice(0, 14);
  const on = workday(world.calendar, addDays(world.end, 10 - (5 - n) * apart), 0);
  yield at(workday(world.calendar, addDays(on, -90), 0), 9, 20 + n);
  const id = await world.make(
    clerk,
    'course',
    city.congressId,
    {
      title: `${subjects[n % subjects.length]}培训班`,
      kind: n % 2 === 0 ? 'themed' : 'field',
      termId: termOf(world, pupils[0]),
      on,
      endOn: workday(world.calendar, on, 1),
      place: '市委党校',
      organiser: '市人大常委会代表工作委员会',
      hours: 16,
      places: 40,
      content: '专题讲授、分组讨论和现场教学。',
    },
    'plan',
  );
  yield at(workday(world.calendar, addDays(on, -20), 0), 10, n);
  await world.act(clerk, 'course', id, 'invite', { deputyIds: pupils.map((d) => d.seat) });
  const parts = [...(world.ledger.records.get('attendance')?.values() ?? [])].filter((a) => a.record.courseId === id);
  yield at(workday(world.calendar, addDays(on, -16), 0), 20, n);
  for (const [i, part] of parts.entries()) {
    const deputy = pupils.find((d) => d.seat === part.record.deputyId);
    if (!deputy) continue;
    if (i === 2) await world.act(deputy.actor, 'attendance', part.id, 'askLeave', { reason: '本单位有紧急工作。' });
    else if (i > 3) await world.act(deputy.actor, 'attendance', part.id, 'accept');
  }
  if (n === 2) {
    yield at(workday(world.calendar, addDays(on, -8), 0), 15, 0);
    await world.act(clerk, 'course', id, 'cancel', { reason: '与上级培训时间冲突。' });
    return;
  }
  yield at(workday(world.calendar, on, 2), 17, n);
  for (const [i, part] of parts.entries()) if (i !== 2) await world.act(clerk, 'attendance', part.id, i === 5 ? 'missed' : 'attend');
  await world.act(clerk, 'course', id, 'conclude');
}

async function* lesson({ world, city }: Telling): Story {
  const clerk = city.clerks[0];
  const pupils = city.deputies.filter((_, i) => i % 23 === 7).slice(0, 16);
  const on = workday(world.calendar, addDays(world.end, -20), 0);
  yield at(on, 9, 40);
  const id = await world.make(
    clerk,
    'course',
    city.congressId,
    {
      title: '代表履职要点（线上）',
      kind: 'online',
      termId: termOf(world, pupils[0]),
      on,
      endOn: addDays(on, 50),
      organiser: '市人大常委会代表工作委员会',
      hours: 2,
      lesson:
        '代表应当与原选区选民或者原选举单位保持密切联系，听取和反映意见要求。\n代表每年可以提出建议、批评和意见，有关机关应当研究办理并负责答复。',
      questions: [
        { question: '代表应当与谁保持密切联系？', choices: ['原选区选民或者原选举单位', '上级机关', '本单位'] },
        { question: '收到代表建议的机关应当怎样做？', choices: ['自行决定是否答复', '研究办理并负责答复'] },
      ],
      answerKey: '1,2',
    },
    'plan',
  );
  await world.act(clerk, 'course', id, 'invite', { deputyIds: pupils.map((d) => d.seat) });
  const parts = [...(world.ledger.records.get('attendance')?.values() ?? [])].filter((a) => a.record.courseId === id);
  for (const [i, part] of parts.entries()) {
    const deputy = pupils.find((d) => d.seat === part.record.deputyId);
    if (!deputy || i % 3 === 2) continue;
    yield at(addDays(on, 1 + i), 20, i);
    const answer = (choice: number) =>
      world.act(deputy.actor, 'attendance', part.id, 'answer', { read: true, answers: [{ choice: 1 }, { choice }] });
    if (i % 4 === 1) await answer(1);
    await answer(2);
  }
}
