import { useState } from 'react';
import type { RecordView } from '../../../../contract/records.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { Go } from '../../go.tsx';
import { ProblemNote } from '../../problem.tsx';
import { portalWords } from '../../text.ts';
import { ActionForm } from '../action-form.tsx';
import { deputyWords } from '../deputy.text.ts';
import { listRecords, readRecord } from '../desk.ts';
import { Due } from '../due.tsx';
import { RecordFacts } from '../facts.tsx';
import { forms, grave } from '../forms.ts';
import type { Kind } from '../kinds.ts';
import { useProcessWords } from '../process-words.ts';
import { Story } from '../story.tsx';
import { useDesk } from '../use-desk.ts';

/** One record as its deputy sees it: how it stands, what can be done, what it says, what has happened; refreshed by itself. */
export function RecordPage({ kind, id }: { readonly kind: Kind; readonly id: string }) {
  const t = useWords(deputyWords);
  const p = useWords(portalWords);
  const locale = useLocale();
  const { value, problem, again, put, at } = useDesk(`${kind} ${id} ${locale}`, (manner) => readRecord(kind, id, manner));
  const [done, setDone] = useState<string | null>(null);
  if (problem?.status === 404) return <h1>{t.noLonger}</h1>;
  if (!value) return problem ? <ProblemNote problem={problem} again={again} /> : <p role="status">{p.loading}</p>;
  const { record } = value;
  return (
    <>
      <Head kind={kind} view={value} />
      {problem && <ProblemNote problem={problem} again={again} />}
      {done && (
        <p className="notice calm" role="status">
          {done}
        </p>
      )}
      <Actions
        kind={kind}
        view={value}
        onDone={(next, action) => {
          setDone(t.done(action));
          put(next);
        }}
        again={again}
      />
      <RecordFacts kind={kind} view={value} />
      {kind === 'participation' && <Activity id={String(record.fields.activityId)} />}
      {kind === 'suggestion' && <Handling id={id} />}
      <Story kind={kind} id={id} version={record.version} />
      <p className="quiet small">{t.updated(at)}</p>
    </>
  );
}

function Head({ kind, view }: { readonly kind: Kind; readonly view: RecordView }) {
  const t = useWords(deputyWords);
  const words = useProcessWords()[kind];
  const { state, fields, dueOn } = view.record;
  const title = fields.title ?? fields.name ?? fields.activityName ?? fields.suggestionTitle ?? fields.content ?? words.name;
  const number = fields.number ?? fields.suggestionNumber;
  return (
    <>
      <p className="quiet small">{[words.name, typeof number === 'number' ? t.number(number) : null].filter(Boolean).join(' · ')}</p>
      <h1>{String(title)}</h1>
      <p>
        <span className="tag">{words.states[state] ?? state}</span> {dueOn && <Due on={dueOn} />}
      </p>
    </>
  );
}

interface ActionsProps {
  readonly kind: Kind;
  readonly view: RecordView;
  readonly onDone: (view: RecordView, action: string) => void;
  readonly again: () => void;
}

/** What can be done now, the first most prominent; a form opens where its button stood. */
function Actions({ kind, view, onDone, again }: ActionsProps) {
  const t = useWords(deputyWords);
  const words = useProcessWords()[kind];
  const [open, setOpen] = useState<string | null>(null);
  const { can, id } = view.record;
  const offered = Object.keys(forms[kind]).filter((action) => can.includes(action));
  const mayWrite = kind === 'suggestion' && can.includes('edit');
  if (offered.length === 0 && !mayWrite) return <p className="quiet">{t.noActions}</p>;
  if (open && offered.includes(open))
    return (
      <ActionForm
        key={open}
        kind={kind}
        action={open}
        view={view}
        {...(open === 'resubmit' ? { first: carried(kind, view) } : {})}
        onDone={(next) => {
          onDone(next, words.actions[open] ?? open);
          setOpen(null);
        }}
        onCancel={() => setOpen(null)}
        again={again}
      />
    );
  return (
    <section aria-label={t.actions} className="actions">
      {mayWrite && (
        <Go to={`/portal/deputy/write?record=${id}`} className="button">
          {words.actions.edit ?? t.editing}
        </Go>
      )}
      {offered.map((action, n) => (
        <button key={action} type="button" className={grave.has(action) ? 'danger' : n === 0 ? 'main' : ''} onClick={() => setOpen(action)}>
          {words.actions[action] ?? action}
        </button>
      ))}
    </section>
  );
}

/** What is changed starts from what was said; what is declared is declared anew. */
const carried = (kind: Kind, { record }: RecordView) =>
  Object.fromEntries(
    (forms[kind].resubmit ?? []).filter(({ as }) => as !== 'yes' && as !== 'photos').map(({ name }) => [name, record.fields[name]]),
  );

/** The activity that a deputy was asked to: where, when, and who holds it. */
function Activity({ id }: { readonly id: string }) {
  const words = useProcessWords().activity;
  const { value } = useDesk(`activity ${id}`, (manner) => readRecord('activity', id, manner));
  return value && <RecordFacts kind="activity" view={value} title={words.name} />;
}

/** Each unit that handles a suggestion, how far it is, and the way to its reply and to evaluating it. */
function Handling({ id }: { readonly id: string }) {
  const t = useWords(deputyWords);
  const words = useProcessWords().assignment;
  const { value } = useDesk(`assignments of ${id}`, (manner) => listRecords('assignment', { suggestionId: id, limit: '50' }, manner));
  if (!value || value.items.length === 0) return null;
  return (
    <section className="sheet">
      <h2>{t.replies}</h2>
      <ul className="list">
        {value.items.map(({ id: assignment, state, fields, dueOn }) => (
          <li key={assignment}>
            <Go to={`/portal/deputy/assignment/${assignment}`} className="go">
              <span className="line">
                <span className="tag">{words.states[state] ?? state}</span> <span>{value.names[String(fields.unitId)] ?? ''}</span>
              </span>
              <span className="quiet small">
                {words.options[`role.${String(fields.role)}`]} {dueOn && <Due on={dueOn} />}{' '}
                {['replied', 'reworked'].includes(state) ? t.evaluate : fields.repliedOn ? t.seeReply : ''}
              </span>
            </Go>
          </li>
        ))}
      </ul>
    </section>
  );
}
