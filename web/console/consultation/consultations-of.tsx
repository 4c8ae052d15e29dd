import type { RecordView } from '../../../contract/records.ts';
import { preConsultation } from '../../../processes/preConsultation/preConsultation.ts';
import { useWords } from '../../shared/words.ts';
import { Due, StateTag } from '../record/lights.tsx';
import { titleOf } from '../record/title.ts';
import { useRecords } from '../record/use-record.ts';
import { Link } from '../shell/link.tsx';
import { consultationWords } from './consultation.text.ts';

/** What was asked of units before a suggestion was submitted, as far as the reader may see it; its author may ask more. */
export function ConsultationsOf({ view }: { readonly view: RecordView }) {
  const t = useWords(consultationWords);
  const { record } = view;
  const asked = useRecords(preConsultation, { suggestionId: record.id }, Array.isArray(record.fields.preConsultationIds));
  const items = asked.data?.items ?? [];
  const mayRaise = record.can.includes('submit') && record.fields.authorKind === 'deputy';
  if (items.length === 0 && !mayRaise) return null;
  return (
    <section className="section">
      <header>
        <h2>{t.title}</h2>
        {mayRaise && (
          <Link className="no-print" to={`/${preConsultation.plural}/new`} search={{ suggestionId: record.id }}>
            {t.raise}
          </Link>
        )}
      </header>
      {items.length === 0 && <p className="quiet">{t.help}</p>}
      {items.map((item) => (
        <div className="assignment" key={item.id}>
          <Link to={`/${preConsultation.plural}/${item.id}`}>{titleOf(preConsultation, item.fields, asked.data?.names)}</Link>{' '}
          <span className="quiet">{asked.data?.names[String(item.fields.unitId)] ?? ''}</span>{' '}
          <StateTag process={preConsultation} state={item.state} />{' '}
          <Due process={preConsultation.id} dueKey={item.dueKey} dueOn={item.dueOn} />
        </div>
      ))}
    </section>
  );
}

/** For the deputy who asked: a draft that begins with this consultation. */
export function BeginFromConsultation({ view }: { readonly view: RecordView }) {
  const t = useWords(consultationWords);
  const { fields, state, id } = view.record;
  const isMine = 'suggestionId' in fields && 'usefulness' in fields && !('submittedOn' in fields && fields.submittedOn);
  if (!isMine || fields.suggestionId || !['fedBack', 'closed'].includes(state)) return null;
  return (
    <p className="no-print">
      <Link to="/suggestions/new" search={{ consultation: id }}>
        {t.begin}
      </Link>
    </p>
  );
}
