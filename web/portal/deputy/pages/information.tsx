import { useEffect, useRef, useState } from 'react';
import type { RecordLine, RecordView } from '../../../../contract/records.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { Go } from '../../go.tsx';
import { ProblemNote } from '../../problem.tsx';
import { portalWords } from '../../text.ts';
import { useDoing } from '../../use-doing.ts';
import { deputyWords } from '../deputy.text.ts';
import { act, listRecords, readRecord } from '../desk.ts';
import { Due } from '../due.tsx';
import { Files } from '../facts.tsx';
import { informationWords, receiptWords } from '../information.text.ts';
import { ReceiptForm } from '../receipt-form.tsx';
import { useStanding } from '../standing.tsx';
import { useDesk } from '../use-desk.ts';

/** 通报: what the standing committee's office gives this deputy to know; one of them by its receipt. */
export default function InformationPage({ id }: { readonly id: string | null }) {
  return id === null ? <All /> : <One id={id} />;
}

/** While it is the deputy's turn: a question waits for the office. */
const waits: ReadonlySet<string> = new Set(['unread', 'toConfirm']);
const pageSize = 30;
const most = 200;

function All() {
  const t = useWords(informationWords);
  const d = useWords(deputyWords);
  const p = useWords(portalWords);
  const { who } = useStanding();
  const [pages, setPages] = useState(1);
  const { value, problem, again, at } = useDesk(`information ${pages}`, async (manner) => {
    const own = (state: string, limit: number) =>
      listRecords('informationReceipt', { deputyId: who.seatId, state, limit: String(limit) }, manner);
    const [unread, seen] = await Promise.all([
      own('unread,toConfirm,missed', most),
      own('asking,read,withdrawn', Math.min(most, pages * pageSize)),
    ]);
    return { unread, seen };
  });
  if (!value) return problem ? <ProblemNote problem={problem} again={again} /> : <p role="status">{p.loading}</p>;
  const { unread, seen } = value;
  const isEmpty = unread.items.length === 0 && seen.items.length === 0;
  return (
    <>
      <h1>{t.title}</h1>
      <section className="sheet">
        <h2>{t.unread}</h2>
        {unread.items.length === 0 ? <p className="quiet">{isEmpty ? t.none : t.noneUnread}</p> : <Receipts items={unread.items} />}
        <p className="quiet small">{d.updated(at)}</p>
      </section>
      {seen.items.length > 0 && (
        <section className="sheet">
          <h2>{t.earlier}</h2>
          <Receipts items={seen.items} />
          {seen.next && pages * pageSize < most && (
            <button type="button" onClick={() => setPages(pages + 1)}>
              {d.older}
            </button>
          )}
        </section>
      )}
    </>
  );
}

function Receipts({ items }: { readonly items: readonly RecordLine[] }) {
  const t = useWords(informationWords);
  const words = useWords(receiptWords);
  return (
    <ul className="list">
      {items.map(({ id, state, fields, dueOn }) => (
        <li key={id}>
          <Go to={`/portal/deputy/information/${id}`} className="go">
            <span className="line">
              <span className="tag">{words.states[state as keyof typeof words.states]}</span> <span>{String(fields.title ?? '')}</span>
            </span>
            <span className="quiet small">
              {words.options[`kind.${String(fields.kind)}` as keyof typeof words.options]} · {t.issued(String(fields.issuedOn))}{' '}
              {dueOn && waits.has(state) && <Due on={dueOn} />}
            </span>
          </Go>
        </li>
      ))}
    </ul>
  );
}

function One({ id }: { readonly id: string }) {
  const t = useWords(informationWords);
  const d = useWords(deputyWords);
  const p = useWords(portalWords);
  const locale = useLocale();
  const { value, problem, again, put } = useDesk(`receipt ${id} ${locale}`, async (manner) => {
    const receipt = await readRecord('informationReceipt', id, manner);
    return { receipt, told: await readRecord('information', String(receipt.record.fields.informationId), manner) };
  });
  const { problem: failed, run } = useDoing();
  const opened = useRef('');
  // Having the text before them, the deputy has opened it; nothing else makes it read. What did not get through is tried with the next look.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the helpers are other functions each time
  useEffect(() => {
    if (!value?.receipt.record.can.includes('open')) return;
    const { version } = value.receipt.record;
    if (opened.current === `${id} ${version}`) return;
    opened.current = `${id} ${version}`;
    run(async (manner) => {
      try {
        const receipt = await act('informationReceipt', id, 'open', {}, { ...manner, version, once: crypto.randomUUID() });
        put({ ...value, receipt });
      } catch (error) {
        opened.current = '';
        throw error;
      }
    });
  }, [id, value]);
  if (problem?.status === 404) return <h1>{d.noLonger}</h1>;
  if (!value) return problem ? <ProblemNote problem={problem} again={again} /> : <p role="status">{p.loading}</p>;
  const { receipt, told } = value;
  return (
    <>
      <p className="quiet small">
        <Go to="/portal/deputy/information">{t.title}</Go>
      </p>
      <h1>{String(receipt.record.fields.title)}</h1>
      <Head receipt={receipt} told={told} />
      {(problem ?? failed) && <ProblemNote problem={(problem ?? failed) as NonNullable<typeof problem>} again={again} />}
      <Told told={told} />
      <Own receipt={receipt} />
      <ReceiptForm receipt={receipt} onDone={(next) => put({ ...value, receipt: next })} again={again} />
    </>
  );
}

const said = (view: RecordView, field: string): string => {
  const value = view.record.fields[field];
  return typeof value === 'string' ? value : '';
};

function Head({ receipt, told }: { readonly receipt: RecordView; readonly told: RecordView }) {
  const t = useWords(informationWords);
  const words = useWords(receiptWords);
  const { state, dueOn } = receipt.record;
  return (
    <>
      <p>
        <span className="tag">{words.states[state as keyof typeof words.states]}</span> {dueOn && waits.has(state) && <Due on={dueOn} />}
      </p>
      <p className="quiet small">
        {[
          words.options[`kind.${said(receipt, 'kind')}` as keyof typeof words.options],
          t.issued(said(receipt, 'issuedOn')),
          said(told, 'source') && t.from(said(told, 'source')),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </>
  );
}

function Told({ told }: { readonly told: RecordView }) {
  const t = useWords(informationWords);
  const d = useWords(deputyWords);
  const fileIds = told.record.fields.fileIds as readonly string[] | null | undefined;
  if (told.record.state === 'withdrawn')
    return (
      <div className="notice" role="status">
        <p>{t.withdrawn}</p>
        <p>{t.reason(said(told, 'withdrawReason'))}</p>
      </div>
    );
  return (
    <section className="sheet">
      {said(told, 'correction') && <p className="notice">{t.corrected(said(told, 'correctedOn'), said(told, 'correction'))}</p>}
      <p className="said">{said(told, 'text')}</p>
      {fileIds && fileIds.length > 0 && (
        <>
          <h2>{t.files}</h2>
          <Files ids={fileIds} view={told} file={d.file} />
        </>
      )}
    </section>
  );
}

interface Asked {
  readonly on: string;
  readonly question: string;
  readonly answeredOn: string | null;
  readonly answer: string | null;
}

function Own({ receipt }: { readonly receipt: RecordView }) {
  const t = useWords(informationWords);
  const asked = (receipt.record.fields.questions as readonly Asked[] | null) ?? [];
  const [openedOn, confirmedOn, remark] = ['openedOn', 'confirmedOn', 'remark'].map((field) => said(receipt, field));
  return (
    <>
      {(openedOn || confirmedOn) && (
        <p className="quiet small" role="status">
          {[openedOn && t.opened(openedOn), confirmedOn && t.confirmed(confirmedOn)].filter(Boolean).join(' · ')}
        </p>
      )}
      {remark && (
        <section className="sheet">
          <h2>{t.ownRemark}</h2>
          <p className="said">{remark}</p>
        </section>
      )}
      {asked.length > 0 && (
        <section className="sheet">
          <h2>{t.questions}</h2>
          {asked.map((one) => (
            <div key={`${one.on} ${one.question}`} className="long">
              <h3>{one.question}</h3>
              <p className={one.answer ? 'said' : 'quiet'}>{one.answer ?? t.waiting}</p>
            </div>
          ))}
        </section>
      )}
    </>
  );
}
