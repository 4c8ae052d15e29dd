import type { Config } from '../config.ts';
import type { Say } from '../db/embedded-home.ts';
import type { OpenDatabase } from '../start/database.ts';

/** What a command is given. */
export interface CommandContext {
  readonly config: Config;
  readonly say: Say;
  /** The words after the command's name. */
  readonly args: readonly string[];
  /** The database of the settings: beside a running server its embedded one, else started for this command. Closed afterwards. */
  open(): Promise<OpenDatabase>;
}

/** One command of `yishi`. `run` answers the exit code; sentences for people are thrown as `StartProblem`. */
export interface Command {
  readonly name: string;
  /** How it is called, after its name. */
  readonly usage: string;
  readonly zh: string;
  readonly en: string;
  /** What `--help` after its name says, where one line is not enough. */
  help?(args: readonly string[]): string;
  run(context: CommandContext): Promise<number>;
}
