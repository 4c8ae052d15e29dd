import type { z } from 'zod';
import { type FieldShape, shapesOf } from '../../registers/shape.ts';

/** Where samples get ids from, by process; `account` and `contact` besides. */
export type Pool = (ref: string) => string;

/** An input that its form would take: every entry filled, the smallest of everything. `pick` chooses among options. */
export function sampleOf(input: z.ZodObject, pool: Pool, today: string, pick: (n: number) => number = () => 0): Record<string, unknown> {
  return Object.fromEntries(Object.entries(shapesOf(input)).map(([name, shape]) => [name, sampleValue(name, shape, pool, today, pick)]));
}

function sampleValue(name: string, shape: FieldShape, pool: Pool, today: string, pick: (n: number) => number): unknown {
  switch (shape.kind) {
    case 'line':
      return fitted(name, shape);
    case 'paragraph':
      return '经现场了解，情况属实，建议按职责抓紧研究办理。';
    case 'day':
      return name === 'on' ? today : `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`.replace('02-29', '02-28');
    case 'moment':
      return `${Number(today.slice(0, 4)) + 1}-01-15T08:00:00Z`;
    case 'whole':
      return Math.min(shape.max ?? 2030, Math.max(shape.min ?? 1, 2030));
    case 'yes':
      return true;
    case 'choice':
      return shape.options?.[pick(shape.options.length)] ?? '';
    case 'phone':
      return '028-81234567';
    case 'email':
      return 'someone@example.org';
    case 'ref':
      return pool(shape.ref ?? '');
    case 'refs':
      return [pool(shape.ref ?? '')];
    case 'account':
    case 'contact':
    case 'uuid':
      return pool(shape.kind);
    case 'words':
      return ['托育'];
    case 'days':
      return [today];
    case 'files':
      return [];
    case 'rows':
      return [Object.fromEntries(Object.entries(shape.columns ?? {}).map(([n, s]) => [n, sampleValue(n, s, pool, today, pick)]))];
  }
}

/** Texts that must look like something. */
function fitted(name: string, shape: FieldShape): string {
  if (name === 'regionCode') return '510199';
  if (name === 'timeFrom') return '09:30';
  if (name === 'ruleKey') return 'suggestion.evaluate';
  if (name === 'value') return '{"amount":15,"unit":"workday","roll":"nextWorkday","startEvent":"replyReceived"}';
  if (name === 'rulePack') return 'chongqing';
  if (name === 'timeZone') return 'Asia/Shanghai';
  if (name === 'from') return '09:00';
  if (name === 'until') return '11:00';
  return '样本文字'.slice(0, shape.max ?? 4);
}
