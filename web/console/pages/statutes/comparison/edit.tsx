import './comparison.css';
import './comparison-tables.css';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation, useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { uploadFile } from '../../../../../contract/files.ts';
import type { RecordView } from '../../../../../contract/records.ts';
import { statuteComparison } from '../../../../../processes/statuteComparison/statuteComparison.ts';
import { call, sentenceOf } from '../../../../shared/api.ts';
import { useWords } from '../../../../shared/words.ts';
import { actionRoute } from '../../../record/routes-of.ts';
import { useRecord } from '../../../record/use-record.ts';
import type { Search } from '../../../router.tsx';
import { useHere } from '../../../session.tsx';
import { Loaded } from '../../../shell/faults.tsx';
import { Link, useGo } from '../../../shell/link.tsx';
import { Labelled, Sentence } from '../../admin/labelled.tsx';
import { comparisonPageWords } from './comparison.text.ts';
import { LibraryPick } from './library-pick.tsx';
import { recordOf } from './use-comparison.ts';
import { type VersionDraft, VersionList } from './version-list.tsx';

/** A new comparison; library versions named in the address stand in it from the start. */
export function NewComparisonPage() {
  const t = useWords(comparisonPageWords).form;
  const search = useLocation().search as Search;
  const named = [search.old, search.new].filter((id) => id !== undefined && /^[0-9a-f-]{36}$/i.test(id));
  return (
    <ComparisonForm
      heading={t.newTitle}
      view={null}
      first={named.map((versionId, i) => ({
        id: `${i}`,
        label: t.versionN(i + 1),
        on: null,
        versionId: versionId ?? '',
        source: '',
        articles: null,
      }))}
    />
  );
}

/** Name and versions of a comparison that is open. */
export function EditComparisonPage() {
  const t = useWords(comparisonPageWords).form;
  const { id } = useParams({ strict: false }) as { id: string };
  const asked = useRecord(statuteComparison, id);
  return (
    <Loaded of={asked}>
      {(view) => (
        <ComparisonForm
          heading={t.editTitle}
          view={view}
          first={recordOf(view).versions.map((v) => ({
            id: v.key,
            key: v.key,
            label: v.label,
            on: v.on,
            ...(v.versionId ? { versionId: v.versionId } : { fileId: v.fileIds?.[0] ?? '' }),
            source: view.files[v.fileIds?.[0] ?? '']?.name ?? '',
            articles: 1,
          }))}
        />
      )}
    </Loaded>
  );
}

interface Props {
  readonly heading: string;
  readonly view: RecordView | null;
  readonly first: readonly VersionDraft[];
}

function ComparisonForm({ heading, view, first }: Props) {
  const words = useWords(comparisonPageWords);
  const t = words.form;
  const go = useGo();
  const client = useQueryClient();
  const { congressId } = useHere();
  const before = view ? recordOf(view) : null;
  const [title, setTitle] = useState(before?.title ?? '');
  const [note, setNote] = useState(before?.note ?? '');
  const [decidedBy, setDecidedBy] = useState(before?.decidedBy ?? '');
  const [inForce, setInForce] = useState(before?.inForce ?? '');
  const [drafts, setDrafts] = useState(first);
  const [pasting, setPasting] = useState<string | null>(null);
  const [isPicking, setPicking] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const count = useRef(first.length);
  const add = (
    draft: Omit<VersionDraft, 'id' | 'articles' | 'label' | 'on'> & { readonly label?: string; readonly on?: string | null },
  ) => {
    count.current += 1;
    const one: VersionDraft = { label: t.versionN(count.current), on: null, ...draft, id: crypto.randomUUID(), articles: null };
    setDrafts((now) => [...now, one]);
  };
  const upload = useMutation({
    mutationFn: async (files: readonly File[]) => {
      for (const file of files) {
        const form = new FormData();
        form.append('file', file);
        const stored = await call(uploadFile, { query: { congressId }, ...{ body: form } });
        add({ fileId: stored.id, source: stored.name, label: stored.name.replace(/\.[^.]+$/, '').slice(0, 60) });
      }
    },
  });
  const paste = useMutation({
    mutationFn: async (text: string) => {
      const form = new FormData();
      form.append('file', new File([text], `${t.pasted}.txt`, { type: 'text/plain' }));
      const stored = await call(uploadFile, { query: { congressId }, ...{ body: form } });
      add({ fileId: stored.id, source: t.pasted });
    },
    onSuccess: () => setPasting(null),
  });
  const save = useMutation({
    mutationFn: () => {
      const optional = (name: string, value: string) => (value.trim() === '' ? {} : { [name]: value.trim() });
      const body = {
        title: title.trim(),
        ...optional('note', note),
        ...optional('decidedBy', decidedBy),
        ...optional('inForce', inForce),
        versions: drafts.map((d) => ({
          ...(d.key === undefined ? {} : { key: d.key }),
          label: d.label.trim(),
          ...(d.on ? { on: d.on } : {}),
          ...(d.versionId === undefined ? { fileIds: [d.fileId ?? ''] } : { versionId: d.versionId }),
        })),
      };
      const key = crypto.randomUUID();
      return (
        view
          ? call(actionRoute(statuteComparison, 'amend'), { params: { id: view.record.id }, body } as never, {
              version: view.record.version,
              key,
            })
          : call(actionRoute(statuteComparison, 'create'), { body } as never, { key })
      ) as Promise<RecordView>;
    },
    onSuccess: (made) => {
      client.setQueryData([statuteComparison.plural, 'one', congressId, made.record.id], made);
      void client.invalidateQueries({ queryKey: [statuteComparison.plural, 'list'] });
      go(`/statute-comparisons/${made.record.id}`);
    },
  });
  const send = () => {
    const named = title.trim() || drafts.find((d) => d.source !== '')?.source || '';
    if (title.trim() === '') setTitle(named);
    if (named === '') return setFault(t.needName);
    if (drafts.length < 2 || drafts.some((d) => d.articles === null || d.articles === 0 || d.label.trim() === ''))
      return setFault(t.needTwo);
    setFault(null);
    if (title.trim() === '') return;
    save.mutate();
  };
  const error = upload.error ?? paste.error ?? save.error;
  return (
    <>
      <header className="page-head">
        <h1>{heading}</h1>
        <div className="tools no-print">
          <Link to={view ? `/statute-comparisons/${view.record.id}` : '/statute-comparisons'}>{words.cancel}</Link>
        </div>
      </header>
      <section className="section">
        <form
          className="form law-form"
          onSubmit={(e) => {
            e.preventDefault();
            send();
          }}
        >
          <Labelled id="comparison-title" label={t.name}>
            <Input id="comparison-title" value={title} maxLength={200} onChange={(e) => setTitle(e.target.value)} />
          </Labelled>
          <div className="entry">
            <p className="law-entry-label">{t.versions}</p>
            <p className="help">{t.versionsHelp}</p>
            <VersionList
              drafts={drafts}
              onChange={(next) => {
                setDrafts(next);
                setFault(null);
              }}
            />
            <div className="law-add">
              <Button onClick={() => setPicking(true)}>{t.addLibrary}</Button>
              <Button loading={upload.isPending} onClick={() => input.current?.click()}>
                {t.addFile}
              </Button>
              <Button onClick={() => setPasting(pasting ?? '')}>{t.addPaste}</Button>
              <input
                ref={input}
                type="file"
                hidden
                multiple
                aria-label={t.addFile}
                accept=".docx,.pdf,.txt,.md,.html,.htm,.xml"
                onChange={(e) => {
                  const files = [...(e.target.files ?? [])];
                  e.target.value = '';
                  if (files.length > 0) upload.mutate(files);
                }}
              />
            </div>
            {isPicking && (
              <LibraryPick
                onPick={(one) => {
                  setPicking(false);
                  add(one);
                }}
              />
            )}
            {pasting !== null && (
              <div className="law-paste">
                <Input.TextArea
                  aria-label={t.pasteHere}
                  placeholder={t.pasteHere}
                  autoSize={{ minRows: 6, maxRows: 14 }}
                  value={pasting}
                  onChange={(e) => setPasting(e.target.value)}
                />
                <Button disabled={pasting.trim() === ''} loading={paste.isPending} onClick={() => paste.mutate(pasting)}>
                  {t.pasteDone}
                </Button>
              </div>
            )}
          </div>
          <Labelled id="comparison-note" label={t.note} isOptional>
            <Input.TextArea id="comparison-note" value={note} maxLength={2000} rows={2} onChange={(e) => setNote(e.target.value)} />
          </Labelled>
          <Labelled id="comparison-decided" label={t.decidedBy} help={t.decidedByHelp} isOptional>
            <Input id="comparison-decided" value={decidedBy} maxLength={100} onChange={(e) => setDecidedBy(e.target.value)} />
          </Labelled>
          <Labelled id="comparison-force" label={t.inForce} help={t.inForceHelp} isOptional>
            <Input id="comparison-force" value={inForce} maxLength={40} onChange={(e) => setInForce(e.target.value)} />
          </Labelled>
          <Sentence text={fault ?? (error ? sentenceOf(error) : null)} />
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            {view ? t.save : t.start}
          </Button>
        </form>
      </section>
    </>
  );
}
