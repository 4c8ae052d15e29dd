import { FileTextOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { HeldFiles, RecordLine, RecordPage } from '../../../contract/records.ts';
import { assignment } from '../../../processes/assignment/assignment.ts';
import { commitment } from '../../../processes/commitment/commitment.ts';
import { optionLabel } from '../../../processes/text.ts';
import { fieldsOf } from '../form/shapes.ts';
import { useT, useText } from '../language.ts';
import { Loaded } from '../shell/faults.tsx';
import { Link } from '../shell/link.tsx';
import { FieldValue, Files, isBlank } from './field-value.tsx';
import { Due, StateTag } from './lights.tsx';
import { ReplyLetter } from './reply-letter.tsx';
import { useRecord, useRecords } from './use-record.ts';

/** The hand-overs of a suggestion: each unit, how far it is, its contacts and its replies. */
export function Assignments({ suggestionId }: { readonly suggestionId: string }) {
  const t = useT();
  const asked = useRecords(assignment, { suggestionId });
  return (
    <Loaded of={asked} rows={2}>
      {(page) =>
        page.items.length === 0 ? null : (
          <section className="section">
            <header>
              <h2>{t.record.assignments}</h2>
              <span className="quiet">{t.record.countOf(page.items.length)}</span>
            </header>
            {page.items.map((item) => (
              <AssignmentCard key={item.id} item={item} page={page} />
            ))}
          </section>
        )
      }
    </Loaded>
  );
}

function AssignmentCard({ item, page }: { readonly item: RecordLine; readonly page: RecordPage }) {
  const t = useT();
  const text = useText('assignment');
  // A line of a list holds no long texts: contacts and replies come with the record itself.
  const { data: whole } = useRecord(assignment, item.id);
  const fields = whole?.record.fields ?? item.fields;
  const names = { ...page.names, ...whole?.names };
  const contacts = (fields.contacts as unknown[] | null | undefined) ?? [];
  return (
    <div className="assignment">
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 12px', alignItems: 'center' }}>
        <strong style={{ fontWeight: 600 }}>
          <Link to={`/assignments/${item.id}`}>{page.names[String(fields.unitId)] ?? t.record.hidden}</Link>
        </strong>
        <span className="quiet">{optionLabel(text, 'role', String(fields.role))}</span>
        <StateTag process={assignment} state={item.state} />
        <Due process="assignment" dueKey={item.dueKey} dueOn={item.dueOn} />
      </div>
      {fields.personInCharge !== null && fields.personInCharge !== undefined && (
        <p className="quiet">
          {text.fields.personInCharge} {String(fields.personInCharge)} {String(fields.personPhone ?? '')}
        </p>
      )}
      {contacts.length > 0 && (
        <details>
          <summary>{t.record.contactsOf(contacts.length)}</summary>
          <FieldValue name="contacts" shape={contactShape} value={contacts} text={text} names={names} files={whole?.files} />
        </details>
      )}
      <Replies item={whole?.record ?? item} names={names} files={whole?.files} />
    </div>
  );
}

const contactShape = fieldsOf(assignment.record).contacts ?? { kind: 'rows', optional: true };

/** The replies a unit has issued, each as the letter it is. */
export function Replies({
  item,
  names,
  files,
  parties,
}: {
  readonly item: RecordLine;
  readonly names: Readonly<Record<string, string>>;
  readonly files: HeldFiles | undefined;
  readonly parties?: readonly { readonly party: string; readonly subject: string; readonly status: string }[];
}) {
  const t = useT();
  const text = useText('assignment');
  const [open, setOpen] = useState<number | null>(null);
  const replies = (item.fields.replies as Record<string, unknown>[] | null | undefined) ?? [];
  const shown = open === null ? undefined : replies[open];
  if (replies.length === 0) return null;
  return (
    <>
      <ul style={{ listStyle: 'none', margin: '4px 0 0', padding: 0 }}>
        {replies.map((reply, n) => (
          <li key={String(reply.round)}>
            <Button
              type="link"
              icon={<FileTextOutlined />}
              style={{ padding: 0, height: 'auto', whiteSpace: 'normal', textAlign: 'left' }}
              onClick={() => setOpen(n)}
            >
              {[t.reply.letter, reply.docNumber, String(reply.on), optionLabel(text, 'resultClass', String(reply.resultClass))]
                .filter(Boolean)
                .join(' · ')}
            </Button>
          </li>
        ))}
      </ul>
      <Modal
        open={shown !== undefined}
        onCancel={() => setOpen(null)}
        width={820}
        title={t.reply.letter}
        footer={<Button onClick={() => window.print()}>{t.common.print}</Button>}
        destroyOnHidden
      >
        {shown && <ReplyLetter record={{ ...item, ...(parties ? { parties } : {}) }} names={names} reply={shown} />}
        {shown && !isBlank(shown.replyFileIds) && <Files ids={shown.replyFileIds as string[]} files={files} />}
      </Modal>
    </>
  );
}

/** The promises made in the replies to a suggestion or in one of them. */
export function Commitments({ of }: { readonly of: Readonly<Record<string, string>> }) {
  const t = useT();
  const asked = useRecords(commitment, of);
  return (
    <Loaded of={asked} rows={1}>
      {(page) =>
        page.items.length === 0 ? null : (
          <section className="section">
            <header>
              <h2>{t.record.commitments}</h2>
              <span className="quiet">{t.record.countOf(page.items.length)}</span>
            </header>
            {page.items.map((item) => (
              <div className="assignment" key={item.id}>
                <div style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 12px', alignItems: 'center' }}>
                  <Link to={`/commitments/${item.id}`}>{String(item.fields.content)}</Link>
                  <StateTag process={commitment} state={item.state} />
                  <Due process="commitment" dueKey={item.dueKey} dueOn={item.dueOn} />
                </div>
                <p className="quiet">
                  {page.names[String(item.fields.unitId)] ?? ''} · {String(item.fields.measures ?? '')}
                </p>
              </div>
            ))}
          </section>
        )
      }
    </Loaded>
  );
}
