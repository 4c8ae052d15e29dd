import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type City, createCity } from '../support/city.ts';

let city: City;
const who = (name: string) => city.person(name);
beforeAll(async () => {
  city = await createCity();
  for (const name of ['member.one', 'member.two', 'member.three']) await city.addPerson(name, [{ role: 'scMember' }]);
});
afterAll(() => city.drop());

describe('an open vote on the members’ work lists', () => {
  /** What a work list says of one assessment: the action and the light's day. */
  async function turn(name: string, id: string): Promise<unknown[]> {
    const { body } = await who(name).get('/api/work');
    const groups = Object.values(body.groups as Record<string, { items: Record<string, unknown>[] }>);
    return groups.flatMap((g) => g.items.filter((i) => i.id === id).map((i) => [i.action, i.dueKey, i.dueOn]));
  }
  const prepare = (mode: string) =>
    who('clerk').make('assessment', {
      title: '年中测评',
      sessionId: city.ids.session,
      year: 2025,
      subject: '办理情况',
      unitIds: [city.ids.schools, city.ids.roads],
      mode,
    });
  const members = ['member.one', 'member.two', 'member.three'];
  const open = { meeting: '第三十次会议', members: 5, present: 4, voteBy: '2025-03-05' };
  const turns = async (id: string) => Object.fromEntries(await Promise.all(members.map(async (m) => [m, await turn(m, id)])));
  const owed = [['vote', 'vote', '2025-03-05']];

  test('each member has it until they have voted, and nobody else learns who has', async () => {
    const { id } = await prepare('electronic');
    expect(await turns(id)).toEqual({ 'member.one': [], 'member.two': [], 'member.three': [] });
    const passed = await who('office').try('assessment', id, 'openVote', { ...open, voteBy: '2025-03-02' });
    expect([passed.status, passed.body.data.reason]).toEqual([409, 'voteByPassed']);
    await who('office').act('assessment', id, 'openVote', open);
    expect(await turns(id)).toEqual({ 'member.one': owed, 'member.two': owed, 'member.three': owed });
    const others = ['clerk', 'office', 'chair', 'committee', 'schools', 'lin'];
    const seenBefore = await Promise.all(others.map((name) => turn(name, id)));
    expect(seenBefore).toEqual([[['countVote', 'vote', '2025-03-05']], [['countVote', 'vote', '2025-03-05']], [], [], [], []]);
    const record = JSON.stringify((await who('clerk').see('assessment', id)) as object);
    expect((await who('member.two').post(`/api/assessments/${id}/vote`, { marks: [] })).status).toBe(200);
    expect(await turns(id)).toEqual({ 'member.one': owed, 'member.two': [], 'member.three': owed });
    expect(await Promise.all(others.map((name) => turn(name, id)))).toEqual(seenBefore);
    // Nothing of the record moves with a ballot: neither its version nor its last change.
    expect(JSON.stringify((await who('clerk').see('assessment', id)) as object)).toBe(record);
    await who('office').act('assessment', id, 'countVote');
    expect(await turns(id)).toEqual({ 'member.one': [], 'member.two': [], 'member.three': [] });
  });

  test('a vote on paper, and one that was annulled, are on no member’s list; the office hears of a box not emptied', async () => {
    const paper = await prepare('paper');
    await who('office').act('assessment', paper.id, 'openVote', open);
    expect(await turn('member.one', paper.id)).toEqual([]);
    const annulled = await prepare('electronic');
    await who('office').act('assessment', annulled.id, 'openVote', open);
    await who('office').act('assessment', annulled.id, 'annul', { reason: '票样有误' });
    expect(await turn('member.one', annulled.id)).toEqual([]);
    const left = await prepare('electronic');
    const opened = await who('office').act('assessment', left.id, 'openVote', { meeting: '第三十次会议', members: 5, present: 4 });
    expect([opened.fields.voteBy, opened.deadlines.find((d) => d.key === 'vote')?.dueOn]).toEqual(['2025-03-03', '2025-03-03']);
    expect(await turn('member.one', left.id)).toEqual([['vote', 'vote', '2025-03-03']]);
    city.clock.set(new Date('2025-03-04T01:00:00Z'));
    expect(await turn('member.one', left.id)).toEqual([]);
    const late = await who('member.one').post(`/api/assessments/${left.id}/vote`, { marks: [] });
    expect([late.status, late.body.code]).toEqual([409, 'voteClosed']);
    expect((await who('member.one').get(`/api/assessments/${left.id}/ballot`)).body.isOpen).toBe(false);
    expect(await turn('office', left.id)).toEqual([['countVote', 'vote', '2025-03-03']]);
  });
});
