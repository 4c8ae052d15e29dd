import type { AnyProcess } from '../../engine/define.ts';
import type { Scalar, Test, Where } from '../../engine/where.ts';
import { shapesOf } from '../../registers/shape.ts';
import { type FieldError, ProblemError } from '../problem.ts';

const reserved = new Set([
  'congress',
  'q',
  'due',
  'mine',
  'sort',
  'cursor',
  'limit',
  'measure',
  'part',
  'value',
  'session',
  'cutoff',
  'frozen',
  'structure',
  'format',
  'columns',
]);

/** The filters of a list's address as a condition. Names are those the contract lets through; values are checked by the field's kind. */
export function whereFromQuery(process: AnyProcess, query: Readonly<Record<string, unknown>>): Where {
  const where: Record<string, Test> = {};
  const errors: FieldError[] = [];
  const shapes = shapesOf(process.record);
  for (const [name, raw] of Object.entries(query)) {
    if (raw === undefined || reserved.has(name)) continue;
    const [field = '', part] = name.split('.');
    const kind = field === 'state' ? 'choice' : shapes[field]?.kind;
    const values = String(raw)
      .split(',')
      .map((text) => filterValue(kind, text));
    const first = values[0];
    if (part !== 'set' && values.some((v) => v === null)) errors.push({ path: name, code: 'invalidFilter', message: 'invalidFilter' });
    else if (part === 'set') where[field] = { ...where[field], set: raw === 'true' };
    else if (part === 'min' || part === 'max') where[field] = { ...where[field], [part]: first as string | number };
    else where[field] = { ...where[field], in: values as Scalar[] };
  }
  if (errors.length > 0) throw new ProblemError('invalidInput', { count: errors.length }, errors);
  return where as Where;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const day = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

function filterValue(kind: string | undefined, text: string): Scalar | null {
  if (kind === 'whole') return /^-?\d{1,9}$/.test(text) ? Number(text) : null;
  if (kind === 'yes') return text === 'true' ? true : text === 'false' ? false : null;
  if (kind === 'ref' || kind === 'refs' || kind === 'uuid' || kind === 'account') return uuid.test(text) ? text : null;
  if (kind === 'day') return day.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
  return text.includes('\u0000') ? null : text;
}
