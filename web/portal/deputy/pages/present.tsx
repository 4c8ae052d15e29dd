import { useWords } from '../../../shared/words.ts';
import { go } from '../../place.ts';
import { ProblemNote } from '../../problem.tsx';
import { portalWords } from '../../text.ts';
import { ActionForm } from '../action-form.tsx';
import { deputyWords } from '../deputy.text.ts';
import { listRecords, readRecord } from '../desk.ts';
import { useStanding } from '../standing.tsx';
import { useDesk } from '../use-desk.ts';

/** Where a deputy's phone comes by the code on the screen of an activity: the code is filled in, one tap signs in. */
export function PresentPage({ activity, code }: { readonly activity: string; readonly code: string }) {
  const t = useWords(deputyWords);
  const p = useWords(portalWords);
  const { who } = useStanding();
  const own = useDesk(`own part in ${activity}`, async (manner) => {
    const { items } = await listRecords('participation', { activityId: activity, deputyId: who.seatId, limit: '5' }, manner);
    const [part] = items.filter((item) => item.state !== 'withdrawn');
    return { view: part ? await readRecord('participation', part.id, manner) : null };
  });
  if (!own.value) return own.problem ? <ProblemNote problem={own.problem} again={own.again} /> : <p role="status">{p.loading}</p>;
  const { view } = own.value;
  if (!view) return <h1>{t.notAsked}</h1>;
  const leave = (): void => go(`/portal/deputy/participation/${view.record.id}`);
  return (
    <>
      <h1>{String(view.record.fields.activityName ?? '')}</h1>
      {view.record.can.includes('signIn') && view.record.state !== 'present' ? (
        <ActionForm kind="participation" action="signIn" view={view} first={{ code }} onDone={leave} onCancel={leave} again={own.again} />
      ) : (
        <p className="notice">{view.record.state === 'present' ? t.presentAlready : t.notOpen}</p>
      )}
    </>
  );
}
