/** One command on statute texts. `run` answers the exit code; what is wrong with its input is thrown as `UsageProblem`, which ends with 2. */
export interface StatuteCommand {
  readonly name: string;
  /** How it is called, after its name. */
  readonly usage: string;
  readonly zh: string;
  readonly en: string;
  /** What it prints and what its options mean, for `--help`. */
  readonly details?: string;
  run(args: readonly string[]): Promise<number>;
}
