import { FolderOpenOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { App, Button, Spin } from 'antd';
import { type DragEvent, type InputHTMLAttributes, useRef, useState } from 'react';
import { type StatuteImport, statuteImportRoutes } from '../../../../../contract/statute-imports.ts';
import { call, sentenceOf } from '../../../../shared/api.ts';
import { useLocale, useWords } from '../../../../shared/words.ts';
import { momentText, numberText } from '../../../record/format.ts';
import type { Search } from '../../../router.tsx';
import { useHere } from '../../../session.tsx';
import { Loaded } from '../../../shell/faults.tsx';
import { Link, useSetSearch } from '../../../shell/link.tsx';
import { StatuteTabs } from '../../../statute/statute-tabs.tsx';
import { Sentence } from '../../admin/labelled.tsx';
import { ImportRows } from './import-rows.tsx';
import { libraryWords } from './library.text.ts';
import { droppedFiles, type Sending, sendFiles } from './send-files.ts';
import { useIsKeeper, useStatute } from './use-library.ts';
import './library.css';

const accepted = '.txt,.md,.markdown,.html,.htm,.docx,.pdf,.xml,.akn,.zip,.doc';

/** Brings texts into the library: chosen, read, looked at and corrected, then written. */
export function StatuteImportPage() {
  const t = useWords(libraryWords);
  const search = useLocation().search as Search;
  const isKeeper = useIsKeeper();
  return (
    <>
      <StatuteTabs />
      {isKeeper ? (
        <Importing key={`${search.statute ?? ''}`} search={search} />
      ) : (
        <div className="empty" role="alert">
          <p>{t.noPermission}</p>
          <p style={{ marginTop: 12 }}>
            <Link to="/statutes">{t.back}</Link>
          </p>
        </div>
      )}
    </>
  );
}

const keyOf = (importId: string | undefined, congressId: string) => ['statute-imports', congressId, importId ?? ''] as const;

function Importing({ search }: { readonly search: Search }) {
  const t = useWords(libraryWords);
  const locale = useLocale();
  const { congressId } = useHere();
  const client = useQueryClient();
  const setSearch = useSetSearch();
  const importId = search.import;
  const asked = useQuery({
    queryKey: keyOf(importId, congressId),
    enabled: importId !== undefined,
    queryFn: () => call(statuteImportRoutes.read, { params: { importId: importId ?? '' } }),
  });
  const [sending, setSending] = useState<Sending | null>(null);
  const stop = useRef<AbortController | null>(null);
  const send = useMutation({
    mutationFn: async (files: readonly File[]) => {
      const controller = new AbortController();
      stop.current = controller;
      const id = importId ?? (await call(statuteImportRoutes.begin, { body: search.statute ? { statuteId: search.statute } : {} })).id;
      if (importId === undefined) setSearch({ import: id });
      const sent = await sendFiles(id, files, setSending, controller.signal);
      await client.invalidateQueries({ queryKey: ['statute-imports'] });
      return sent;
    },
    onMutate: () => setSending(null),
  });
  return (
    <>
      <header className="page-head">
        <h1>
          <ImportTitle statuteId={search.statute} given={asked.data?.statute?.title} />
        </h1>
        <Link to="/statutes">{t.back}</Link>
      </header>
      <section className="section">
        <header>
          <h2>1 {t.steps[0]}</h2>
        </header>
        <p className="quiet">{t.chooseHelp}</p>
        <Chooser isBusy={send.isPending} onFiles={(files) => send.mutate(files)} />
        <div aria-live="polite">
          {send.isPending && (
            <p role="status" className="statute-sending">
              <Spin size="small" /> {sending && t.reading(numberText(sending.read, locale), numberText(sending.of, locale))}{' '}
              <Button size="small" onClick={() => stop.current?.abort()}>
                {t.stop}
              </Button>
            </p>
          )}
          <Sentence text={send.error ? sentenceOf(send.error) : null} />
          {sending && sending.failed.length > 0 && !send.isPending && (
            <div className="faults" role="alert">
              <p>{t.failedFiles(numberText(sending.failed.length, locale))}</p>
              <ul>
                {sending.failed.slice(0, 20).map((file) => (
                  <li key={file.name}>
                    {file.name}：{file.why}
                  </li>
                ))}
              </ul>
            </div>
          )}
        </div>
        {importId === undefined && !send.isPending && <OpenImports onOpen={(id) => setSearch({ import: id })} />}
      </section>
      {importId !== undefined && (
        <Loaded of={asked}>{(shown) => (shown.items.length === 0 ? null : <Checked shown={shown} isBusy={send.isPending} />)}</Loaded>
      )}
    </>
  );
}

function ImportTitle({ statuteId, given }: { readonly statuteId: string | undefined; readonly given: string | undefined }) {
  const t = useWords(libraryWords);
  if (given !== undefined) return t.importOf(given);
  return statuteId === undefined ? t.importTitle : <VersionsTitle statuteId={statuteId} />;
}

function VersionsTitle({ statuteId }: { readonly statuteId: string }) {
  const t = useWords(libraryWords);
  const statute = useStatute(statuteId, undefined);
  return statute.data ? t.importOf(statute.data.title) : t.addVersion;
}

/** Files, a folder, or what is dropped. */
function Chooser({ isBusy, onFiles }: { readonly isBusy: boolean; readonly onFiles: (files: File[]) => void }) {
  const t = useWords(libraryWords);
  const files = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (list: FileList | null) => {
    const chosen = [...(list ?? [])];
    if (chosen.length > 0) onFiles(chosen);
  };
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (isBusy) return;
    const dropped = await droppedFiles(event.dataTransfer.items);
    if (dropped.length > 0) onFiles(dropped);
  };
  const input = (ref: typeof files, label: string, more: InputHTMLAttributes<HTMLInputElement> & { webkitdirectory?: string }) => (
    <input
      ref={ref}
      type="file"
      multiple
      hidden
      tabIndex={-1}
      aria-label={label}
      {...more}
      onChange={(event) => {
        take(event.target.files);
        event.target.value = '';
      }}
    />
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an addition to the buttons within
    <div
      className={`statute-drop${isOver ? ' is-over' : ''}`}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
    >
      {input(files, t.choose, { accept: accepted })}
      {input(folder, t.chooseFolder, { webkitdirectory: '' })}
      <Button type="primary" disabled={isBusy} onClick={() => files.current?.click()}>
        {t.choose}
      </Button>
      <Button icon={<FolderOpenOutlined />} disabled={isBusy} onClick={() => folder.current?.click()}>
        {t.chooseFolder}
      </Button>
      <span className="quiet no-phone">{t.drop}</span>
    </div>
  );
}

function OpenImports({ onOpen }: { readonly onOpen: (id: string) => void }) {
  const t = useWords(libraryWords);
  const locale = useLocale();
  const { congressId } = useHere();
  const client = useQueryClient();
  const { modal, message } = App.useApp();
  const { data } = useQuery({ queryKey: ['statute-imports', congressId, 'open'], queryFn: () => call(statuteImportRoutes.list, {}) });
  const open = (data?.items ?? []).filter((item) => item.texts > 0);
  if (open.length === 0) return null;
  const drop = async (importId: string) => {
    if (!(await modal.confirm({ title: t.dropSure, okText: t.drop_, cancelText: t.cancel, autoFocusButton: 'cancel' }))) return;
    try {
      await call(statuteImportRoutes.drop, { params: { importId } });
      await client.invalidateQueries({ queryKey: ['statute-imports'] });
    } catch (error) {
      message.error(sentenceOf(error), 8);
    }
  };
  return (
    <div style={{ marginTop: 16 }}>
      <h3>{t.open}</h3>
      <ul className="statute-open">
        {open.map((item) => (
          <li key={item.id}>
            <span>
              {momentText(item.createdAt, locale)} · {t.openLine(numberText(item.texts, locale), item.names.join('、'))}
            </span>
            <Button size="small" onClick={() => onOpen(item.id)}>
              {t.resume}
            </Button>
            <Button size="small" danger onClick={() => void drop(item.id)}>
              {t.drop_}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Checked({ shown, isBusy }: { readonly shown: StatuteImport; readonly isBusy: boolean }) {
  const t = useWords(libraryWords);
  const locale = useLocale();
  const { congressId } = useHere();
  const client = useQueryClient();
  const keep = (next: StatuteImport) => client.setQueryData(keyOf(shown.id, congressId), next);
  const write = useMutation({
    mutationFn: () => call(statuteImportRoutes.write, { params: { importId: shown.id } }),
    onSuccess: async (done) => {
      keep(done.import);
      await client.invalidateQueries({ queryKey: ['statutes'] });
    },
  });
  const count = (...kinds: StatuteImport['items'][number]['becomes']['kind'][]) =>
    shown.items.filter((item) => kinds.includes(item.becomes.kind)).length;
  const ready = count('newStatute', 'newVersion');
  const faults = count('fault');
  const n = (value: number) => numberText(value, locale);
  return (
    <>
      <section className="section">
        <header>
          <h2>2 {t.steps[1]}</h2>
          <span className="quiet">
            {t.counts(n(shown.items.length), n(count('newStatute')), n(count('newVersion')), n(count('same')), n(faults))}
          </span>
        </header>
        <ImportRows shown={shown} onChange={keep} />
      </section>
      <section className="section">
        <header>
          <h2>3 {t.steps[2]}</h2>
        </header>
        <Sentence text={write.error ? sentenceOf(write.error) : null} />
        {write.data && (
          <p role="status">
            <span className="light light-normal">
              <i aria-hidden>●</i>
              {t.done(n(write.data.statutes), n(write.data.versions))}
            </span>{' '}
            {faults > 0 && t.left(n(faults))} <Link to="/statutes">{t.see}</Link>
          </p>
        )}
        {ready > 0 ? (
          <Button type="primary" loading={write.isPending} disabled={isBusy} onClick={() => write.mutate()}>
            {t.write(n(ready))}
          </Button>
        ) : (
          !write.data && <p className="quiet">{t.nothingToWrite}</p>
        )}
      </section>
    </>
  );
}
