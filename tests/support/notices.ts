import { newId } from '../../server/new-id.ts';
import type { Notice } from '../../server/notices/enqueue.ts';
import type { TestDatabase } from './database.ts';

/** A notice about some suggestion to one account. */
export const noticeFor = (congressId: string, at: Date, accountId: string, title: string, more: Partial<Notice> = {}): Notice => ({
  congressId,
  at,
  kind: 'suggestion.handedOver',
  recipient: { accountId },
  title,
  body: `${title}：请在期限内办理。`,
  link: '/suggestions/1',
  process: 'suggestion',
  recordId: newId(),
  urgent: false,
  ...more,
});

/** Forgets all notices and everything that waits to be sent. */
export async function emptyOutbox({ owner }: TestDatabase): Promise<void> {
  for (const table of ['webhook_delivery', 'webhook', 'mail_delivery', 'notice'] as const) await owner.deleteFrom(table).execute();
}
