import dayjs from 'dayjs';
import type { RecordView } from '../../../contract/records.ts';
import { optionLabel } from '../../../processes/text.ts';
import { useWords } from '../../shared/words.ts';
import { useText } from '../language.ts';
import { supervisionWords } from './supervision.text.ts';
import './supervision.css';

interface Letter {
  readonly no: number;
  readonly kind: string;
  readonly unitId: string;
  readonly on: string;
  readonly text: string;
  readonly answerBy: string;
  readonly answer: string | null;
  readonly answeredOn: string | null;
}
interface Meeting {
  readonly on: string;
  readonly place?: string;
  readonly subject?: string;
  readonly attendees?: string;
  readonly findings?: string;
  readonly text?: string;
}
interface Step {
  readonly on: string;
  readonly unitId: string | null;
  readonly text: string;
}

/** What was done on a key item: letters with their answers, visits and meetings, the units' progress. */
export function KeyItemPart({ view }: { readonly view: RecordView }) {
  const t = useWords(supervisionWords);
  const text = useText('keyItem');
  const { fields } = view.record;
  const today = dayjs().format('YYYY-MM-DD');
  const letters = (fields.letters as readonly Letter[] | null | undefined) ?? [];
  const meetings = [
    ...((fields.visits as readonly Meeting[] | null | undefined) ?? []),
    ...((fields.minutes as readonly Meeting[] | null | undefined) ?? []),
  ].sort((a, b) => (a.on < b.on ? 1 : -1));
  const progress = [...((fields.progress as readonly Step[] | null | undefined) ?? [])].reverse();
  if (fields.letters === undefined || (letters.length === 0 && meetings.length === 0 && progress.length === 0)) return null;
  return (
    <>
      {letters.length > 0 && (
        <section className="section supervised">
          <header>
            <h2>{t.letters}</h2>
          </header>
          {[...letters].reverse().map((letter) => (
            <div className="assignment" key={letter.no}>
              <div style={{ display: 'flex', flexWrap: 'wrap', gap: '2px 12px' }}>
                <strong style={{ fontWeight: 600 }}>{t.letterOf(letter.no, optionLabel(text, 'kind', letter.kind))}</strong>
                <span>{view.names[letter.unitId] ?? ''}</span>
                <span className="quiet">{letter.on}</span>
                <span className={!letter.answeredOn && letter.answerBy < today ? 'late' : 'quiet'}>
                  {letter.answeredOn ? t.answeredOn(letter.answeredOn) : `${t.unanswered} · ${t.answerBy(letter.answerBy)}`}
                </span>
              </div>
              <p className="prose">{letter.text}</p>
              {letter.answer && <p className="prose answer">{letter.answer}</p>}
            </div>
          ))}
        </section>
      )}
      {meetings.length > 0 && (
        <section className="section supervised">
          <header>
            <h2>{t.visits}</h2>
          </header>
          {meetings.map((m) => (
            <div className="assignment" key={`${m.on}${m.place ?? m.subject}`}>
              <strong style={{ fontWeight: 600 }}>{t.visitOn(m.on, m.place ?? m.subject ?? '')}</strong>
              {m.attendees && <span className="quiet"> {m.attendees}</span>}
              <p className="prose">{m.findings ?? m.text}</p>
            </div>
          ))}
        </section>
      )}
      {progress.length > 0 && (
        <section className="section supervised">
          <header>
            <h2>{t.progress}</h2>
          </header>
          {progress.map((step) => (
            <div className="assignment" key={`${step.on}${step.text}`}>
              <strong style={{ fontWeight: 600 }}>{(step.unitId && view.names[step.unitId]) || '—'}</strong>
              <span className="quiet"> {step.on}</span>
              <p className="prose">{step.text}</p>
            </div>
          ))}
        </section>
      )}
    </>
  );
}
