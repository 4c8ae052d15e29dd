import './report.css';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { type CheckView, reportRoutes } from '../../../../contract/reports.ts';
import { call, sentenceOf } from '../../../shared/api.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { Sentence } from '../admin/labelled.tsx';
import { checkWords } from './check.text.ts';
import { expectedText, Found } from './found.tsx';
import { reportWords } from './report.text.ts';

/** Checks the sums of any report: pasted text or a file, with the findings marked where they stand. */
export function CheckReportPage() {
  const t = useWords(checkWords);
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const check = useMutation({
    mutationFn: (file: File | null) => {
      if (file === null) return call(reportRoutes.check, { body: { text } });
      const body = new FormData();
      body.append('file', file);
      return call(reportRoutes.checkFile, { body } as never);
    },
    onSuccess: (found) => setText(found.text),
  });
  return (
    <>
      <header className="page-head">
        <h1>{t.title}</h1>
        <span className="quiet">{t.lead}</span>
      </header>
      <section className="section no-print">
        <Input.TextArea
          aria-label={t.text}
          placeholder={t.placeholder}
          value={text}
          maxLength={30_000}
          autoSize={{ minRows: 8, maxRows: 18 }}
          onChange={(e) => setText(e.target.value)}
        />
        <div className="report-buttons">
          <Button type="primary" disabled={text.trim() === ''} loading={check.isPending} onClick={() => check.mutate(null)}>
            {t.run}
          </Button>
          <Button onClick={() => input.current?.click()} disabled={check.isPending}>
            {t.file}
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            aria-label={t.file}
            accept=".docx,.txt,application/vnd.openxmlformats-officedocument.wordprocessingml.document,text/plain"
            onChange={(e) => {
              const file = e.target.files?.[0];
              e.target.value = '';
              if (file) check.mutate(file);
            }}
          />
        </div>
        <Sentence text={check.error ? sentenceOf(check.error) : null} />
      </section>
      {check.data && !check.isPending && (
        <section className="section">
          <header>
            <h2>{t.found}</h2>
          </header>
          {check.data.checks.length === 0 ? (
            <p className="quiet">{t.nothing}</p>
          ) : (
            <>
              <Found text={check.data.text} checks={check.data.checks} />
              <p className="quiet" style={{ margin: '6px 0 14px' }}>
                {t.advice}
              </p>
              <MarkedText text={check.data.text} checks={check.data.checks} />
            </>
          )}
        </section>
      )}
    </>
  );
}

/** The text with every figure that was worked out marked; those that do not hold with what they should be. */
function MarkedText({ text, checks }: { readonly text: string; readonly checks: readonly CheckView[] }) {
  const t = useWords(checkWords);
  const report = useWords(reportWords);
  const locale = useLocale();
  const places = [...Map.groupBy(checks, (c) => c.start).values()].map((list) => ({
    list,
    start: list[0]?.start ?? 0,
    end: list[0]?.end ?? 0,
    wrong: list.find((c) => !c.holds),
  }));
  const shown = places.toSorted((a, b) => a.start - b.start);
  return (
    <div className="checked-text" lang="zh-CN">
      {shown.map(({ list, start, end, wrong }, i) => {
        const written = text.slice(start, end);
        return (
          <span key={start}>
            {text.slice(shown[i - 1]?.end ?? 0, start)}
            <mark className={wrong ? 'wrong' : undefined} title={list.map((c) => `${t.kinds[c.kind]} ${c.relation}`).join('；')}>
              {written}
            </mark>
            {wrong && <span className="ought">{report.shouldBe(expectedText(wrong, written, locale))}</span>}
          </span>
        );
      })}
      {text.slice(shown.at(-1)?.end ?? 0)}
    </div>
  );
}
