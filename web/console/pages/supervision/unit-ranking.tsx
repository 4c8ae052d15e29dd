import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { RecordLine } from '../../../../contract/records.ts';
import { type RankingView, supervisionRoutes } from '../../../../contract/supervision.ts';
import { processOf } from '../../../../processes/all.ts';
import { optionLabel } from '../../../../processes/text.ts';
import { ApiProblem, addressOf, call } from '../../../shared/api.ts';
import { useWords } from '../../../shared/words.ts';
import { useT, useText } from '../../language.ts';
import { useCongressSessions, useHere } from '../../session.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { Link } from '../../shell/link.tsx';
import { supervisionWords } from '../../supervision/supervision.text.ts';
import '../../supervision/supervision.css';

/** Units in the order of the formula in use; every number opens the records it counts. */
export function UnitRankingPage() {
  const t = useWords(supervisionWords);
  const { congressId, sessionId: chosenId } = useHere();
  const sessions = useCongressSessions();
  const [own, setOwn] = useState<string | null>(null);
  const sessionId = chosenId ?? own ?? begunLast(sessions.data);
  const asked = useQuery({
    queryKey: ['ranking', congressId, sessionId],
    enabled: sessionId !== null,
    retry: false,
    queryFn: ({ signal }) => call(supervisionRoutes.ranking, { query: { session: sessionId ?? '' } }, { signal }),
  });
  const isOff = asked.error instanceof ApiProblem && asked.error.code === 'rankingOff';
  return (
    <>
      <header className="page-head">
        <h1>{t.rankingTitle}</h1>
        <div className="tools no-print">
          {chosenId === null && sessionId !== null && (
            <Select
              aria-label={t.ofSession}
              value={sessionId}
              onChange={setOwn}
              popupMatchSelectWidth={false}
              options={(sessions.data ?? []).map((s) => ({ value: s.id, label: String(s.fields.name ?? '') }))}
            />
          )}
          <Link to="/ranking-formulas">{t.formulas}</Link>
          {asked.data && <Exports session={asked.data.sessionId} />}
        </div>
      </header>
      {sessionId === null ? (
        sessions.data && <p className="empty">{t.chooseSession}</p>
      ) : isOff ? (
        <div className="section">
          <p>{t.off}</p>
          <p className="quiet">{t.offWhy}</p>
        </div>
      ) : (
        <Loaded of={asked} rows={8}>
          {(ranking) => <Table ranking={ranking} />}
        </Loaded>
      )}
    </>
  );
}

/** The newest session that has begun: the list comes newest first, and one to come has nothing to rank. */
function begunLast(sessions: readonly RecordLine[] | undefined): string | null {
  const today = dayjs().format('YYYY-MM-DD');
  return (sessions?.find((s) => String(s.fields.startOn ?? '') <= today) ?? sessions?.[0])?.id ?? null;
}

function Exports({ session }: { readonly session: string }) {
  const t = useWords(supervisionWords);
  const words = useT();
  return (
    <>
      {(['xlsx', 'csv'] as const).map((format) => (
        <Button
          key={format}
          icon={<DownloadOutlined />}
          href={addressOf(supervisionRoutes.exportRanking, { query: { session, format } })}
          title={t.exportAs}
        >
          {words.list.formats[format]}
        </Button>
      ))}
    </>
  );
}

const hundredth = (value: number | null): string => (value === null ? '—' : (value / 100).toFixed(2));

function Table({ ranking }: { readonly ranking: RankingView }) {
  const t = useWords(supervisionWords);
  const text = useText('rankingFormula');
  const [first] = ranking.units;
  if (!first) return <p className="empty">{t.none}</p>;
  return (
    <div className="section">
      <p>
        <Link to={`/ranking-formulas/${ranking.formula.id}`}>{t.formula(ranking.formula.title, ranking.formula.revision)}</Link>
        <span className="quiet"> {ranking.formula.explanation}</span>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard */}
      <section style={{ overflowX: 'auto' }} tabIndex={0} aria-label={t.rankingTitle}>
        <table className="rows-view ranking">
          <thead>
            <tr>
              <th scope="col">{t.place}</th>
              <th scope="col">{t.unit}</th>
              <th scope="col" className="num">
                {t.score}
              </th>
              {first.parts.map((p) => (
                <th key={p.measure} scope="col" className="num">
                  {optionLabel(text, 'measure', p.measure)}
                  <br />
                  <span className="quiet">{`${t.weight(p.weight)} · ${optionLabel(text, 'prefer', p.prefer)}`}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ranking.units.map((unit) => (
              <tr key={unit.unitId}>
                <td>{unit.place}</td>
                <td>{unit.name}</td>
                <td className="num">
                  <strong>{hundredth(unit.score)}</strong>
                </td>
                {unit.parts.map((p) => (
                  <td key={p.measure} className="num">
                    {p.denominator === 0 ? (
                      <span className="quiet">—</span>
                    ) : (
                      <Link
                        to={`/${processOf(p.process).plural}`}
                        search={{
                          measure: p.measure,
                          part: 'part',
                          session: ranking.sessionId,
                          cutoff: ranking.cutoff,
                          [p.unitField]: unit.unitId,
                        }}
                      >
                        {t.partOf(p.numerator, p.denominator)}
                      </Link>
                    )}
                    <br />
                    <span className="quiet">{hundredth(p.points)}</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
