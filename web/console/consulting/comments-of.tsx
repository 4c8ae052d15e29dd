import { consultationComment } from '../../../processes/consultationComment/consultationComment.ts';
import { textOf } from '../../../processes/text.ts';
import { useLocale, useWords, words } from '../../shared/words.ts';
import { Link } from '../shell/link.tsx';

const commentWords = words(
  {
    sort: '查看和处理意见',
    how: '在列表中按条号筛选，同类意见可以勾选后一并处理；相同的意见随第一条处理。',
  },
  {
    sort: 'See the comments and decide',
    how: 'The list can be filtered by article; comments alike are ticked and decided on at once. The same words follow the first.',
  },
);

/** The way from a consultation to the comments on it. */
export function CommentsOf({ consultationId }: { readonly consultationId: string }) {
  const t = useWords(commentWords);
  const locale = useLocale();
  return (
    <section className="section no-print">
      <header>
        <h2>{textOf('consultationComment', locale).name}</h2>
        <Link to={`/${consultationComment.plural}`} search={{ consultationId }}>
          {t.sort}
        </Link>
      </header>
      <p className="quiet">{t.how}</p>
    </section>
  );
}
