import type { Random } from '../random.ts';

/** Words a pattern may call by name. */
export type Slots = Readonly<Record<string, string>>;

/** Fills a pattern: `{name}` from the slots, `{3-9}` by a number, `[a|b]` by one of its wordings. Wordings may hold slots, not brackets. */
export function fillPattern(pattern: string, slots: Slots, random: Random): string {
  const chosen = pattern.replace(/\[([^[\]]*)\]/g, (_, wordings: string) => random.pick(wordings.split('|')));
  return chosen.replace(/\{([^{}]+)\}/g, (whole, name: string) => {
    const range = /^(\d+)-(\d+)$/.exec(name);
    if (range) return String(random.whole(Number(range[1]), Number(range[2])));
    return slots[name] ?? whole;
  });
}

const numerals = '一二三四五六七八九';

/** Points as an office would number them; one point alone stands without a number. */
export function enumerate(points: readonly string[], random: Random): string {
  if (points.length === 1) return points.join('');
  const style = random.whole(0, 4);
  const bare = points.map((p) => p.replace(/[。；]$/, ''));
  if (style === 0) return `${bare.map((p, i) => `${numerals[i]}是${p}`).join('；')}。`;
  if (style === 1) return bare.map((p, i) => `${numerals[i]}、${p}。`).join('\n');
  if (style === 2) return bare.map((p, i) => `${i + 1}．${p}。`).join('\n');
  if (style === 3) return bare.map((p, i) => `（${numerals[i]}）${p}。`).join('\n');
  return points.join('');
}
