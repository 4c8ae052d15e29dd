/** The places a reply template may leave open, filled from the record a reply is drafted for. */
export const replyPlaces = {
  建议标题: { en: 'title of the suggestion' },
  编号: { en: 'its number, as in 第123号' },
  代表姓名: { en: 'names of the deputies, the lead deputy first' },
  承办单位: { en: 'the unit that answers' },
  会议: { en: 'the session it belongs to' },
  交办日期: { en: 'day of hand-over' },
  经办人: { en: 'person in charge at the unit' },
  联系电话: { en: 'their telephone number' },
} as const;

export type ReplyPlace = keyof typeof replyPlaces;

export const isReplyPlace = (name: string): name is ReplyPlace => Object.hasOwn(replyPlaces, name);

const place = /[{｛]([^{}｛｝]*)[}｝]/g;
const brace = /[{}｛｝]/;

/** What is wrong with the places of a text: a name that no record gives, or a brace that stands alone. Null: all is well. */
export function faultOfPlaces(text: string): { readonly reason: 'unknownPlace' | 'looseBrace'; readonly place: string } | null {
  for (const [, name = ''] of text.matchAll(place)) if (!isReplyPlace(name.trim())) return { reason: 'unknownPlace', place: name.trim() };
  const rest = text.replace(place, '　'.repeat(2));
  const at = rest.search(brace);
  return at < 0 ? null : { reason: 'looseBrace', place: rest.slice(Math.max(0, at - 8), at + 9) };
}

/** Puts a record's own words into the places of a text. A place the record has no words for stays open and is named in `missing`. */
export function fillPlaces(
  text: string,
  words: Readonly<Partial<Record<ReplyPlace, string>>>,
): { readonly text: string; readonly missing: readonly ReplyPlace[] } {
  const missing = new Set<ReplyPlace>();
  const filled = text.replace(place, (whole, raw: string) => {
    const name = raw.trim();
    if (!isReplyPlace(name)) return whole;
    const word = words[name];
    if (word) return word;
    missing.add(name);
    return whole;
  });
  return { text: filled, missing: [...missing] };
}
