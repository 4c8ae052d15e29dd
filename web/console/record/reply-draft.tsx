import type { RecordView } from '../../../contract/records.ts';
import { useT } from '../language.ts';
import { Replies } from './assignments.tsx';
import { Files, isBlank } from './field-value.tsx';
import { ReplyLetter } from './reply-letter.tsx';

const drafting = new Set(['replyDrafted', 'replyApproved']);

/** The reply of an assignment: the letter in the making, and those that were issued. */
export function ReplyPart({ view }: { readonly view: RecordView }) {
  const t = useT();
  const { record, names } = view;
  const hasDraft = drafting.has(record.state) && !isBlank(record.fields.body);
  const note = record.fields.draftNote;
  const check = record.fields.checkNote;
  if (!hasDraft && isBlank(record.fields.replies) && isBlank(note)) return null;
  return (
    <section className="section">
      <header>
        <h2>{t.reply.letter}</h2>
      </header>
      {typeof note === 'string' && note !== '' && (
        <p className="faults" style={{ marginBottom: 10 }}>
          {t.reply.returnedWith}
          {note}
        </p>
      )}
      {typeof record.fields.checkedOn === 'string' && (
        <p className="quiet">
          {t.reply.checked(record.fields.checkedOn)} {typeof check === 'string' ? check : ''}
        </p>
      )}
      <Replies item={record} names={names} files={view.files} parties={record.parties} />
      {hasDraft && <ReplyLetter record={record} names={names} reply={{ ...record.fields, on: record.fields.signedOn }} isDraft />}
      {hasDraft && !isBlank(record.fields.replyFileIds) && <Files ids={record.fields.replyFileIds as string[]} files={view.files} />}
    </section>
  );
}
