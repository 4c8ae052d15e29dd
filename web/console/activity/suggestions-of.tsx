import { suggestion } from '../../../processes/suggestion/suggestion.ts';
import { sentenceOf } from '../../shared/api.ts';
import { useWords } from '../../shared/words.ts';
import { StateTag } from '../record/lights.tsx';
import { titleOf } from '../record/title.ts';
import { useRecords } from '../record/use-record.ts';
import { useHere } from '../session.tsx';
import { Link } from '../shell/link.tsx';
import { activityWords } from './activity.text.ts';

const most = 20;

/** What came of an activity: the suggestions that name it, as far as the reader may see them. */
export function SuggestionsOf({ activityId }: { readonly activityId: string }) {
  const t = useWords(activityWords);
  const { roles, isDeputy } = useHere();
  const asked = useRecords(suggestion, { activityIds: activityId }, roles.size > 0 || isDeputy);
  const items = asked.data?.items ?? [];
  return (
    <section className="section">
      <header>
        <h2>{t.from}</h2>
        {(items.length > most || asked.data?.next) && (
          <Link to={`/${suggestion.plural}`} search={{ activityIds: activityId }}>
            {t.all}
          </Link>
        )}
      </header>
      {asked.isError && (
        <p className="late" role="alert">
          {sentenceOf(asked.error)}
        </p>
      )}
      {asked.data && items.length === 0 && <p className="quiet">{t.none}</p>}
      {items.slice(0, most).map((item) => (
        <div className="assignment" key={item.id}>
          <Link to={`/${suggestion.plural}/${item.id}`}>{titleOf(suggestion, item.fields, asked.data?.names)}</Link>{' '}
          <StateTag process={suggestion} state={item.state} />
        </div>
      ))}
    </section>
  );
}
