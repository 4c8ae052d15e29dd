import type { ArticleDetail } from '../../../../../contract/draft-reviews.ts';
import { validities } from '../../../../../contract/statutes.ts';
import { articleLabel } from '../../../../../statute/parse/article-label.ts';
import { relatedGroups } from '../../../../../statute/related/kinds.ts';
import { useLocale, useWords } from '../../../../shared/words.ts';
import { MarkedText } from '../../../statute/marked-text.tsx';
import { deskWords } from './desk.text.ts';
import { Differences, differenceMarks } from './hint-card.tsx';
import { LawLink } from './law-link.tsx';

/** Related articles of other laws, by how they stand to the draft, with what they say otherwise. */
export function RelatedPart({ detail }: { readonly detail: ArticleDetail }) {
  const t = useWords(deskWords);
  const locale = useLocale();
  if (detail.related.length === 0) return <p className="quiet">{t.noRelated}</p>;
  return (
    <>
      {relatedGroups.map((group) => {
        const some = detail.related.filter((r) => r.group === group);
        if (some.length === 0) return null;
        return (
          <section key={group} className="related-group">
            <h4>{t.groups[group]}</h4>
            {some.map((r) => (
              <details key={`${r.law}#${r.article}`} open={some.indexOf(r) === 0}>
                <summary>
                  《{r.law}》{articleLabel(r.article)}{' '}
                  <span className="quiet">
                    {t.near(Math.round(r.near * 100))}
                    {r.validity && r.validity !== 'inForce' && ` · ${validities[r.validity][locale]}`}
                  </span>
                </summary>
                <p className="official">
                  <MarkedText text={r.text} marks={differenceMarks(r.differences, 'theirs')} />
                </p>
                {r.differences.length > 0 && <Differences differences={r.differences} />}
                {r.statuteId !== null && (
                  <p className="quiet">
                    <LawLink law={r.law} statuteId={r.statuteId} article={r.article} />{' '}
                    {r.effectiveOn !== null && t.effective(r.effectiveOn)}
                  </p>
                )}
              </details>
            ))}
          </section>
        );
      })}
    </>
  );
}

const wrong = new Set(['moved', 'missing', 'over']);

/** What an article cites, and how that stands. */
export function CitationsPart({ detail }: { readonly detail: ArticleDetail }) {
  const t = useWords(deskWords);
  if (detail.citations.length === 0) return <p className="quiet">{t.noCitations}</p>;
  return (
    <ul className="citations">
      {detail.citations.map((c, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
        <li key={n}>
          <span className="official">{c.text}</span>{' '}
          {c.statuteId !== null && <LawLink law={c.law} statuteId={c.statuteId} article={c.now ?? c.article} />}{' '}
          <span className={wrong.has(c.state) ? 'late' : 'quiet'}>
            {c.state === 'moved' ? t.states.moved(articleLabel(c.now ?? '')) : t.states[c.state]}
          </span>
        </li>
      ))}
    </ul>
  );
}
