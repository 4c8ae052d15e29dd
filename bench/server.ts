// The server as in service, in a process of its own: the address of its database comes with the settings, its own goes out by message.
import path from 'node:path';
import { systemClock } from '../server/clock.ts';
import { readConfig } from '../server/config.ts';
import { appRole, connect } from '../server/db/connect.ts';
import { openFileStore } from '../server/files/store.ts';
import { createApp } from '../server/http/app.ts';
import { createEgress } from '../server/notices/egress.ts';
import { benchSecretKey } from './server-process.ts';

const sampleEvery = 100;

const config = readConfig(process.env);
if (config.databaseUrl === null) throw new Error('DATABASE_URL is not set');
const connection = connect(config.databaseUrl, { role: appRole, max: config.databaseConnections });
const app = await createApp({
  db: connection.db,
  clock: systemClock,
  config,
  files: await openFileStore(path.join(config.dataFolder, 'files')),
  secretKey: benchSecretKey,
  egress: createEgress([]),
  webFolder: null,
});
const address = await app.listen({ host: '127.0.0.1', port: 0 });

let peak = 0;
setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss());
}, sampleEvery).unref();

process.on('message', async (message) => {
  if (message === 'memory') process.send?.({ now: process.memoryUsage.rss(), peak });
  if (message !== 'stop') return;
  await app.close();
  await connection.close();
  process.exit(0);
});
process.on('disconnect', () => process.exit(1));
process.send?.({ address });
