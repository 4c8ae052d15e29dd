import { systemClock } from '../clock.ts';
import { readConfig } from '../config.ts';
import { connect } from '../db/connect.ts';
import { createEgress } from '../notices/egress.ts';
import { createApp } from './app.ts';

/** One path and one named schema a line: half the size, and a change of one route is a change of one line. */
function oneLineEach(document: Readonly<Record<string, unknown>>): string {
  const { paths, components, ...rest } = document;
  const { schemas } = components as { readonly schemas: Record<string, unknown> };
  const lines = (of: Record<string, unknown>): string =>
    Object.entries(of)
      .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
      .join(',\n');
  const head = JSON.stringify(rest).slice(0, -1);
  return `${head},\n"components":{"schemas":{\n${lines(schemas)}}},\n"paths":{\n${lines(paths as Record<string, unknown>)}}}\n`;
}

/**
 * The description of the whole interface as it is served, made without a database: nothing is asked of it until a call comes. It is kept
 * in docs/openapi.json, large as it is, so that a change of the interface shows where changes are read and integrators need no server.
 */
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
    return oneLineEach(app.swagger() as Readonly<Record<string, unknown>>);
  } finally {
    await app.close();
    await close();
  }
}
