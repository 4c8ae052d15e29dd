import { Button } from 'antd';
import { useState } from 'react';
import type { FindingView } from '../../../../../contract/draft-reviews.ts';
import { useWords } from '../../../../shared/words.ts';
import { deskWords } from './desk.text.ts';
import type { FindingAct } from './use-desk.ts';

interface Props {
  readonly finding: FindingView;
  readonly mayWrite: boolean;
  readonly act: FindingAct;
}

/** Notes on a finding, with their authors, and room for one more. */
export function Notes({ finding, mayWrite, act }: Props) {
  const t = useWords(deskWords);
  const [isOpen, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const notes = finding.fields.notes ?? [];
  const send = async () => {
    if (await act('comment', finding, { text: words.trim() })) {
      setWords('');
      setOpen(false);
    }
  };
  return (
    <div className="notes">
      {notes.map((note, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: notes are only ever added at the end
        <p key={n}>
          <span className="quiet">{t.decidedBy(note.by, note.on)}</span> {note.text}
        </p>
      ))}
      {mayWrite && !isOpen && (
        <Button size="small" type="link" onClick={() => setOpen(true)}>
          {t.addNote}
        </Button>
      )}
      {isOpen && (
        <form
          className="desk-form"
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <label>
            {t.note}
            {/* biome-ignore lint/a11y/noAutofocus: the form opens at the press of a button */}
            <textarea autoFocus rows={2} maxLength={1000} required value={words} onChange={(event) => setWords(event.target.value)} />
          </label>
          <div className="line">
            <Button size="small" type="primary" htmlType="submit" disabled={words.trim() === ''}>
              {t.save}
            </Button>
            <Button size="small" onClick={() => setOpen(false)}>
              {t.cancel}
            </Button>
          </div>
        </form>
      )}
    </div>
  );
}
