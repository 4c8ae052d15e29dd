import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { learningJobs } from '../advice/jobs.ts';
import { systemClock } from '../clock.ts';
import { type Config, unknownSettings } from '../config.ts';
import { appRole, connect } from '../db/connect.ts';
import { makeFolder, type Say } from '../db/embedded-home.ts';
import type { HouseDeps } from '../deps.ts';
import { openFileStore } from '../files/store.ts';
import { createApp } from '../http/app.ts';
import { houseJobs } from '../jobs/jobs.ts';
import { startJobs } from '../jobs/runner.ts';
import { createEgress } from '../notices/egress.ts';
import { smtpSender } from '../notices/mail.ts';
import { loadSecretKey } from '../secrets.ts';
import { StartProblem } from '../start-problem.ts';
import { libraryStamp } from '../statute/library/texts.ts';
import { libraryIndexOf } from '../statute/related/index-of.ts';
import { comparisonJob } from '../statute/review/compare-job.ts';
import { recordJobs } from '../sweeps/jobs.ts';
import { openDatabase } from './database.ts';
import type { DemoState } from './demo.ts';
import { prepareInstallation } from './first-start.ts';
import type { Steps } from './steps.ts';
import { ensureWebPage } from './web-page.ts';

export interface Started {
  /** Where people reach it. */
  readonly address: string;
  readonly demo: DemoState;
}

interface Options {
  readonly empty: boolean;
  readonly say: Say;
  /** Called when the running program cannot go on. */
  readonly onLost: (problem: StartProblem) => void;
}

/** Starts everything one after the other; each step leaves with `steps` how to undo it. */
export async function start(config: Config, steps: Steps, { empty, say, onLost }: Options): Promise<Started> {
  for (const name of unknownSettings(process.env)) say({ zh: `不认识的设置 ${name}，已忽略。`, en: `Unknown setting ${name} is ignored.` });
  await makeFolder(config.dataFolder);
  const database = await steps.take(openDatabase(config, { say, onLost }), (d) => d.stop());
  const secretKey = await loadSecretKey(config);
  const connection = await steps.take(Promise.resolve(connect(database.url, { role: appRole, max: config.databaseConnections })), (c) =>
    c.close(),
  );
  const deps: HouseDeps = {
    db: connection.db,
    clock: systemClock,
    config,
    files: await openFileStore(path.join(config.dataFolder, 'files')),
    secretKey,
    egress: createEgress(config.webhookPrivateHosts),
    webFolder: null,
  };
  const seeding = await steps.take(Promise.resolve(new AbortController()), async (c) => c.abort());
  const [demo, webFolder] = await steps.take(
    Promise.all([prepareInstallation(database, { empty, say, signal: seeding.signal }), ensureWebPage(config.dataFolder, say)]),
  );
  const app = await steps.take(createApp({ ...deps, webFolder }), (a) => a.close());
  const address = await steps.take(listen(app, config));
  // Without a fixed port the address is known only now.
  const publicUrl = config.port === 0 ? address : config.publicUrl;
  if (config.jobs) {
    const send = config.smtpUrl === null ? null : smtpSender(config.smtpUrl, config.smtpFrom);
    const jobs = [
      ...houseJobs({ ...deps, send, publicUrl }),
      ...recordJobs(deps),
      ...learningJobs(deps),
      comparisonJob({ ...deps, index: libraryIndexOf(deps) }),
    ];
    await steps.take(
      startJobs({
        url: database.url,
        clock: deps.clock,
        jobs,
        onError: (job, error) => app.log.error({ job, err: error }, 'background work failed'),
      }),
      (j) => j.stop(),
    );
  }
  // The stored index is read back before somebody asks, where there is a library at all.
  if ((await libraryStamp(deps.db)) > 0)
    libraryIndexOf(deps)
      .ready()
      .catch((error: unknown) => app.log.warn({ err: error }, 'the index of the library was not made'));
  return { address: publicUrl, demo };
}

async function listen(app: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    const address = await app.listen({ host, port });
    return address.replace('0.0.0.0', 'localhost').replace('[::]', 'localhost').replace('127.0.0.1', 'localhost');
  } catch (error) {
    throw explain(error, host, port);
  }
}

function explain(error: unknown, host: string, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : '';
  if (code === 'EADDRINUSE') {
    return new StartProblem({
      zh: `端口 ${port} 已被其他程序占用。请停下那个程序，或换一个端口，例如：PORT=${port + 1} npm start`,
      en: `Port ${port} is taken by another program. Stop that program, or use another port, for instance: PORT=${port + 1} npm start`,
    });
  }
  if (code === 'EACCES') {
    return new StartProblem({
      zh: `本用户无权使用端口 ${port}。请改用 1024 以上的端口，例如：PORT=8080 npm start`,
      en: `This user may not use port ${port}. Use one above 1024, for instance: PORT=8080 npm start`,
    });
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartProblem({
      zh: `本机没有地址 ${host}。请把 HOST 设为本机的地址，或 0.0.0.0。`,
      en: `This machine has no address ${host}. Set HOST to one it has, or to 0.0.0.0.`,
    });
  }
  return error;
}
