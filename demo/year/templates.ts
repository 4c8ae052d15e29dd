import { replyBlocks } from '../../registers/reply-template.ts';
import { shippedTemplates } from '../../registers/reply-templates.shipped.ts';
import type { Story } from '../timeline.ts';
import { at, workday } from '../world.ts';
import type { Telling } from './telling.ts';

/** Reply templates: two of the office for all units, and one each of the first units' own. */
export async function* templateStory({ world, city }: Telling): Story {
  const { calendar } = world;
  yield at(workday(calendar, city.days.begin, 3), 10);
  for (const resultClass of ['A', 'B'] as const) {
    const shipped = shippedTemplates.find((s) => s.resultClass === resultClass);
    if (!shipped) continue;
    const blocks = Object.fromEntries(replyBlocks.map((block) => [block, shipped[block] ?? null]));
    await world.make(city.clerks[0], 'replyTemplate', city.congressId, {
      name: `${resultClass} 类答复（全市统一）`,
      unitId: null,
      resultClass,
      ...blocks,
    });
  }
  yield at(workday(calendar, city.days.finished.endOn, 20), 15);
  for (const desk of [...city.desks.values()].filter((d) => d.relay === 'governmentOffice').slice(0, 4))
    await world.make(desk.clerk, 'replyTemplate', city.congressId, {
      name: '现场核查后答复',
      unitId: desk.id,
      resultClass: null,
      opening: '{代表姓名}代表：您提出的《{建议标题}》（{编号}）收悉。{承办单位}派员到现场核查，并与您见面沟通，现答复如下。',
      done: '一、现场核查情况：（写明时间、地点和查明的事实）。',
      planned: null,
      notAdopted: null,
      closing: '感谢您的监督支持。联系人：{经办人}，电话：{联系电话}。',
    });
}
