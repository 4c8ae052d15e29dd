import type { Open311Format } from '../../contract/open311.ts';
import { escapeMarkup } from '../public/html.ts';

/** A list whose items have a name of their own in XML; in JSON it is an array. */
export interface Listed {
  readonly each: string;
  readonly items: readonly Part[];
}
export type Part = string | number | boolean | null | Listed | { readonly [name: string]: Part };

const isListed = (part: Part): part is Listed => typeof part === 'object' && part !== null && Array.isArray((part as Listed).items);

export const listOf = (each: string, items: readonly Part[]): Listed => ({ each, items });

/** One answer in either format, by the rules of GeoReport: XML has a root element, JSON has none. */
export function written(format: Open311Format, root: string, part: Part): string {
  return format === 'json' ? JSON.stringify(plain(part)) : `<?xml version="1.0" encoding="utf-8"?>\n${element(root, part)}\n`;
}

function plain(part: Part): unknown {
  if (typeof part !== 'object' || part === null) return part;
  if (isListed(part)) return part.items.map(plain);
  return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, plain(value)]));
}

function element(name: string, part: Part): string {
  const inside = contentOf(part);
  return inside === '' ? `<${name}/>` : `<${name}>${inside}</${name}>`;
}

function contentOf(part: Part): string {
  if (part === null) return '';
  if (typeof part !== 'object') return escapeMarkup(String(part));
  if (isListed(part)) return part.items.map((item) => element(part.each, item)).join('');
  return Object.entries(part)
    .map(([name, value]) => element(name, value))
    .join('');
}
