import { alignCommand } from './align.ts';
import type { StatuteCommand } from './command.ts';
import { parseCommand } from './parse.ts';
import { searchCommand } from './search.ts';

/** All commands of `yishi statute`, a file each. */
export const statuteCommands: readonly StatuteCommand[] = [parseCommand, alignCommand, searchCommand];
