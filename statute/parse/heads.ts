import type { Level } from '../tree.ts';
import { readLabel } from './labels.ts';

/** The head of a part, subpart, chapter or section: 第一章 总则. `heading` is empty where it stands on the line below. */
export interface Head {
  readonly level: Level;
  readonly number: string | null;
  readonly label: string;
  readonly heading: string;
}

const bare = /^[总總附分]\s{0,8}[则則]$/u;
const longest = 60;

/** Reads a line as the head of a unit above the article; null if it is a sentence or something else. */
export function readHead(text: string): Head | null {
  if (text.length > longest) return null;
  if (bare.test(text)) return { level: 'chapter', number: null, label: '', heading: text };
  const label = readLabel(text);
  if (label?.kind !== 'unit' || label.level === 'article') return null;
  const heading = text.slice(label.length).trim();
  if (/^(?:[、，,；;。至到和或及与]|的|规定|所)/u.test(text.slice(label.length)) || /[。；，：;,:]$/u.test(heading)) return null;
  return { level: label.level, number: label.number, label: label.label, heading };
}

export const isHeadingLine = (text: string): boolean => readHead(text) !== null;
