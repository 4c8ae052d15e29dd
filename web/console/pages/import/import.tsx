import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Spin } from 'antd';
import { useRef, useState } from 'react';
import { allTransferRoutes, type CellFault, type ImportLine, type ImportReport } from '../../../../contract/transfer.ts';
import type { AnyProcess } from '../../../../engine/define.ts';
import { ApiProblem, addressOf, callLines, sentenceOf } from '../../../shared/api.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { useText } from '../../language.ts';
import { numberText, sizeText } from '../../record/format.ts';
import { processAt } from '../../record/routes-of.ts';
import { MissingPage } from '../../shell/faults.tsx';
import { Link } from '../../shell/link.tsx';
import { Sentence } from '../admin/labelled.tsx';
import { importWords } from './import.text.ts';
import { useMayImport } from './import-link.tsx';

/** Reads a table into a process or register: checked first, then all rows or none. */
export function ImportPage() {
  const { plural } = useParams({ strict: false }) as { plural: string };
  const process = processAt(plural);
  return process ? <Importing key={process.id} process={process} /> : <MissingPage />;
}

type Progress = Extract<ImportLine, { progress: unknown }>['progress'];

function Importing({ process }: { readonly process: AnyProcess }) {
  const t = useWords(importWords);
  const text = useText(process.id);
  const locale = useLocale();
  const client = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const stop = useRef<AbortController | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const routes = allTransferRoutes.find((r) => r.process.id === process.id)?.routes;
  const mayImport = useMayImport(process);
  const run = useMutation({
    mutationFn: async ({ chosen, dryRun }: { chosen: File; dryRun: boolean }): Promise<ImportReport> => {
      setProgress(null);
      const body = new FormData();
      body.append('file', chosen);
      const controller = new AbortController();
      stop.current = controller;
      let report: ImportReport | null = null;
      await callLines(
        routes?.import ?? fail(),
        { query: { dryRun: String(dryRun) }, body },
        (given) => {
          const line = given as ImportLine;
          if ('progress' in line) setProgress(line.progress);
          else if ('report' in line) report = line.report;
          else throw new ApiProblem({ type: 'about:blank', ...line.problem });
        },
        { signal: controller.signal },
      );
      return report ?? fail();
    },
    onSuccess: (report) => (report.done ? client.invalidateQueries({ predicate: (q) => q.queryKey[0] !== 'session' }) : undefined),
  });
  if (!routes?.import || !routes.template || !mayImport) return <MissingPage />;
  const check = (chosen: File) => {
    setFile(chosen);
    run.mutate({ chosen, dryRun: true });
  };
  const report = run.data;
  const isStopped = run.error instanceof DOMException;
  return (
    <>
      <header className="page-head">
        <h1>{t.title(text.name)}</h1>
        <Link to={`/${process.plural}`}>{t.back}</Link>
      </header>
      <section className="section">
        <header>
          <h2>1 {t.steps[0]}</h2>
        </header>
        <p className="quiet">{t.templateHelp}</p>
        <p style={{ marginTop: 8 }}>
          <Button href={addressOf(routes.template, {})} download>
            {t.template}
          </Button>
        </p>
      </section>
      <section className="section">
        <header>
          <h2>2 {t.steps[1]}</h2>
        </header>
        <p className="quiet">{t.chooseHelp}</p>
        <input
          ref={input}
          type="file"
          hidden
          tabIndex={-1}
          aria-label={t.choose}
          accept=".xlsx,.csv"
          onChange={(event) => {
            const chosen = event.target.files?.[0];
            event.target.value = '';
            if (chosen) check(chosen);
          }}
        />
        <div style={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 12, marginTop: 8 }}>
          <Button type={file ? 'default' : 'primary'} disabled={run.isPending} onClick={() => input.current?.click()}>
            {file ? t.other : t.choose}
          </Button>
          {file && (
            <span>
              {file.name} <span className="quiet">{sizeText(file.size)}</span>
            </span>
          )}
          {run.isPending && (
            <span role="status">
              <Spin size="small" /> {t.phase[progress?.phase ?? 'checking']} {progress && t.rows(numberText(progress.rows, locale))}{' '}
              <Button size="small" onClick={() => stop.current?.abort()}>
                {t.stop}
              </Button>
            </span>
          )}
        </div>
        <div style={{ marginTop: 12 }} aria-live="polite">
          {isStopped ? <p>{t.stopped}</p> : <Sentence text={run.error && !run.isPending ? sentenceOf(run.error) : null} />}
          {report && !run.isPending && <Report report={report} />}
        </div>
      </section>
      {report && file && !run.isPending && report.faultCount === 0 && (
        <section className="section">
          <header>
            <h2>3 {t.steps[2]}</h2>
          </header>
          {report.done ? (
            <p>
              <span className="light light-normal">
                <i aria-hidden>●</i>
                {t.done}
              </span>{' '}
              <Link to={`/${process.plural}`}>{t.see}</Link>
            </p>
          ) : report.created + report.changed === 0 ? (
            <p>{t.nothing}</p>
          ) : (
            <Button type="primary" onClick={() => run.mutate({ chosen: file, dryRun: false })}>
              {t.run(numberText(report.created + report.changed, locale))}
            </Button>
          )}
        </section>
      )}
    </>
  );
}

function Report({ report }: { readonly report: ImportReport }) {
  const t = useWords(importWords);
  const locale = useLocale();
  const n = (count: number) => numberText(count, locale);
  return (
    <>
      <p>
        {t.rows(n(report.rows))} · {t.counts(n(report.created), n(report.changed), n(report.unchanged))}
      </p>
      {report.faultCount === 0 ? (
        !report.done && <p>{t.good}</p>
      ) : (
        <>
          <p className="late">
            {t.bad(n(report.faultCount))} {report.faultCount > report.faults.length && t.firstFaults(n(report.faults.length))}
          </p>
          <Faults faults={report.faults} />
        </>
      )}
    </>
  );
}

function Faults({ faults }: { readonly faults: readonly CellFault[] }) {
  const t = useWords(importWords);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard
    <section style={{ maxHeight: 420, overflow: 'auto', marginTop: 8 }} tabIndex={0} aria-label={t.message}>
      <table className="rows-view">
        <thead>
          <tr>
            <th scope="col">{t.row}</th>
            <th scope="col">{t.column}</th>
            <th scope="col">{t.value}</th>
            <th scope="col">{t.message}</th>
          </tr>
        </thead>
        <tbody>
          {faults.map((fault) => (
            <tr key={`${fault.row}-${fault.column}-${fault.message}`}>
              <td>{fault.row}</td>
              <td className="nowrap">{fault.column || t.wholeRow}</td>
              <td style={{ maxWidth: 260 }}>{fault.value}</td>
              <td>{fault.message}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function fail(): never {
  throw new Error('the import gave no report');
}
