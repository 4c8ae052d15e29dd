import type { DossierView } from '../../../../contract/deputies.ts';
import { optionLabel } from '../../../../processes/text.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { useText } from '../../language.ts';
import { numberText } from '../../record/format.ts';
import { Link } from '../../shell/link.tsx';
import { dossierWords } from './dossier.text.ts';

/** One year's points, line by line, with the rule they come from. */
export function ScorePart({ score }: { readonly score: NonNullable<DossierView['score']> }) {
  const t = useWords(dossierWords);
  const locale = useLocale();
  const text = useText('performance');
  const n = (value: number) => numberText(value, locale);
  return (
    <section className="section dossier">
      <header>
        <h2>{t.points(score.year)}</h2>
        <Link to={`/scoring-rules/${score.ruleId}`}>{t.ruleLink}</Link>
      </header>
      <p>{t.pointsLead(n(score.total), score.band ?? '')}</p>
      <p className="quiet">{t.by(score.rule, score.versionNo, score.source)}</p>
      <table className="rows-view">
        <thead>
          <tr>
            <th scope="col">{t.kind}</th>
            <th scope="col" className="num">
              {t.counted}
            </th>
            <th scope="col" className="num">
              {t.each}
            </th>
            <th scope="col" className="num">
              {t.most}
            </th>
            <th scope="col" className="num">
              {t.sum}
            </th>
          </tr>
        </thead>
        <tbody>
          {score.lines.map((line) => (
            <tr key={line.kind}>
              <td>{optionLabel(text, 'kind', line.kind)}</td>
              <td className="num">{line.per === 'hour' ? t.hours(n(line.counted)) : n(line.counted)}</td>
              <td className="num">{line.per === 'hour' ? t.perHour(n(line.points)) : t.perTime(n(line.points))}</td>
              <td className="num">{line.most === null ? '—' : n(line.most)}</td>
              <td className="num">
                {n(line.sum)}
                {line.isCut ? t.cut : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
