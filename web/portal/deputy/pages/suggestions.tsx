import { useWords } from '../../../shared/words.ts';
import { Go } from '../../go.tsx';
import { deputyWords } from '../deputy.text.ts';
import { useStanding } from '../standing.tsx';
import { Unsent } from './home.tsx';
import { List } from './opinions.tsx';

/** Own suggestions, those that were co-signed too, and what is on this phone only. */
export function SuggestionsPage() {
  const t = useWords(deputyWords);
  const { session } = useStanding();
  return (
    <>
      <h1>{t.suggestions}</h1>
      <Unsent />
      <p className="row">
        <Go to="/portal/deputy/write" className="button main">
          {t.draftNew}
        </Go>
      </p>
      {session && <List kind="suggestion" query={{ mine: 'true' }} empty={t.noSuggestions} />}
    </>
  );
}
