import { once } from 'node:events';
import { buffer, text } from 'node:stream/consumers';
import fc from 'fast-check';
import PizZip from 'pizzip';
import { describe, expect, test } from 'vitest';
import { sheetsOf } from '../../tests/support/tables.ts';
import { type Cell, harmless, original } from './cell.ts';
import { csvStream } from './csv-writer.ts';
import { xlsxStream } from './xlsx-writer.ts';

const dangerous = [
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '\r=1',
  '\n=1',
  ' =1',
  '＝1',
  '＋1',
  '－1',
  '＠a',
  '\u200b=1',
  '\ufeff=1',
  '﹦1',
];

async function* batches(...rows: Cell[][]): AsyncGenerator<Cell[][]> {
  yield rows;
}

test('a cell that could begin a formula gets an apostrophe, others stay', () => {
  for (const cell of dangerous) expect(harmless(cell)).toBe(`'${cell}`);
  for (const cell of ['建议', 'a=1', '3-1', "'=1", '（一）']) expect(harmless(cell)).toBe(cell);
});

test('whatever the text, it comes back as it was and never begins a formula', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('=', '+', '-', '@', "'", ' ', '\t', 'a', '＝', '议') }), (given) => {
      expect(/^\s*[=+\-@＝]/.test(harmless(given))).toBe(false);
      if (!given.startsWith("'")) expect(original(harmless(given))).toBe(given);
    }),
  );
});

describe('a workbook', () => {
  const columns = [{ heading: '甲', width: 10 }];

  test('keeps texts of every kind, for another reader', async () => {
    const kept = ['<b>&"\'', '_x0041_', '第一行\n第二行', '  两边空格  ', '𠮷野家'];
    const [sheet] = await sheetsOf(await buffer(xlsxStream([{ name: '表/一', columns, rows: batches(...kept.map((k) => [k])) }])));
    expect(sheet?.name).toBe('表 一');
    // The other reader leaves `_x005F_` as it is written.
    expect(sheet?.rows.slice(1).map((r) => String(r[0]).replace('_x005F_x', '_x'))).toEqual(kept);
  });

  test('leaves out what XML cannot hold and cuts what a cell cannot', async () => {
    const [sheet] = await sheetsOf(
      await buffer(xlsxStream([{ name: 'a', columns, rows: batches(['a\u0000b\u0007\ud800c'], ['长'.repeat(40_000)]) }])),
    );
    expect(sheet?.rows[1]?.[0]).toBe('abc'.replace('c', '\ufffdc'));
    expect(String(sheet?.rows[2]?.[0])).toHaveLength(32_767);
  });

  test('shows words that were taken out and put in, cut and harmless as any text, for another reader', async () => {
    const runs = [
      { text: '=第五条　' },
      { text: '五<十', look: 'removed' },
      { text: '一百\n', look: 'added' },
      { text: '长'.repeat(40_000) },
    ] as const;
    const file = await buffer(xlsxStream([{ name: 'a', columns, rows: [[[{ runs }], [{ runs: [] }]]] }]));
    const xml = new PizZip(file).file('xl/worksheets/sheet1.xml')?.asText() ?? '';
    expect(xml).toContain(
      '<r><rPr><strike/><color rgb="FFA40E26"/><sz val="11"/><rFont val="Calibri"/></rPr><t xml:space="preserve">五&lt;十</t></r>',
    );
    expect(xml).toContain(
      '<r><rPr><b/><u/><color rgb="FF0A5C2B"/><sz val="11"/><rFont val="Calibri"/></rPr><t xml:space="preserve">一百\n</t></r>',
    );
    const whole = [...xml.matchAll(/<t xml:space="preserve">([^<]*)<\/t>/gu)].map(([, text = '']) => text.replace('&lt;', '<')).join('');
    expect(whole.slice(1)).toBe(`'=第五条　五<十一百\n${'长'.repeat(40_000)}`.slice(0, 32_767));
  });

  test('takes no more rows than its reader has room for, and lets go of them when the reader goes', async () => {
    let pulled = 0;
    let isOver = false;
    async function* endless(): AsyncGenerator<Cell[][]> {
      try {
        for (;;) {
          pulled += 1;
          yield Array.from({ length: 500 }, () => [`${Math.random()}${Math.random()}`]);
        }
      } finally {
        isOver = true;
      }
    }
    const stream = xlsxStream([{ name: 'a', columns, rows: endless() }]);
    await once(stream, 'readable');
    const settled = async (): Promise<number> => {
      const before = pulled;
      await new Promise((resolve) => setTimeout(resolve, 400));
      return pulled === before ? pulled : settled();
    };
    expect(await settled()).toBeLessThan(60);
    stream.destroy();
    await once(stream, 'close');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(isOver).toBe(true);
  });

  test('a fault among the rows breaks it off instead of ending it well', async () => {
    async function* faulty(): AsyncGenerator<Cell[][]> {
      yield [['a']];
      throw new Error('the database went away');
    }
    await expect(buffer(xlsxStream([{ name: 'a', columns, rows: faulty() }]))).rejects.toThrow('the database went away');
    await expect(text(csvStream(['甲'], faulty()))).rejects.toThrow('the database went away');
  });
});
