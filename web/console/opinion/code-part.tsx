import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { processOf } from '../../../processes/all.ts';
import { call, sentenceOf } from '../../shared/api.ts';
import { useWords } from '../../shared/words.ts';
import { ActionBar } from '../record/action-bar.tsx';
import { actionRoute } from '../record/routes-of.ts';
import { useRecord, useRecords } from '../record/use-record.ts';
import { useHere } from '../session.tsx';
import { Fault, Loaded } from '../shell/faults.tsx';
import { Link } from '../shell/link.tsx';
import { codeWords } from './code.text.ts';
import { CodeCard } from './code-card.tsx';
import { type CodeSubject, codeField, printedName } from './code-subject.ts';

const deputyCode = processOf('deputyCode');
const readers = ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'deputyStationKeeper'] as const;

interface Props {
  readonly subject: CodeSubject;
  readonly id: string;
  /** What the deputy, the station or the activity is called. */
  readonly name: string;
}

/** The code of a deputy, a station or an activity on its page: looked at, printed, noted, issued again, taken back. */
export function CodePart({ subject, id, name }: Props) {
  const t = useWords(codeWords);
  const { roles, isDeputy, session } = useHere();
  const isReader = readers.some((role) => roles.has(role)) || isDeputy;
  const asked = useRecords(deputyCode, { [codeField[subject]]: id }, isReader);
  const items = asked.data?.items ?? [];
  const active = items.filter((item) => item.state === 'active');
  const mayIssue = roles.has('deputyWorkOfficer') || (subject === 'deputy' && session.deputyships.some((d) => d.id === id));
  if (!isReader || (asked.data && items.length === 0 && !mayIssue)) return null;
  return (
    <section className="section" aria-label={t.title}>
      <header>
        <h2>{t.title}</h2>
        <span className="quiet">{t.lead}</span>
      </header>
      {asked.isError && <Fault error={asked.error} again={() => void asked.refetch()} />}
      {asked.data && active.length === 0 && (
        <div className="buttons">
          <span className="quiet">{items.length > 0 ? t.noneOnce : t.none}</span>
          {mayIssue && <Issue subject={subject} id={id} name={name} />}
        </div>
      )}
      {active.map((item) => (
        <OneCode key={item.id} id={item.id} />
      ))}
    </section>
  );
}

function OneCode({ id }: { readonly id: string }) {
  const t = useWords(codeWords);
  const asked = useRecord(deputyCode, id);
  return (
    <Loaded of={asked} rows={4}>
      {(view) => {
        const { name, serial, places } = view.record.fields;
        return (
          <>
            <CodeCard id={id} name={String(name ?? '')} />
            <p className="quiet code-note">
              <Link to={`/${deputyCode.plural}/${id}`}>{t.serial(Number(serial))}</Link>{' '}
              {places ? `${t.places}：${String(places)}` : t.noPlaces}
            </p>
            <div className="no-print">
              <ActionBar process={deputyCode} view={view} />
            </div>
          </>
        );
      }}
    </Loaded>
  );
}

function Issue({ subject, id, name }: Props) {
  const t = useWords(codeWords);
  const client = useQueryClient();
  const { message } = App.useApp();
  const issue = useIssue();
  const run = useMutation({
    mutationFn: () => issue({ subject, id, name }),
    onSuccess: () => client.invalidateQueries({ queryKey: [deputyCode.plural] }),
    onError: (error) => message.error(sentenceOf(error), 8),
  });
  return (
    <Button type="primary" loading={run.isPending} onClick={() => run.mutate()}>
      {t.issue}
    </Button>
  );
}

/** Issues a code for whoever has none; answers its id. */
export function useIssue() {
  return async ({ subject, id, name }: Props): Promise<string> => {
    const body = { subject, name: printedName(subject, name), [codeField[subject]]: id };
    const made = await call(actionRoute(deputyCode, 'issue'), { params: {}, body } as never, { key: crypto.randomUUID() });
    return (made as { record: { id: string } }).record.id;
  };
}
