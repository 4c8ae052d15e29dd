import { type ProblemCode, problems } from '../contract/problems.ts';

/** Thrown for every refusal that must reach the caller; anything else thrown is a bug and answers 500. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly data: Record<string, unknown>;
  readonly errors: readonly FieldError[] | undefined;

  constructor(code: ProblemCode, data: Record<string, unknown> = {}, errors?: readonly FieldError[]) {
    super(code);
    this.name = 'ProblemError';
    this.code = code;
    this.data = data;
    this.errors = errors;
  }

  get status(): number {
    return problems[this.code].status;
  }
}

/** One field that needs attention: dotted path, stable code, sentence. */
export interface FieldError {
  readonly path: string;
  readonly code: string;
  readonly message: string;
}
