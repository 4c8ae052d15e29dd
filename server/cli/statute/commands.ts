import { aknCommand } from './akn.ts';
import { alignCommand } from './align.ts';
import { checkCommand } from './check.ts';
import { citeCommand } from './cite.ts';
import type { StatuteCommand } from './command.ts';
import { applyCommand, decisionCommand } from './decision.ts';
import { parseCommand } from './parse.ts';
import { searchCommand } from './search.ts';
import { superiorCommand } from './superior.ts';
import { timelineCommand } from './timeline.ts';

/** All commands of `yishi statute`, a file each. */
export const statuteCommands: readonly StatuteCommand[] = [
  parseCommand,
  aknCommand,
  alignCommand,
  timelineCommand,
  decisionCommand,
  applyCommand,
  searchCommand,
  superiorCommand,
  citeCommand,
  checkCommand,
];
