import path from 'node:path';
import { systemClock } from '../clock.ts';
import { appRole, type Connection, connect } from '../db/connect.ts';
import type { HouseDeps } from '../deps.ts';
import { type FileStore, openFileStore } from '../files/store.ts';
import { createEgress } from '../notices/egress.ts';
import { loadSecretKey } from '../secrets.ts';
import type { CommandContext } from './command.ts';

/** The file store of this installation. */
export const openFiles = ({ config }: Pick<CommandContext, 'config'>): Promise<FileStore> =>
  openFileStore(path.join(config.dataFolder, 'files'));

/** Runs something with a connection of the owner to the database of the settings. */
export async function asOwner<T>(context: CommandContext, run: (connection: Connection) => Promise<T>): Promise<T> {
  const { url } = await context.open();
  const connection = connect(url, { max: 4, name: 'yishi command' });
  try {
    return await run(connection);
  } finally {
    await connection.close();
  }
}

/** Runs something with what the server itself works with, under the app's role. */
export async function asServer<T>(context: CommandContext, run: (deps: HouseDeps) => Promise<T>): Promise<T> {
  const { config } = context;
  const { url } = await context.open();
  const connection = connect(url, { role: appRole, max: 4, name: 'yishi command' });
  try {
    return await run({
      db: connection.db,
      clock: systemClock,
      config,
      files: await openFiles(context),
      secretKey: await loadSecretKey(config),
      egress: createEgress(config.webhookPrivateHosts),
      webFolder: null,
    });
  } finally {
    await connection.close();
  }
}
