import { describe, expect, test } from 'vitest';
import { align } from '../align/align.ts';
import { parseStatute } from '../parse/parse.ts';
import { chineseHeads, tableHtml, tableMarkdown } from './print.ts';
import { changeStatistics } from './statistics.ts';
import { comparisonTable } from './table.ts';
import { timelines } from './timeline.ts';

const first = parseStatute(`青河市养犬管理规定
第一条　为了规范养犬行为，制定本规定。
第二条　养犬人应当遵守下列规定：
（一）为犬只佩戴犬牌；
（二）即时清理犬只粪便。
第三条　违反本规定第二条规定的，由城市管理部门处五十元以上二百元以下罚款。
第四条　农村地区养犬管理参照本规定执行。`);
const second = parseStatute(`青河市养犬管理规定
第一条　为了规范养犬行为，制定本规定。
第二条　市公安机关负责养犬登记，发放养犬登记证和犬牌，对无证养犬行为进行查处。市公安机关建立养犬管理信息系统，并与有关部门共享信息。
第三条　养犬人应当遵守下列规定：
（一）为犬只佩戴犬牌；
（二）使用长度不超过一点五米的牵引绳；
（三）即时清理犬只粪便。
第四条　违反本规定第三条规定的，由城市管理部门处一百元以上五百元以下罚款。`);
const third = parseStatute(`青河市养犬管理规定
第一条　为了规范养犬行为，制定本规定。
第二条　市公安机关负责养犬登记，发放养犬登记证和犬牌，对无证养犬行为进行查处。
第三条　市公安机关建立养犬管理信息系统，并与有关部门共享信息，方便市民查询养犬登记情况。
第四条　养犬人应当遵守下列规定：
（一）为犬只佩戴犬牌；
（二）使用长度不超过一点五米的牵引绳；
（三）即时清理犬只粪便。
第五条　违反本规定第四条规定的，由城市管理部门处一百元以上五百元以下罚款。`);

const alignment = align(first, second);
const rows = comparisonTable(alignment);

describe('the table', () => {
  test('says of each row what became of it', () => {
    expect(rows.map((r) => r.note.zh)).toEqual(['未作修改', '新增', '第二条改为第三条；增加1项', '第三条改为第四条；修改1款', '删去']);
  });

  test('marks the words that changed, numbers and amounts as wholes', () => {
    const penalty = rows[3];
    expect(penalty?.old[0]?.pieces.filter((p) => p.kind === 'removed').map((p) => p.text)).toEqual(['第二条', '五十元', '二百元']);
    expect(penalty?.new[0]?.pieces.filter((p) => p.kind === 'added').map((p) => p.text)).toEqual(['第三条', '一百元', '五百元']);
    expect(rows[2]?.new.map((l) => l.pieces.map((p) => p.kind).join())).toEqual(['same', 'same', 'added', 'same']);
  });

  test('printed, no text is taken for markup', () => {
    const sly = parseStatute('<b>规定</b>\n第一条　<script>alert(1)</script>|**不是**|标记。');
    const shown = comparisonTable(align(parseStatute(''), sly));
    const html = tableHtml(shown, chineseHeads(sly.title));
    expect(html).not.toContain('<script>');
    expect(html).toContain('&lt;script&gt;');
    expect(tableMarkdown(shown, chineseHeads('规定'))).toContain('\\|\\*\\*不是\\*\\*\\|');
  });
});

test('statistics add up', () => {
  const s = changeStatistics(alignment, rows);
  expect(s.articles).toEqual({ old: 4, new: 4 });
  expect(s.pairs).toMatchObject({ unchanged: 1, inserted: 1, modified: 2, deleted: 1 });
  expect(s.lines).toEqual({ same: 4, changed: 1, moved: 0, inserted: 2, deleted: 1 });
  expect(s.characters.removed).toBe('第二条五十元二百元'.length + '农村地区养犬管理参照本规定执行。'.length);
});

describe('timelines', () => {
  const lines = timelines([alignment, align(second, third)]);

  test('follow an article through its numbers', () => {
    expect(lines.map((l) => l.steps.map((s) => s.article.number).join('→'))).toEqual(['1→1→1', '2→2', '3', '2→3→4', '3→4→5', '4']);
  });

  test('tell what was split off, and what ended when', () => {
    expect(lines[2]?.splitFrom?.number).toBe('2');
    expect(lines.at(-1)).toMatchObject({ endedIn: 1 });
    expect(lines.slice(0, 5).every((l) => l.endedIn === null)).toBe(true);
  });
});
