import { useLocale, useWords } from '../../../shared/words.ts';
import { Go } from '../../go.tsx';
import { go } from '../../place.ts';
import { ProblemNote } from '../../problem.tsx';
import { portalWords } from '../../text.ts';
import { useAsked } from '../../use-asked.ts';
import { ActionForm } from '../action-form.tsx';
import { List } from '../pages/opinions.tsx';
import { RecordPage } from '../pages/record.tsx';
import { ProcessWordsProvider, useProcessWords } from '../process-words.ts';
import { useStanding } from '../standing.tsx';
import { liaisonWords } from './liaison.text.ts';

/** What a deputy puts to judicial and supervisory bodies: the own matters, a new one, one of them. Its words come with it. */
export default function LiaisonPart({ id, isNew }: { readonly id: string | null; readonly isNew: boolean }) {
  const p = useWords(portalWords);
  const locale = useLocale();
  const early = useProcessWords();
  const late = useAsked(`liaison words ${locale}`, () => (locale === 'zh' ? import('./words.zh.ts') : import('./words.en.ts')));
  if (!late.value) return late.problem ? <ProblemNote problem={late.problem} again={late.again} /> : <p role="status">{p.loading}</p>;
  return (
    <ProcessWordsProvider value={{ ...early, liaisonMatter: late.value.words }}>
      {id !== null ? <RecordPage key={id} kind="liaisonMatter" id={id} /> : isNew ? <NewMatter /> : <Matters />}
    </ProcessWordsProvider>
  );
}

function Matters() {
  const t = useWords(liaisonWords);
  const { who, session } = useStanding();
  return (
    <>
      <h1>{t.title}</h1>
      <p className="quiet">{t.what}</p>
      <p className="row">
        <Go to="/portal/deputy/liaison/new" className="button main">
          {t.begin}
        </Go>
      </p>
      {session && <List kind="liaisonMatter" query={{ deputyId: who.seatId }} empty={t.none} />}
    </>
  );
}

function NewMatter() {
  const t = useWords(liaisonWords);
  return (
    <>
      <h1>{t.begin}</h1>
      <p className="notice">{t.never}</p>
      <ActionForm
        kind="liaisonMatter"
        action="submit"
        view={null}
        onDone={({ record }) => go(`/portal/deputy/liaisonMatter/${record.id}`)}
        onCancel={() => go('/portal/deputy/liaison')}
      />
    </>
  );
}
