import { useQuery } from '@tanstack/react-query';
import { type DossierView, deputyRoutes } from '../../../../contract/deputies.ts';
import { optionLabel } from '../../../../processes/text.ts';
import { call } from '../../../shared/api.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { useText } from '../../language.ts';
import { numberText } from '../../record/format.ts';
import { useHere } from '../../session.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { Link } from '../../shell/link.tsx';
import { dossierWords } from './dossier.text.ts';
import { ScorePart } from './score-part.tsx';
import './deputies.css';

/** Years beside each other in the table; earlier ones are in the total. */
const mostYears = 3;

/** What a deputy did, in numbers that open their records; for the deputy and the offices also what waits, other seats and points. */
export function DossierPart({ seatId }: { readonly seatId: string }) {
  const { congressId } = useHere();
  const asked = useQuery({
    queryKey: ['dossier', congressId, seatId],
    queryFn: ({ signal }) => call(deputyRoutes.dossier, { params: { id: seatId }, query: {} }, { signal }),
  });
  return (
    <Loaded of={asked} rows={6}>
      {(dossier) => (
        <>
          <Deeds dossier={dossier} />
          {dossier.score && <ScorePart score={dossier.score} />}
          <Ties dossier={dossier} />
        </>
      )}
    </Loaded>
  );
}

function Deeds({ dossier }: { readonly dossier: DossierView }) {
  const t = useWords(dossierWords);
  const locale = useLocale();
  const text = useText('performance');
  const years = dossier.years.slice(0, mostYears);
  const kinds = [...new Set(dossier.counts.map((c) => c.kind))];
  const total = dossier.counts.reduce((sum, c) => sum + c.count, 0);
  const of = (kind: string, year?: number) => dossier.counts.filter((c) => c.kind === kind && (year === undefined || c.year === year));
  const add = (rows: DossierView['counts'], field: 'count' | 'hours' | 'people') => rows.reduce((sum, c) => sum + c[field], 0);
  const waiting = t.waiting(dossier.open.reported, dossier.open.sentBack, dossier.open.doubted);
  return (
    <section className="section dossier">
      <header>
        <h2>{t.title}</h2>
        <Link to="/performances" search={{ deputyId: dossier.seatId }}>
          {t.all}
        </Link>
      </header>
      <p className="quiet">
        {total === 0 ? t.none : t.lead(numberText(total, locale))} {waiting}
      </p>
      {total > 0 && (
        <table className="rows-view">
          <thead>
            <tr>
              <th scope="col">{t.kind}</th>
              {years.map((year) => (
                <th key={year} scope="col" className="num">
                  {t.year(year)}
                </th>
              ))}
              <th scope="col" className="num">
                {t.total}
              </th>
            </tr>
          </thead>
          <tbody>
            {kinds.map((kind) => {
              const name = optionLabel(text, 'kind', kind);
              const all = of(kind);
              const more = [
                add(all, 'hours') > 0 ? t.hours(numberText(add(all, 'hours'), locale)) : '',
                add(all, 'people') > 0 ? t.people(numberText(add(all, 'people'), locale)) : '',
              ].filter(Boolean);
              const count = numberText(add(all, 'count'), locale);
              return (
                <tr key={kind}>
                  <td>
                    {name} <span className="quiet">{more.join(' · ')}</span>
                  </td>
                  {years.map((year) => (
                    <td key={year} className="num">
                      {numberText(add(of(kind, year), 'count'), locale)}
                    </td>
                  ))}
                  <td className="num">
                    <Link
                      to="/performances"
                      search={{ deputyId: dossier.seatId, kind, state: 'confirmed' }}
                      aria-label={t.openOf(name, count)}
                    >
                      {count}
                    </Link>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Ties({ dossier }: { readonly dossier: DossierView }) {
  const t = useWords(dossierWords);
  const text = useText('deputyship');
  return (
    <>
      {dossier.groups.length > 0 && (
        <section className="section">
          <h2>{t.groups}</h2>
          {dossier.groups.map((group) => (
            <p key={group.id}>
              <Link to={`/deputy-groups/${group.id}`}>{group.name}</Link>
              {group.isConvener ? `（${t.convener}）` : ''}
            </p>
          ))}
        </section>
      )}
      {dossier.mandates.length > 1 && (
        <section className="section">
          <h2>{t.mandates}</h2>
          {dossier.mandates.map((m) => (
            <p key={m.id}>
              {t.mandate(m.congress, m.termNo, m.seatNo)} <span className="quiet">{text.states[m.state]}</span>
            </p>
          ))}
        </section>
      )}
    </>
  );
}
