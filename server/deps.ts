import type { Kysely } from 'kysely';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { Database } from './db/tables.ts';
import type { FileStore } from './files/store.ts';
import type { Egress } from './notices/egress.ts';
import type { Messages } from './opinions/messages.ts';

/** Everything the app and the background work are made of. */
export interface HouseDeps {
  readonly db: Kysely<Database>;
  readonly clock: Clock;
  readonly config: Config;
  readonly files: FileStore;
  /** Encrypts second-factor secrets and the like. */
  readonly secretKey: Buffer;
  /** Where requests of the server may go. */
  readonly egress: Egress;
  /** Text messages and mail to people without an account; by the settings where it is left out. */
  readonly messages?: Messages;
  /** Where the log of requests is written; to standard output where it is left out. */
  readonly logTo?: { write(line: string): void };
  /** Folder of the built web page, or null when there is none. */
  readonly webFolder: string | null;
}
