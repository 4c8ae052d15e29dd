/** Why the program cannot start, or cannot go on, said to the person at the keyboard in both languages, with the way out. */
export class StartProblem extends Error {
  readonly zh: string;
  readonly en: string;

  constructor(text: { readonly zh: string; readonly en: string }, cause?: unknown) {
    super(text.en, cause === undefined ? {} : { cause });
    this.name = 'StartProblem';
    this.zh = text.zh;
    this.en = text.en;
  }

  /** Both sentences, Chinese first, ready to print. */
  get sentence(): string {
    return `${this.zh}\n${this.en}`;
  }
}
