import type { Clock } from '../clock.ts';
import { sweepLooseFiles } from '../files/files.ts';
import type { FileStore } from '../files/store.ts';
import { deliverChannels, sweepChannels } from '../notices/channels/deliver.ts';
import { outboxChannel } from '../notices/enqueue.ts';
import { deliverMail, type MailDeps } from '../notices/mail.ts';
import { deliverWebhooks, sweepOutboxes, type WebhookDeps } from '../notices/webhooks.ts';
import { sweepImports } from '../statute/library/intake/imports.ts';
import type { Job } from './runner.ts';

/** The background work of the house itself: sending notices, sweeping files and outboxes. */
export function houseJobs(deps: MailDeps & WebhookDeps & { readonly files: FileStore; readonly clock: Clock }): Job[] {
  const { db, clock, files } = deps;
  return [
    {
      name: 'deliverNotices',
      everyMinutes: 1,
      wakeOn: outboxChannel,
      run: () => Promise.all([deliverMail(deps), deliverWebhooks(deps)]),
    },
    // By itself, so that a gateway that does not answer keeps neither mail nor webhooks waiting.
    { name: 'deliverChannels', everyMinutes: 1, wakeOn: outboxChannel, run: () => deliverChannels(deps) },
    {
      name: 'sweep',
      everyMinutes: 60,
      run: async () => {
        await sweepLooseFiles(db, files, clock.now());
        await sweepOutboxes(db, clock.now());
        await sweepChannels(db, clock.now());
        await sweepImports(db, clock.now());
      },
    },
  ];
}
