import { useWords } from '../../../shared/words.ts';
import { Go } from '../../go.tsx';
import { go } from '../../place.ts';
import { ActionForm } from '../action-form.tsx';
import { deputyWords } from '../deputy.text.ts';
import { today } from '../due.tsx';
import { useStanding } from '../standing.tsx';
import { List } from './opinions.tsx';

/** The own record of deeds. */
export function DeedsPage() {
  const t = useWords(deputyWords);
  const { who } = useStanding();
  return (
    <>
      <h1>{t.deeds}</h1>
      <p className="row">
        <Go to="/portal/deputy/report" className="button main">
          {t.reportNew}
        </Go>
      </p>
      <List kind="performance" query={{ deputyId: who.seatId }} empty={t.noDeeds} />
    </>
  );
}

/** Logging a deed, with photos that show it. */
export function ReportPage() {
  const t = useWords(deputyWords);
  return (
    <>
      <h1>{t.reportNew}</h1>
      <ActionForm
        kind="performance"
        action="report"
        view={null}
        first={{ on: today() }}
        onDone={({ record }) => go(`/portal/deputy/performance/${record.id}`)}
        onCancel={() => go('/portal/deputy/deeds')}
      />
    </>
  );
}
