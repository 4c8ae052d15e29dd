import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { informationRoutes, type ReadingView } from '../../../contract/information.ts';
import type { RecordView } from '../../../contract/records.ts';
import { percent } from '../../../engine/measure.ts';
import { information } from '../../../processes/information/information.ts';
import { informationReceipt } from '../../../processes/informationReceipt/informationReceipt.ts';
import { call, sentenceOf } from '../../shared/api.ts';
import { useLocale, useWords } from '../../shared/words.ts';
import { ActionBar, useAct } from '../record/action-bar.tsx';
import { FactList, Facts } from '../record/facts.tsx';
import { isBlank } from '../record/field-value.tsx';
import { numberText } from '../record/format.ts';
import { StateTag } from '../record/lights.tsx';
import { useRecord, useRecords } from '../record/use-record.ts';
import { useHere } from '../session.tsx';
import { Link } from '../shell/link.tsx';
import { informationWords } from './information.text.ts';

/** Beside a piece of information: how far it was read, for those who keep it; the own receipt, for a deputy. */
export function InformationPart({ view }: { readonly view: RecordView }) {
  const { isDeputy } = useHere();
  const { id, groups, state } = view.record;
  const isKept = groups.includes('staff');
  return (
    <>
      {isKept && ['issued', 'closed'].includes(state) && <Reading id={id} />}
      {isDeputy && groups.includes('text') && state !== 'draft' && <OwnReceipt informationId={id} />}
    </>
  );
}

/** The own receipt of a deputy who has the text before them: having opened it, they have read it. */
function OwnReceipt({ informationId }: { readonly informationId: string }) {
  const t = useWords(informationWords);
  const seats = useSeats();
  const found = useRecords(informationReceipt, { informationId, deputyId: seats.join(',') }, seats.length > 0);
  const asked = useRecord(informationReceipt, found.data?.items[0]?.id ?? null);
  useOpening(asked.data);
  if (!asked.data) return null;
  const { record, names, files } = asked.data;
  return (
    <section className="section">
      <header>
        <h2>{t.own}</h2>
        <StateTag process={informationReceipt} state={record.state} />
      </header>
      <div style={{ marginBottom: 12 }}>
        <ActionBar process={informationReceipt} view={asked.data} />
      </div>
      <FactList
        process={informationReceipt}
        fields={record.fields}
        names={names}
        files={files}
        only={own.filter((name) => !isBlank(record.fields[name]))}
      />
    </section>
  );
}

/** What a receipt says that its information does not. */
const own = ['openedOn', 'confirmedOn', 'remark', 'questions'] as const;

/** Beside a receipt: what was to be read. Its deputy has read it by opening it here. */
export function ReceiptPart({ view }: { readonly view: RecordView }) {
  const t = useWords(informationWords);
  const seats = useSeats();
  const { fields, state } = view.record;
  const asked = useRecord(information, state === 'withdrawn' ? null : String(fields.informationId));
  useOpening(asked.data && seats.includes(String(fields.deputyId)) ? view : undefined);
  if (state === 'withdrawn') return <p className="quiet">{t.gone}</p>;
  if (asked.isError)
    return (
      <p className="late" role="alert">
        {sentenceOf(asked.error)}
      </p>
    );
  if (!asked.data) return null;
  const { record, names, files } = asked.data;
  return (
    <section aria-label={t.text}>
      <Facts process={information} fields={{ ...record.fields, withdrawReason: null }} names={names} files={files} />
    </section>
  );
}

function useSeats(): readonly string[] {
  const { session, congressId } = useHere();
  return session.deputyships.filter((d) => d.congressId === congressId).map((d) => d.id);
}

/** Takes the deputy's own act of opening, once, as soon as what was opened is shown. */
function useOpening(receipt: RecordView | undefined): void {
  const { run } = useAct(informationReceipt);
  const done = useRef('');
  useEffect(() => {
    if (!receipt?.record.can.includes('open')) return;
    const key = `${receipt.record.id} ${receipt.record.version}`;
    if (done.current === key) return;
    done.current = key;
    void run(receipt, 'open');
  }, [receipt, run]);
}

function Reading({ id }: { readonly id: string }) {
  const t = useWords(informationWords);
  const locale = useLocale();
  const asked = useQuery({
    queryKey: [information.plural, 'reading', id],
    queryFn: ({ signal }) => call(informationRoutes.reading, { params: { id }, query: {} }, { signal }),
  });
  const n = (value: number) => numberText(value, locale);
  const list = `/${informationReceipt.plural}`;
  return (
    <section className="section">
      <header>
        <h2>{t.reading}</h2>
        <Link to={list} search={{ informationId: id, 'openedOn.set': 'false' }}>
          {t.unread}
        </Link>
        <Link to={list} search={{ informationId: id }}>
          {t.all}
        </Link>
      </header>
      {asked.isError && (
        <p className="late" role="alert">
          {sentenceOf(asked.error)}
        </p>
      )}
      {asked.data && (
        <>
          <p>
            {t.lead(n(asked.data.addressed), n(asked.data.opened), shareOf(asked.data))}
            {asked.data.confirmed > 0 && t.confirmed(n(asked.data.confirmed))}
          </p>
          {asked.data.asking > 0 && (
            <p>
              <Link to={list} search={{ informationId: id, state: 'asking' }}>
                {t.asking(n(asked.data.asking))}
              </Link>
            </p>
          )}
          <Delegations id={id} view={asked.data} />
        </>
      )}
    </section>
  );
}

const shareOf = ({ opened, addressed }: Pick<ReadingView, 'opened' | 'addressed'>): string => {
  const share = percent(opened, addressed);
  return share === null ? '—' : `${share}%`;
};

function Delegations({ id, view }: { readonly id: string; readonly view: ReadingView }) {
  const t = useWords(informationWords);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls sideways must be reachable by keyboard
    <section className="scrolled" aria-label={t.reading} tabIndex={0}>
      <table className="rows-view">
        <thead>
          <tr>
            <th scope="col">{t.columns.delegation}</th>
            {(['addressed', 'opened', 'confirmed', 'share', 'left'] as const).map((c) => (
              <th key={c} scope="col" className="num">
                {t.columns[c]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.delegations.map((d) => {
            const left = d.addressed - d.opened;
            const name = d.name ?? t.none;
            return (
              <tr key={d.id ?? ''}>
                <th scope="row">{name}</th>
                <td className="num">{d.addressed}</td>
                <td className="num">{d.opened}</td>
                <td className="num">{d.confirmed}</td>
                <td className="num">{shareOf(d)}</td>
                <td className="num">
                  {left > 0 ? (
                    <Link
                      to={`/${informationReceipt.plural}`}
                      search={{
                        informationId: id,
                        'openedOn.set': 'false',
                        ...(d.id ? { delegationId: d.id } : { 'delegationId.set': 'false' }),
                      }}
                      aria-label={t.leftOf(name, left)}
                    >
                      {left}
                    </Link>
                  ) : (
                    0
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
