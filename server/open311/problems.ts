import { problems } from '../../contract/problems.ts';
import { ProblemError } from '../problem.ts';
import { listOf, type Part } from './document.ts';

/** A refusal in the words of GeoReport: a status and a sentence for whoever writes the program. */
export class Open311Error extends Error {
  readonly status: number;
  constructor(status: number, description: string) {
    super(description);
    this.name = 'Open311Error';
    this.status = status;
  }
}

export const notGiven = (field: string): Open311Error => new Open311Error(400, `${field} was not provided`);
export const notRight = (field: string, why: string): Open311Error => new Open311Error(400, `${field}: ${why}`);

/** What went wrong as a GeoReport answer; null for what is no refusal. */
export function refusalOf(error: unknown): { readonly status: number; readonly part: Part } | null {
  if (error instanceof Open311Error) return answer(error.status, error.message);
  if (!(error instanceof ProblemError) || error.status >= 500) return null;
  const { en } = problems[error.code];
  const fields = (error.errors ?? []).map((e) => `${e.path}: ${e.code}`);
  const why = typeof error.data.explanation === 'string' ? ` ${error.data.explanation}` : '';
  return answer(error.status === 409 ? 400 : error.status, [en.replace(/\{\w+\}/g, '').trim() + why, ...fields].join('; '));
}

const answer = (status: number, description: string) => ({
  status,
  part: listOf('error', [{ code: status, description }]),
});
