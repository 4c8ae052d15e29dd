import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { RecordView } from '../../../contract/records.ts';
import { type RecountView, supervisionRoutes } from '../../../contract/supervision.ts';
import { optionLabel } from '../../../processes/text.ts';
import { call, sentenceOf } from '../../shared/api.ts';
import { useWords } from '../../shared/words.ts';
import { useT, useText } from '../language.ts';
import { useHere } from '../session.tsx';
import { supervisionWords } from './supervision.text.ts';
import './supervision.css';

const marks = ['satisfied', 'basicallySatisfied', 'dissatisfied'] as const;
type MarkOf = (typeof marks)[number];

/** A member's secret ballot, for a phone in the hall. What is marked lives on this page alone: it is kept in no draft. */
export function BallotPart({ view }: { readonly view: RecordView }) {
  const t = useWords(supervisionWords);
  const words = useT();
  const text = useText('assessment');
  const { roles, congressId } = useHere();
  const client = useQueryClient();
  const { modal, message } = App.useApp();
  const [marked, setMarked] = useState<Readonly<Record<string, MarkOf>>>({});
  const { id } = view.record;
  const key = ['ballot', congressId, id];
  const asked = useQuery({
    queryKey: key,
    enabled: roles.has('scMember') && view.record.state === 'open',
    queryFn: ({ signal }) => call(supervisionRoutes.ballot, { params: { id } }, { signal }),
  });
  const vote = useMutation({
    mutationFn: () =>
      call(supervisionRoutes.vote, {
        params: { id },
        body: { marks: Object.entries(marked).map(([unitId, grade]) => ({ unitId, grade })) },
      }),
    onSuccess: (next) => {
      setMarked({});
      client.setQueryData(key, next);
      void client.invalidateQueries({ queryKey: ['work'] });
    },
    onError: (error) => {
      message.error(sentenceOf(error), 6);
      void client.invalidateQueries({ queryKey: key });
    },
  });
  if (!asked.data) return null;
  const { units, hasVoted, isOpen } = asked.data;
  const done = Object.keys(marked).length;
  const cast = async () => {
    const sure = await modal.confirm({
      title: t.castSure(units.length - done),
      okText: t.cast,
      cancelText: words.common.cancel,
      autoFocusButton: 'cancel',
    });
    if (sure) vote.mutate();
  };
  return (
    <section className="section ballot">
      <header>
        <h2>{t.ballot}</h2>
        {!hasVoted && <span className="quiet">{t.markedOf(done, units.length)}</span>}
      </header>
      {hasVoted ? (
        <p role="status">● {t.voted}</p>
      ) : !isOpen ? (
        <p className="quiet">{t.notOpen}</p>
      ) : (
        <>
          <p className="quiet">{t.secret}</p>
          {units.map((unit) => (
            <fieldset key={unit.id} className="ballot-unit">
              <legend>{unit.name}</legend>
              {marks.map((grade) => (
                <label key={grade} className={marked[unit.id] === grade ? 'chosen' : ''}>
                  <input
                    type="radio"
                    name={unit.id}
                    checked={marked[unit.id] === grade}
                    onChange={() => setMarked((before) => ({ ...before, [unit.id]: grade }))}
                  />
                  {optionLabel(text, 'grade', grade) === grade ? (text.inputs[grade] ?? grade) : optionLabel(text, 'grade', grade)}
                </label>
              ))}
            </fieldset>
          ))}
          <Button type="primary" size="large" block loading={vote.isPending} onClick={() => void cast()}>
            {t.cast}
          </Button>
        </>
      )}
    </section>
  );
}

interface Result extends Readonly<Record<(typeof columns)[number], number>> {
  readonly unitId: string;
  readonly passed: boolean;
}
const columns = ['satisfied', 'basicallySatisfied', 'dissatisfied', 'notPressed', 'invalid'] as const;

/** Totals by unit, and a recount for whoever doubts them. */
export function ResultsPart({ view }: { readonly view: RecordView }) {
  const t = useWords(supervisionWords);
  const text = useText('assessment');
  const { message } = App.useApp();
  const results = (view.record.fields.results as readonly Result[] | null | undefined) ?? [];
  const recount = useMutation({
    mutationFn: () => call(supervisionRoutes.recount, { params: { id: view.record.id } }),
    onError: (error) => message.error(sentenceOf(error), 6),
  });
  if (results.length === 0) return null;
  const again: RecountView | undefined = recount.data;
  return (
    <section className="section">
      <header>
        <h2>{t.results}</h2>
        <Button size="small" loading={recount.isPending} onClick={() => recount.mutate()}>
          {t.recount}
        </Button>
      </header>
      {again && (
        <p role="status" className={`light ${again.agrees ? 'light-normal' : 'light-late'}`}>
          <i aria-hidden>{again.agrees ? '●' : '■'}</i> {again.agrees ? t.agrees : t.differs}
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard */}
      <section style={{ overflowX: 'auto' }} tabIndex={0} aria-label={t.results}>
        <table className="rows-view unit-rows">
          <thead>
            <tr>
              <th scope="col">{t.unit}</th>
              {columns.map((c) => (
                <th key={c} scope="col" className="num">
                  {text.inputs[c]}
                </th>
              ))}
              <th scope="col">{text.inputs.passed}</th>
            </tr>
          </thead>
          <tbody>
            {results.map((r) => (
              <tr key={r.unitId}>
                <td>{view.names[r.unitId] ?? ''}</td>
                {columns.map((c) => (
                  <td key={c} className="num">
                    {r[c]}
                  </td>
                ))}
                <td className={r.passed ? '' : 'late'}>{r.passed ? t.passed : `■ ${t.failed}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="quiet" style={{ overflowWrap: 'anywhere', margin: '10px 0 0' }}>
        {text.fields.totalsHash} <code>{String(view.record.fields.totalsHash)}</code>
      </p>
    </section>
  );
}
