import type { RecordLine } from '../../../../contract/records.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { ask } from '../../ask.ts';
import { Go } from '../../go.tsx';
import { ProblemNote } from '../../problem.tsx';
import { portalWords } from '../../text.ts';
import { useAsked } from '../../use-asked.ts';
import { useDoing } from '../../use-doing.ts';
import { deputyWords } from '../deputy.text.ts';
import { deskAsk, listRecords, readWork, type SessionView } from '../desk.ts';
import { Due } from '../due.tsx';
import { unsentSuggestions } from '../kept-suggestions.ts';
import { isKind } from '../kinds.ts';
import { useProcessWords } from '../process-words.ts';
import { forgetWho, useStanding } from '../standing.tsx';
import { useDesk } from '../use-desk.ts';

/** The first page after signing in: what is my turn, what is written and not sent, what I wait for. */
export function DeputyHome() {
  const t = useWords(deputyWords);
  const { who, session } = useStanding();
  return (
    <>
      <h1>{t.signedInAs(who.name)}</h1>
      <Unsent />
      <p className="row">
        <Go to="/portal/deputy/write" className="button main">
          {t.draftNew}
        </Go>
        {session && (
          <Go to="/portal/deputy/consultations" className="button">
            {t.consultations}
          </Go>
        )}
        {session && (
          <Go to="/portal/deputy/liaison" className="button">
            {t.liaison}
          </Go>
        )}
      </p>
      {session && <Turn />}
      {session && <SigningUp />}
      {session && session.deputyships.length > 1 && <Seats session={session} />}
      {session && <SignOut />}
    </>
  );
}

/** Suggestions that are on this phone only. */
export function Unsent() {
  const t = useWords(deputyWords);
  const { who } = useStanding();
  const unsent = unsentSuggestions(who.accountId);
  if (unsent.length === 0) return null;
  return (
    <section className="notice">
      <h2>{t.unsent}</h2>
      <ul className="list">
        {unsent.map(({ id, text, sending }) => (
          <li key={id}>
            <Go to={`/portal/deputy/write/${id}`} className="go">
              {text.title || t.untitled} {sending && <span className="quiet small">{t.waitingNet}</span>}
            </Go>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Activities for which deputies may sign up now. */
function SigningUp() {
  const t = useWords(deputyWords);
  const { value } = useDesk('activities to sign up for', (manner) =>
    listRecords('activity', { state: 'signingUp', sort: 'startOn', limit: '20' }, manner),
  );
  if (!value || value.items.length === 0) return null;
  return (
    <section className="sheet">
      <h2>{t.signingUp}</h2>
      <ul className="list">
        {value.items.map(({ id, fields }) => (
          <li key={id}>
            <Go to={`/portal/deputy/activity/${id}`} className="go">
              <span className="line">{String(fields.name ?? '')}</span>
              <span className="quiet small">{[fields.startOn, fields.place].filter(Boolean).join(' · ')}</span>
            </Go>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The congresses in which this deputy holds a seat: another one is worked for after its page is opened anew. */
function Seats({ session }: { readonly session: SessionView }) {
  const t = useWords(deputyWords);
  const named = useAsked('congresses', (manner) => ask('congresses', {}, manner));
  const { who } = useStanding();
  return (
    <section className="sheet">
      <h2>{t.seats}</h2>
      <ul className="list">
        {session.deputyships.map(({ id, congressId }, n) => (
          <li key={id}>
            <a
              href={`/portal/deputy?congress=${congressId}`}
              className="go"
              aria-current={congressId === who.congressId ? 'true' : undefined}
            >
              {named.value?.items.find((congress) => congress.id === congressId)?.name ?? t.seat(n + 1)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

type Item = Awaited<ReturnType<typeof readWork>>['waiting']['items'][number];
const groups = ['overdue', 'today', 'week', 'later'] as const;

function Turn() {
  const t = useWords(deputyWords);
  const p = useWords(portalWords);
  const locale = useLocale();
  const { value, problem, again, at } = useDesk(`work ${locale}`, readWork);
  if (!value) return problem ? <ProblemNote problem={problem} again={again} /> : <p role="status">{p.loading}</p>;
  const isEmpty = groups.every((group) => value.groups[group].count === 0);
  return (
    <>
      <section className="sheet">
        <h2>{t.turn}</h2>
        {isEmpty && <p className="quiet">{t.nothing}</p>}
        {groups.map((group) => {
          const { items, count } = value.groups[group];
          return (
            items.length > 0 && (
              <div key={group}>
                <h3>{t.groups[group]}</h3>
                <Items items={items} />
                {count > items.length && <p className="quiet small">{t.more(count - items.length)}</p>}
              </div>
            )
          );
        })}
        <p className="quiet small">{t.updated(at)}</p>
      </section>
      {value.waiting.items.length > 0 && (
        <section className="sheet">
          <details>
            <summary>{t.waiting(value.waiting.count)}</summary>
            <Items items={value.waiting.items} isWaiting />
          </details>
        </section>
      )}
    </>
  );
}

function Items({ items, isWaiting = false }: { readonly items: readonly Item[]; readonly isWaiting?: boolean }) {
  const t = useWords(deputyWords);
  const words = useProcessWords();
  return (
    <ul className="list">
      {items.map((item) => {
        const known = isKind(item.process) ? words[item.process] : null;
        const isTold = item.process === 'informationReceipt';
        const verb = isWaiting ? known?.states[item.state] : known?.actions[item.action];
        const line = (
          <>
            <span className="line">
              <span className="tag">{verb ?? (isTold ? t.toRead : t.elsewhere)}</span> <span>{item.title}</span>
            </span>
            <span className="quiet small">
              {[isTold ? t.information : known?.name, item.number === null ? null : t.number(item.number)].filter(Boolean).join(' · ')}{' '}
              {item.dueOn && <Due on={item.dueOn} />}
            </span>
          </>
        );
        return (
          <li key={`${item.id} ${item.action}`}>
            {known || isTold ? (
              <Go to={`/portal/deputy/${isTold ? 'information' : item.process}/${item.id}`} className="go">
                {line}
              </Go>
            ) : (
              <div className="go">{line}</div>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** The records of a list, each with its state. */
export function Lines({
  kind,
  items,
}: {
  readonly kind: 'suggestion' | 'opinion' | 'performance' | 'liaisonMatter' | 'consultation';
  readonly items: readonly RecordLine[];
}) {
  const t = useWords(deputyWords);
  const words = useProcessWords()[kind];
  return (
    <ul className="list">
      {items.map(({ id, state, fields, dueOn }) => (
        <li key={id}>
          <Go to={`/portal/deputy/${kind}/${id}`} className="go">
            <span className="line">
              <span className="tag">{words.states[state] ?? state}</span> <span>{String(fields.title ?? '')}</span>
            </span>
            <span className="quiet small">
              {[typeof fields.number === 'number' ? t.number(fields.number) : null, fields.submittedOn ?? fields.on]
                .filter(Boolean)
                .join(' · ')}{' '}
              {dueOn && <Due on={dueOn} />}
            </span>
          </Go>
        </li>
      ))}
    </ul>
  );
}

function SignOut() {
  const t = useWords(deputyWords);
  const { isBusy, problem, run } = useDoing();
  return (
    <>
      {problem && <ProblemNote problem={problem} />}
      <button
        type="button"
        disabled={isBusy}
        onClick={() =>
          run(async (manner) => {
            await deskAsk('signOut', undefined, manner);
            forgetWho();
            location.assign('/portal/deputy');
          })
        }
      >
        {t.signOut}
      </button>
    </>
  );
}
