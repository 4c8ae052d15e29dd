import { useQuery } from '@tanstack/react-query';
import { deputyRoutes, type StructureView } from '../../../../contract/deputies.ts';
import { call } from '../../../shared/api.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { numberText } from '../../record/format.ts';
import { useHere } from '../../session.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { Link } from '../../shell/link.tsx';
import { structureWords } from './structure.text.ts';
import { useStructureNames } from './structure-names.ts';
import './deputies.css';

/** How the congress is made up: sex, age, ethnicity, education, category …, each number opening its deputies. */
export function StructurePage() {
  const t = useWords(structureWords);
  const locale = useLocale();
  const { congressId } = useHere();
  const asked = useQuery({
    queryKey: ['structure', congressId],
    queryFn: ({ signal }) => call(deputyRoutes.structure, { query: {} }, { signal }),
  });
  return (
    <Loaded of={asked} rows={12}>
      {(view) => (
        <>
          <header className="page-head">
            <h1>{t.title(view.termNo === null ? '' : String(view.termNo))}</h1>
            <span className="quiet">
              {t.lead(numberText(view.total, locale), numberText(view.suspended, locale))} {view.isMasked ? t.maskedNote : t.openNote}
            </span>
          </header>
          {view.total === 0 ? (
            <p className="empty">{t.none}</p>
          ) : (
            <div className="structure">
              {view.dimensions.map((dimension) => (
                <Dimension key={dimension.id} dimension={dimension} view={view} />
              ))}
            </div>
          )}
        </>
      )}
    </Loaded>
  );
}

function Dimension({ dimension, view }: { readonly dimension: StructureView['dimensions'][number]; readonly view: StructureView }) {
  const t = useWords(structureWords);
  const locale = useLocale();
  const nameOf = useStructureNames(view.names);
  const label = t.dimensions[dimension.id];
  const [first] = dimension.rows;
  const most = Math.max(1, ...dimension.rows.map((r) => r.count ?? 0));
  const isFound = first !== undefined && first.value !== null && first.percent !== null && dimension.id !== 'delegation';
  return (
    <section className="section" aria-label={label}>
      <h3>{isFound ? t.finding(label, nameOf(dimension.id, first.value), first.percent ?? '') : label}</h3>
      <table className="rows-view">
        <thead>
          <tr>
            <th scope="col">{t.part}</th>
            <th scope="col" className="num">
              {t.count}
            </th>
            <th scope="col" className="num">
              {t.share}
            </th>
          </tr>
        </thead>
        <tbody>
          {dimension.rows.map((row) => {
            const name = nameOf(dimension.id, row.value);
            return (
              <tr key={row.value ?? ''}>
                <td>
                  <span className="bar-name">{name}</span>
                  <span className="bar" aria-hidden="true" style={{ width: `${((row.count ?? 0) / most) * 100}%` }} />
                </td>
                <td className="num">
                  {row.count === null ? (
                    t.few
                  ) : view.isMasked ? (
                    numberText(row.count, locale)
                  ) : (
                    <Link
                      to="/deputyships"
                      search={{ structure: `${dimension.id}:${row.value ?? ''}` }}
                      aria-label={`${t.open(name)} ${numberText(row.count, locale)}`}
                    >
                      {numberText(row.count, locale)}
                    </Link>
                  )}
                </td>
                <td className="num">{row.percent === null ? '—' : `${row.percent}%`}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
