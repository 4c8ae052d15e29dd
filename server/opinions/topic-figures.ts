import { addDays } from '../../engine/calendar.ts';

interface Told {
  readonly district: string | null;
  readonly submitted_on: string;
}

/** Where the opinions of a topic come from, the most first, and how many came in each week since a day. */
export function topicFigures(opinions: readonly Told[], since: string, today: string) {
  const districts = new Map<string | null, number>();
  for (const { district } of opinions) districts.set(district, (districts.get(district) ?? 0) + 1);
  const weeks: { from: string; count: number }[] = [];
  for (let from = since; from <= today; from = addDays(from, 7)) {
    const end = addDays(from, 7);
    weeks.push({ from, count: opinions.filter((o) => o.submitted_on >= from && o.submitted_on < end).length });
  }
  return {
    districts: [...districts]
      .sort((a, b) => b[1] - a[1] || String(a[0]).localeCompare(String(b[0])))
      .map(([name, count]) => ({ name, count })),
    weeks,
  };
}
