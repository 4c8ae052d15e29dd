import { useState } from 'react';
import { useWords } from '../../../shared/words.ts';
import { ProblemNote } from '../../problem.tsx';
import { portalWords } from '../../text.ts';
import { useDoing } from '../../use-doing.ts';
import { deputyWords } from '../deputy.text.ts';
import { deskAsk } from '../desk.ts';
import { useDesk } from '../use-desk.ts';

/** The own calendar for the phone's calendar program: make its address, see that there is one, end it. */
export function CalendarPage() {
  const t = useWords(deputyWords);
  const p = useWords(portalWords);
  const { value, problem, again, put } = useDesk('calendar', (manner) => deskAsk('readCalendar', undefined, manner));
  const { isBusy, problem: failed, run } = useDoing();
  const [url, setUrl] = useState<string | null>(null);
  const [isCopied, setCopied] = useState(false);
  if (!value) return problem ? <ProblemNote problem={problem} again={again} /> : <p role="status">{p.loading}</p>;
  return (
    <>
      <h1>{t.calendar}</h1>
      <section className="sheet">
        <p>{t.calendarLead}</p>
        <p role="status">
          {value.exists && value.madeAt ? t.calendarMade(new Date(value.madeAt).toLocaleDateString('en-CA')) : t.calendarNone}
        </p>
        {url && (
          <>
            <p className="address">{url}</p>
            <a className="button main" href={url.replace(/^https?:/u, 'webcal:')}>
              {t.calendarOpen}
            </a>
            <p className="row">
              <button type="button" onClick={() => void navigator.clipboard?.writeText(url).then(() => setCopied(true))}>
                {isCopied ? t.copied : t.copy}
              </button>
            </p>
          </>
        )}
        {failed && <ProblemNote problem={failed} />}
        <div className="row">
          <button
            type="button"
            disabled={isBusy}
            onClick={() =>
              run(async (manner) => {
                setUrl((await deskAsk('makeCalendar', undefined, manner)).url);
                setCopied(false);
                put(await deskAsk('readCalendar', undefined, manner));
              })
            }
          >
            {value.exists ? t.calendarAgain : t.calendarMake}
          </button>
          {value.exists && (
            <button
              type="button"
              className="danger"
              disabled={isBusy}
              onClick={() =>
                run(async (manner) => {
                  put(await deskAsk('revokeCalendar', undefined, manner));
                  setUrl(null);
                })
              }
            >
              {t.calendarStop}
            </button>
          )}
        </div>
      </section>
    </>
  );
}
