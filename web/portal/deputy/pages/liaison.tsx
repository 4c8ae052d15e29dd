import { useWords } from '../../../shared/words.ts';
import { Go } from '../../go.tsx';
import { go } from '../../place.ts';
import { ActionForm } from '../action-form.tsx';
import { deputyWords } from '../deputy.text.ts';
import { useStanding } from '../standing.tsx';
import { List } from './opinions.tsx';

/** What this deputy put to judicial and supervisory bodies. */
export function LiaisonPage() {
  const t = useWords(deputyWords);
  const { who } = useStanding();
  return (
    <>
      <h1>{t.liaison}</h1>
      <p className="quiet">{t.liaisonWhat}</p>
      <p className="row">
        <Go to="/portal/deputy/liaison/new" className="button main">
          {t.liaisonNew}
        </Go>
      </p>
      <List kind="liaisonMatter" query={{ deputyId: who.seatId }} empty={t.liaisonNone} />
    </>
  );
}

/** Raising a matter, after reading what is not for this way. */
export function NewMatterPage() {
  const t = useWords(deputyWords);
  return (
    <>
      <h1>{t.liaisonNew}</h1>
      <p className="notice">{t.liaisonNever}</p>
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
