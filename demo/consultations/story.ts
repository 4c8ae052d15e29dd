import type { AnyActor } from '../../engine/actor.ts';
import { addDays, type PlainDate } from '../../engine/calendar.ts';
import type { Story } from '../timeline.ts';
import { at, system, workday } from '../world.ts';
import type { Telling } from '../year/telling.ts';
import {
  closedComments,
  closedDraft,
  closedLaterComments,
  closedPoints,
  openComments,
  openDraft,
  otherDrafts,
  otherReviews,
  reviewSuggestions,
} from './texts.ts';

/** How long before the present day each begins. */
const ago = { closed: 110, open: 12, answered: 95, underReview: 20, others: 38, otherReviews: 9 } as const;
const openDays = 31;

/** Consultations over and answered, open, and elsewhere on their way; suggestions to review a document in every state. */
export function beginConsultations(telling: Telling): void {
  telling.begin(closedStory(telling));
  telling.begin(openStory(telling));
  for (const [n, begun] of [ago.answered, ago.underReview].entries()) telling.begin(reviewStory(telling, n, begun));
  telling.begin(otherDraftsStory(telling));
  telling.begin(otherReviewsStory(telling));
}

const later = (a: PlainDate, b: PlainDate): PlainDate => (a < b ? b : a);

const begun = ({ world, city }: Telling, days: number): PlainDate => {
  const day = addDays(world.end, -days);
  return workday(world.calendar, later(city.days.begin, day), 1);
};

async function publish(telling: Telling, draft: object): Promise<string> {
  const { world, city } = telling;
  const id = await world.make(city.legislation, 'consultation', city.congressId, draft);
  await world.act(city.legislation, 'consultation', id, 'issue', { untilOn: addDays(world.today(), openDays) });
  return id;
}

/** Somebody without an account says something; answers the id of the comment. */
async function say(
  { world, city }: Telling,
  consultationId: string,
  article: string | null,
  content: string,
  more: { readonly repeatOfId?: string | undefined; readonly heldBy?: string | undefined } = {},
): Promise<string> {
  const id = world.id();
  const citizen: AnyActor = { kind: 'citizen', name: '', congressId: city.congressId, recordId: id };
  const input = {
    consultationId,
    content,
    ...(article ? { article } : {}),
    ...(more.repeatOfId ? { repeatOfId: more.repeatOfId } : {}),
    ...(more.heldBy ? { heldBy: more.heldBy } : {}),
    consentVersion: '2026-1',
    language: 'zh',
  };
  await world.make(citizen, 'consultationComment', city.congressId, input, 'submit', id);
  return id;
}

async function* closedStory(telling: Telling): Story {
  const { world, city } = telling;
  const first = begun(telling, ago.closed);
  yield at(first, 9, 40);
  const id = await publish(telling, closedDraft);
  const firsts = new Map<string, string>();
  const told: { id: string; n: number }[] = [];
  for (const [n, [article, content]] of closedComments.entries()) {
    yield at(addDays(first, 2 + n * 3), 20, 5);
    const before = firsts.get(content);
    const said = await say(telling, id, article, content, { repeatOfId: before });
    if (!before) told.push({ id: said, n });
    firsts.set(content, before ?? said);
  }
  yield at(addDays(first, openDays + 1), 0, 10);
  await world.act(system, 'consultation', id, 'close');
  yield at(workday(world.calendar, world.today(), 6), 10, 20);
  for (const { id: said, n } of told) {
    const [, , result, reason] = closedComments[n] ?? [];
    await world.act(city.legislation, 'consultationComment', said, 'sort', { result, ...(reason ? { reason } : {}) });
  }
  yield at(workday(world.calendar, world.today(), 8), 15, 0);
  await world.act(city.legislation, 'consultation', id, 'publishFeedback', {
    feedback: '征求意见期间，社会各方面对草案总体赞成。法制工作机构会同有关部门逐条研究，对草案作了修改，现将采纳情况公布如下。',
    points: closedPoints,
  });
}

async function* openStory(telling: Telling): Story {
  const { world, city } = telling;
  const first = begun(telling, ago.open);
  yield at(first, 10, 15);
  const id = await publish(telling, openDraft);
  const firsts = new Map<string, string>();
  for (const [n, [article, content]] of openComments.entries()) {
    yield at(addDays(first, 1 + n), 19, 30);
    const said = await say(telling, id, article, content, { repeatOfId: firsts.get(content) });
    firsts.set(content, firsts.get(content) ?? said);
  }
  const [deputy] = city.deputies;
  if (!deputy) return;
  yield at(addDays(first, 7), 9, 50);
  await world.act(deputy.actor, 'consultation', id, 'comment', {
    article: '第五条',
    content: '建议对无障碍设施规定分期达标的时限，并公布达标名单。',
  });
}

async function* reviewStory(telling: Telling, n: number, days: number): Story {
  const { world, city } = telling;
  const suggestion = reviewSuggestions[n];
  if (!suggestion) return;
  yield at(begun(telling, days), 14, 25);
  const id = world.id();
  const citizen: AnyActor = { kind: 'citizen', name: '', congressId: city.congressId, recordId: id };
  const act = (actor: AnyActor, action: string, input: object = {}) => world.act(actor, 'reviewSuggestion', id, action, input);
  const soon = (workdays: number) => at(workday(world.calendar, world.today(), workdays), 10, 40);
  await world.make(citizen, 'reviewSuggestion', city.congressId, { ...suggestion, consentVersion: '2026-2', language: 'zh' }, 'submit', id);
  yield soon(2);
  if (n === 1) {
    await act(city.legislation, 'askCompletion', { missing: '请写明办法的文号或者公布日期。' });
    yield soon(2);
    await act(citizen, 'supplement', { text: '办法于去年七月一日公布，没有编文号。' });
    yield soon(1);
  }
  await act(city.legislation, 'register');
  yield soon(3);
  await act(city.legislation, 'assign');
  if (n === 1) return;
  yield soon(25);
  await act(city.legislation, 'conclude', {
    finding: 'corrected',
    result: '通告第四条自行设定罚款，同行政处罚法第十六条不一致。经沟通，制定机关已删去该条。',
  });
  yield soon(2);
  await act(city.legislation, 'answer', {
    answer: '您的建议经研究后采纳。制定机关已删去通告第四条关于罚款的规定。感谢您对备案审查工作的支持。',
  });
}

async function* otherDraftsStory(telling: Telling): Story {
  const { world, city } = telling;
  const { legislation, congressId } = city;
  const first = begun(telling, ago.others);
  yield at(first, 9, 10);
  const id = await publish(telling, otherDrafts.closed);
  const told: string[] = [];
  for (const [n, comment] of closedLaterComments.entries()) {
    yield at(addDays(first, 2 + n), 21, 10);
    const { content } = comment;
    const heldBy = 'heldBy' in comment ? comment.heldBy : undefined;
    told.push(await say(telling, id, 'article' in comment ? comment.article : null, content, { heldBy }));
  }
  const [, , , refused = '', erased = ''] = told;
  yield at(addDays(first, 9), 10, 0);
  await world.act(legislation, 'consultationComment', refused, 'refuse', { reason: '广告内容，与征求意见的事项无关。' });
  await world.act({ kind: 'citizen', name: '', congressId, recordId: erased }, 'consultationComment', erased, 'erase');
  const taken = await publish(telling, otherDrafts.withdrawn);
  const dropped = await world.make(legislation, 'consultation', congressId, otherDrafts.discarded);
  yield at(addDays(first, 12), 11, 0);
  await world.act(legislation, 'consultation', taken, 'withdraw', { reason: '上级正在制定统一规定，待其出台后重新起草。' });
  await world.act(legislation, 'consultation', dropped, 'discard');
  yield at(addDays(first, openDays + 1), 0, 10);
  await world.act(system, 'consultation', id, 'close');
  await world.make(legislation, 'consultation', congressId, otherDrafts.draft);
}

async function* otherReviewsStory(telling: Telling): Story {
  const { world, city } = telling;
  const { legislation, congressId } = city;
  yield at(begun(telling, ago.otherReviews), 15, 0);
  for (const [n, [state, title, issuer]] of otherReviews.entries()) {
    const id = world.id();
    const citizen: AnyActor = { kind: 'citizen', name: '', congressId, recordId: id };
    const act = (actor: AnyActor, action: string, input: object = {}) => world.act(actor, 'reviewSuggestion', id, action, input);
    const input = {
      ...{
        title,
        issuer,
        superiorLaw: '《行政许可法》第十六条、第十七条',
        suggesterKind: 'citizen',
        name: '某先生',
        phone: `1990992010${n}`,
      },
      reasons: `认为《${title}》增设了上位法没有规定的条件，减损了公民、法人的权利，请予审查。`,
      ...(state === 'held' ? { heldBy: '侮辱性词语' } : {}),
      ...{ consentVersion: '2026-2', language: 'zh' },
    };
    await world.make(citizen, 'reviewSuggestion', congressId, input, 'submit', id);
    if (state === 'incomplete') await act(legislation, 'askCompletion', { missing: '请写明规定的文号和有关条款。' });
    if (state === 'transferred')
      await act(legislation, 'transfer', { transferredTo: '鹤汀区住房和城乡建设部门', reason: '该公告不是规范性文件，已转主管部门处理。' });
    if (state === 'archived') await act(citizen, 'erase');
    if (['registered', 'declined', 'concluded'].includes(state)) await act(legislation, 'register');
    if (state === 'declined')
      await act(legislation, 'decline', { ground: 'amended', reason: '该办法有关条款今年已经修改，您反映的问题不再存在。' });
    if (state !== 'concluded') continue;
    await act(legislation, 'assign');
    await act(city.legislation, 'conclude', { finding: 'noProblem', result: '经审查，有关规定有上位法依据。' });
  }
}
