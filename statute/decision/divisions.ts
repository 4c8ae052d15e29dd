import type { Division, Outline } from '../align/articles.ts';
import { folded } from '../align/normal.ts';
import { quoteLines } from './quote.ts';

/** The sentences on parts, chapters and sections; empty where they stay as they are. `startOf` gives an old article's new place when it goes on alone. */
export function divisionSentences(old: Outline, now: Outline, newPlaceOf: (oldPosition: number) => number | null): string[] {
  if (stays(old, now, newPlaceOf)) return [];
  return simple(old, now, newPlaceOf) ?? whole(now);
}

const startsAt = (outline: Outline, division: Division): string | null => outline.articles[division.first]?.label ?? null;

/** Where an unmentioned old division begins in the new text. */
function follows(division: Division, old: Outline, newPlaceOf: (oldPosition: number) => number | null): number | null {
  return division.first < old.articles.length ? newPlaceOf(division.first) : null;
}

function stays(old: Outline, now: Outline, newPlaceOf: (oldPosition: number) => number | null): boolean {
  return (
    old.divisions.length === now.divisions.length &&
    old.divisions.every((d, i) => {
      const other = now.divisions[i];
      return (
        other !== undefined &&
        d.path === other.path &&
        folded(d.heading) === folded(other.heading) &&
        follows(d, old, newPlaceOf) === other.first
      );
    })
  );
}

/** New, deleted and renamed chapters, where a text has one kind of division and each has articles. Null where it takes more. */
function simple(old: Outline, now: Outline, newPlaceOf: (oldPosition: number) => number | null): string[] | null {
  const plain = (o: Outline): boolean =>
    new Set(o.divisions.map((d) => d.level)).size === 1 &&
    o.divisions.every((d, i) => d.number === String(i + 1) && d.first < (o.divisions[i + 1]?.first ?? o.articles.length));
  if (!plain(old) || !plain(now) || old.divisions[0]?.level !== now.divisions[0]?.level) return null;
  const kind = old.divisions[0]?.label.slice(-1) ?? '';
  const sentences: string[] = [];
  const rest = now.divisions.map((d) => ({ division: d, taken: false }));
  let after = -1;
  for (const was of old.divisions) {
    const at = rest.findIndex((r, i) => i > after && folded(r.division.heading) === folded(was.heading));
    const sameStart = rest.findIndex((r, i) => i > after && r.division.first === follows(was, old, newPlaceOf));
    const found =
      at >= 0
        ? at
        : sameStart >= 0 && !old.divisions.some((d) => folded(d.heading) === folded(rest[sameStart]?.division.heading ?? ''))
          ? sameStart
          : -1;
    const is = rest[found];
    if (!is) {
      sentences.push(`删去${was.label}的${kind}名。`);
      continue;
    }
    is.taken = true;
    after = found;
    const start = startsAt(now, is.division);
    if (folded(is.division.heading) !== folded(was.heading)) sentences.push(`${was.label}的${kind}名修改为“${is.division.heading}”。`);
    if (follows(was, old, newPlaceOf) !== is.division.first) sentences.push(`${was.label}自${start}起。`);
  }
  for (const { division, taken } of rest) {
    if (!taken) sentences.push(`增加一${kind}，作为${division.label}“${division.heading}”，自${startsAt(now, division)}起。`);
  }
  return [...old.divisions, ...now.divisions].some((d) => /[“”‘’]/.test(d.heading)) ? null : sentences;
}

/** The whole arrangement anew. */
function whole(now: Outline): string[] {
  if (now.divisions.length === 0) return ['删去各编、章、节的名称。'];
  const lines = now.divisions.map((d) => `${d.label}　${d.heading}　自${startsAt(now, d) ?? '文末'}起`);
  return [`编、章、节调整为：\n${quoteLines(lines)}`];
}
