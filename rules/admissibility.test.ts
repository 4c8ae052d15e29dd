import { describe, expect, test } from 'vitest';
import { admissibilityHints, type DraftParts, hintsFor } from './admissibility.ts';

const sound: DraftParts = {
  title: '关于增设东湖片区社区托育点的建议',
  problem: '东湖片区有适龄幼儿一千二百余人，现有托育点两处，可收托八十人，双职工家庭只能跨区接送，群众意见较多。',
  proposal: '建议由区卫生健康局会同街道，在年内新建三处社区托育点，并把运营补助列入年度预算。',
};
const ids = (draft: DraftParts) => hintsFor(draft).map((h) => h.id);

describe('hints on admissibility', () => {
  test('a sound draft and an empty one get none', () => {
    expect(ids(sound)).toEqual([]);
    expect(ids({})).toEqual([]);
    expect(ids({ title: '  ', problem: null })).toEqual([]);
  });

  test.each([
    ['severalMatters', { title: '关于路灯以及公交问题的建议' }],
    ['private', { problem: `${sound.problem}我家就在路口，我儿子每天经过。` }],
    ['judicialCase', { problem: `${sound.problem}一审判决后我们提起上诉。` }],
    ['forwardedLetter', { problem: `${sound.problem}现将居民联名信转交贵处。` }],
    ['academicOrPromotion', { problem: `${sound.problem}课题组的论文指出如下。` }],
    ['beyondCompetence', { proposal: '建议国务院修订相关行政法规，统一全国标准，由各部门落实执行并定期评估效果。' }],
    ['shortProblem', { problem: '路灯坏了。' }],
    ['shortProposal', { proposal: '请修好路灯。' }],
    ['noConcreteProposal', { proposal: '希望有关部门高度重视这一问题，加大力度，尽快解决群众的烦心事，让大家满意放心。' }],
    ['tooLong', { problem: '情况说明。'.repeat(700) }],
  ])('%s is hinted at', (id, change) => {
    expect(ids({ ...sound, ...change })).toContain(id);
  });

  test('every kind of inadmissible matter that words can show has its hint, with words in both languages and a source', () => {
    for (const kind of ['private', 'judicialCase', 'forwardedLetter', 'academicOrPromotion', 'beyondCompetence', 'severalMatters']) {
      expect(admissibilityHints.some((h) => h.id === kind)).toBe(true);
    }
    for (const { text, source } of admissibilityHints)
      expect([text.zh, text.en, source.zh, source.en].every((t) => t.length > 5)).toBe(true);
    expect(new Set(admissibilityHints.map((h) => h.id)).size).toBe(admissibilityHints.length);
  });
});
