import type { HotTopic } from './hot-topics.ts';

const joinable = new Set(['submitted', 'received']);
const goesOn = new Set(['submitted', 'received', 'routed', 'inProgress', 'answered', 'escalated', 'converted']);

/** The opinion of a topic to go on with, and those that say the same in nearly the same words and can be joined to it. */
export function toJoin({ marked, alike }: HotTopic): { readonly leadId: string | null; readonly otherIds: readonly string[] } {
  const going = marked.filter((o) => o.merged_into_id === null && goesOn.has(o.state));
  for (const ids of alike) {
    const same = going.filter((o) => ids.includes(o.id));
    const lead = same.find((o) => !joinable.has(o.state)) ?? same[0];
    const others = same.filter((o) => o.id !== lead?.id && joinable.has(o.state));
    if (lead && others.length > 0) return { leadId: lead.id, otherIds: others.map((o) => o.id) };
  }
  return { leadId: going[0]?.id ?? null, otherIds: [] };
}
