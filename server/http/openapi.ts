import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { connect } from '../db/connect.ts';
import { createEgress } from '../notices/egress.ts';
import { createApp } from './app.ts';

/** The description of the whole interface as it is served, made without a database: nothing is asked of it until a call comes. */
export async function openApiDocument(): Promise<string> {
  const { db, close } = connect('postgres://nobody@localhost/none', { max: 1 });
  const nothing = () => Promise.reject(new Error('no files here'));
  const app = await createApp({
    db,
    clock: systemClock,
    config: readConfig({ YISHI_LOG_LEVEL: 'silent' }),
    files: {
      receive: nothing,
      has: nothing,
      read: () => {
        throw new Error('no files here');
      },
      remove: nothing,
      measure: nothing,
      list: () => {
        throw new Error('no files here');
      },
      sweepUnfinished: nothing,
    },
    secretKey: Buffer.alloc(32),
    egress: createEgress([]),
    webFolder: null,
  });
  try {
    return `${JSON.stringify(app.swagger(), null, 1)}\n`;
  } finally {
    await app.close();
    await close();
  }
}
