import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Modal } from 'antd';
import { useRef, useState } from 'react';
import { type PaperLine, paperRoutes } from '../../../contract/papers.ts';
import type { RecordView } from '../../../contract/records.ts';
import { addressOf, call, sentenceOf } from '../../shared/api.ts';
import { useLocale, useWords } from '../../shared/words.ts';
import { paperWords } from './papers.text.ts';

/** The official papers of a record: to look at, to keep, and to issue with a number. */
export function Papers({ view }: { readonly view: RecordView }) {
  const t = useWords(paperWords);
  const { process, id, version } = view.record;
  const asked = useQuery({
    queryKey: ['papers', process, id, version],
    queryFn: () => call(paperRoutes.ofRecord, { query: { process, id } }),
  });
  const [issuing, setIssuing] = useState<PaperLine | null>(null);
  const items = asked.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="section no-print" aria-label={t.title}>
      <header>
        <h2>{t.title}</h2>
      </header>
      <ul className="papers">
        {items.map((line) => (
          <OnePaper key={line.paper} line={line} id={id} onIssue={() => setIssuing(line)} />
        ))}
      </ul>
      {issuing && <IssueDialog key={issuing.paper} line={issuing} process={process} id={id} onClose={() => setIssuing(null)} />}
    </section>
  );
}

function OnePaper({ line, id, onIssue }: { readonly line: PaperLine; readonly id: string; readonly onIssue: () => void }) {
  const t = useWords(paperWords);
  const locale = useLocale();
  const name = line.name[locale];
  const several = line.copies.length > 1;
  return (
    <li>
      <div className="line">
        <strong>{name}</strong>
        {line.mayIssue && (
          <Button size="small" onClick={onIssue}>
            {t.issue}
          </Button>
        )}
      </div>
      {several && <p className="quiet">{t.copies(line.copies.length)}</p>}
      {line.copies.map((copy) => (
        <Links
          key={copy.key ?? 'only'}
          paper={line.paper}
          id={id}
          label={copy.name === '' ? (line.mayIssue ? t.draft : '') : t.to(copy.name)}
          query={copy.key ? { copy: copy.key } : {}}
          name={`${name} ${copy.name}`}
        />
      ))}
      {line.issued.map((issue) => (
        <Links
          key={issue.id}
          paper={line.paper}
          id={id}
          label={t.issued(issue.docNumber)}
          query={{ issue: issue.id }}
          name={`${name} ${issue.docNumber}`}
        />
      ))}
    </li>
  );
}

interface LinksProps {
  readonly paper: string;
  readonly id: string;
  readonly label: string;
  readonly query: Readonly<Record<string, string>>;
  readonly name: string;
}

function Links({ paper, id, label, query, name }: LinksProps) {
  const t = useWords(paperWords);
  const to = (more: Record<string, string>) => addressOf(paperRoutes.file, { params: { paper, id }, query: { ...query, ...more } });
  return (
    <div className="line paper-links">
      {label !== '' && <span className="quiet">{label}</span>}
      <a href={to({ format: 'pdf', inline: 'true' })} target="_blank" rel="noreferrer" aria-label={`${t.open} ${name}`}>
        {t.open}
      </a>
      <a href={to({ format: 'pdf' })} aria-label={`PDF ${name}`}>
        PDF
      </a>
      <a href={to({ format: 'docx' })} aria-label={`Word ${name}`}>
        Word
      </a>
    </div>
  );
}

function IssueDialog({
  line,
  process,
  id,
  onClose,
}: {
  readonly line: PaperLine;
  readonly process: string;
  readonly id: string;
  readonly onClose: () => void;
}) {
  const t = useWords(paperWords);
  const locale = useLocale();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [note, setNote] = useState('');
  const key = useRef(crypto.randomUUID());
  const issue = useMutation({
    mutationFn: () =>
      call(paperRoutes.issue, { params: { paper: line.paper, id }, body: note.trim() === '' ? {} : { note } }, { key: key.current }),
    onSuccess: (made) => {
      message.success(t.issued(made.docNumber));
      onClose();
      return client.invalidateQueries({ queryKey: ['papers', process, id] });
    },
    onError: (error) => message.error(sentenceOf(error), 8),
  });
  return (
    <Modal
      open
      title={line.name[locale]}
      okText={t.issue}
      cancelText={t.cancel}
      onOk={() => issue.mutate()}
      onCancel={onClose}
      confirmLoading={issue.isPending}
    >
      <p className="quiet">{t.issueLead(line.name[locale])}</p>
      <label htmlFor="paper-note" style={{ display: 'block', margin: '12px 0 4px' }}>
        {line.note?.[locale]}
      </label>
      <Input.TextArea
        id="paper-note"
        rows={4}
        maxLength={1000}
        showCount
        value={note}
        placeholder={t.note}
        onChange={(e) => setNote(e.target.value)}
      />
    </Modal>
  );
}
