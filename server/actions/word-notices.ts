import type { Kysely, Transaction } from 'kysely';
import type { AnyProcess, NoticeDraft } from '../../engine/define.ts';
import { fill, textOf } from '../../processes/text.ts';
import type { Database } from '../db/tables.ts';
import type { Notice } from '../notices/enqueue.ts';
import { isConfided } from '../vault/replace.ts';
import type { Owed } from './perform.ts';
import { recipientsOf } from './recipients.ts';
import { titleField } from './titles.ts';

/** Finds who each notice goes to and words it in their language. Whoever acted is not told of their own act. */
export async function wordNotices(
  tx: Kysely<Database> | Transaction<Database>,
  congressId: string,
  at: Date,
  owed: readonly Owed[],
): Promise<Notice[]> {
  const notices: Notice[] = [];
  for (const { process, kase, parties, drafts, actor } of owed) {
    for (const draft of drafts) {
      const recipients = await recipientsOf(tx, process, congressId, parties, draft.to);
      for (const to of recipients) {
        if (actor.kind === 'person' && actor.accountId === to.accountId) continue;
        notices.push(noticeOf(process, kase, draft, congressId, at, to));
      }
    }
  }
  return notices;
}

export function noticeOf(
  process: AnyProcess,
  kase: Owed['kase'],
  draft: Pick<NoticeDraft<string, string>, 'kind' | 'urgent' | 'data'>,
  congressId: string,
  at: Date,
  to: { readonly accountId: string; readonly locale: 'zh' | 'en' },
): Notice {
  const text = textOf(process.id, to.locale);
  const title = isConfided(process, titleField(process))
    ? numbered(text.name, kase.record.number, to.locale)
    : isConfidential(kase.record)
      ? veiled[to.locale]
      : String(kase.record.title ?? kase.record.suggestionTitle ?? kase.record.name ?? '');
  const number = kase.record.number ?? kase.record.suggestionNumber;
  const data = { title, number: typeof number === 'number' ? String(number) : '—', ...draft.data };
  return {
    congressId,
    at,
    kind: `${process.id}.${draft.kind}`,
    recipient: { accountId: to.accountId },
    title,
    body: fill(text.notices[draft.kind] ?? draft.kind, data),
    link: `/${process.plural}/${kase.id}`,
    process: process.id,
    recordId: kase.id,
    urgent: draft.urgent ?? false,
  };
}

/** Notices leave the house by mail and stay with people who may no longer see the record: a confidential matter is not named in them. */
const veiled = { zh: '保密建议', en: 'a confidential suggestion' } as const;

/** What people confided does not leave the house in a notice: their matter is called by its kind and number. */
const numbered = (name: string, number: unknown, locale: 'zh' | 'en'): string =>
  typeof number !== 'number' ? name : locale === 'zh' ? `${name}第${number}号` : `${name} No. ${number}`;

const isConfidential = (record: Readonly<Record<string, unknown>>): boolean =>
  record.secrecy === 'confidential' || record.confidential === true;
