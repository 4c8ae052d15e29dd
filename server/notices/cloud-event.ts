import type { Notice } from './enqueue.ts';

/** What a webhook receives: CloudEvents 1.0 in structured JSON. It says that something happened to which record, never what its papers say. */
export interface CloudEvent {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly time: string;
  readonly subject?: string;
  readonly datacontenttype: 'application/json';
  readonly data: {
    readonly congressId: string;
    readonly kind: string;
    readonly process: string | null;
    readonly recordId: string | null;
    readonly urgent: boolean;
    /** Accounts that were told. */
    readonly recipients: readonly string[];
  };
}

/** One event for all notices of one kind about one record at one moment. */
export function cloudEvent(id: string, notices: readonly [Notice, ...Notice[]]): CloudEvent {
  const [first] = notices;
  const recipients = [...new Set(notices.map((n) => n.recipient.accountId))];
  return {
    specversion: '1.0',
    id,
    source: `urn:yishi:congress:${first.congressId}`,
    type: `yishi.${first.kind}`,
    time: first.at.toISOString(),
    ...(first.process && first.recordId ? { subject: `${first.process}/${first.recordId}` } : {}),
    datacontenttype: 'application/json',
    data: {
      congressId: first.congressId,
      kind: first.kind,
      process: first.process,
      recordId: first.recordId,
      urgent: notices.some((n) => n.urgent),
      recipients,
    },
  };
}
