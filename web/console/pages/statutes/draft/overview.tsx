import type { ComparedView, FindingView } from '../../../../../contract/draft-reviews.ts';
import { statuteRanks, validities } from '../../../../../contract/statutes.ts';
import { articleLabel } from '../../../../../statute/parse/article-label.ts';
import { useLocale, useWords } from '../../../../shared/words.ts';
import { deskWords } from './desk.text.ts';
import { LawLink } from './law-link.tsx';
import { OwnFinding } from './own-findings.tsx';
import { type FindingAct, isDecided } from './use-desk.ts';

type Law = ComparedView['superior'][number];

/** What the draft rests on, every law it cites with how that stands, and decisions on hints that are gone. */
export function Overview({
  compared,
  findings,
  act,
}: {
  readonly compared: ComparedView;
  readonly findings: readonly FindingView[];
  readonly act: FindingAct;
}) {
  const t = useWords(deskWords);
  const keys = new Set(compared.hints.map((h) => h.key));
  const gone = findings.filter((f) => f.fields.hintKey !== null && !keys.has(f.fields.hintKey) && isDecided(f));
  return (
    <>
      <section className="section">
        <header>
          <h2>{t.superior}</h2>
        </header>
        <ul className="laws">
          {[...compared.superior]
            .sort((a, b) => Number(b.cited) - Number(a.cited))
            .map((s) => (
              <li key={s.law}>
                <LawLine law={s} /> <span className={s.cited ? 'tag tag-live' : 'tag'}>{s.cited ? t.cited : t.nearLaws}</span>
              </li>
            ))}
          {compared.superior.length === 0 && <li className="quiet">{t.none}</li>}
        </ul>
      </section>
      <section className="section">
        <header>
          <h2>{t.citedLaws}</h2>
        </header>
        <ul className="laws">
          {compared.citedLaws.map((l) => (
            <li key={l.law}>
              <LawLine law={l} /> <span className="quiet">{t.times(l.times)}</span>{' '}
              {l.states
                .filter((s) => s !== 'stands')
                .map((s) => (
                  <span key={s} className={s === 'unknown' ? 'tag' : 'tag late'}>
                    {s === 'moved' ? t.states.someMoved : t.states[s]}
                  </span>
                ))}
            </li>
          ))}
          {compared.citedLaws.length === 0 && <li className="quiet">{t.none}</li>}
        </ul>
      </section>
      {gone.length > 0 && (
        <section className="section">
          <header>
            <h2>{t.gone}</h2>
          </header>
          {gone.map((f) => (
            <div key={f.id}>
              <p className="quiet">{articleLabel(f.fields.article)}</p>
              <OwnFinding finding={f} mayDecide={false} act={act} />
            </div>
          ))}
        </section>
      )}
    </>
  );
}

function LawLine({ law }: { readonly law: Omit<Law, 'cited'> }) {
  const t = useWords(deskWords);
  const locale = useLocale();
  return (
    <>
      <LawLink law={law.law} statuteId={law.statuteId} />{' '}
      <span className="quiet">
        {[law.rank && statuteRanks[law.rank][locale], law.effectiveOn && t.effective(law.effectiveOn)].filter(Boolean).join(' · ')}
      </span>
      {law.validity && law.validity !== 'inForce' && <span className="tag late">{validities[law.validity][locale]}</span>}
    </>
  );
}
