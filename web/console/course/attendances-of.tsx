import { attendance } from '../../../processes/attendance/attendance.ts';
import { textOf } from '../../../processes/text.ts';
import { sentenceOf } from '../../shared/api.ts';
import { useLocale, useWords, words } from '../../shared/words.ts';
import { useT } from '../language.ts';
import { StateTag } from '../record/lights.tsx';
import { useRecords } from '../record/use-record.ts';
import { Link } from '../shell/link.tsx';

const attendancesWords = words({ all: '查看全部', none: '还没有通知代表参训。' }, { all: 'See all', none: 'Nobody has been invited yet.' });

/** Who was invited to a course and what became of it, as far as the reader may see; each leads to its record. */
export function AttendancesOf({ courseId }: { readonly courseId: string }) {
  const t = useWords(attendancesWords);
  const { several } = useT().list;
  const locale = useLocale();
  const { data, error } = useRecords(attendance, { courseId });
  return (
    <section className="section">
      <header>
        <h2>{several(textOf('attendance', locale).name)}</h2>
        {data && data.items.length > 0 && (
          <Link to={`/${attendance.plural}`} search={{ courseId }}>
            {t.all}
          </Link>
        )}
      </header>
      {error && (
        <p className="late" role="alert">
          {sentenceOf(error)}
        </p>
      )}
      {data?.items.length === 0 && <p className="quiet">{t.none}</p>}
      <p className="attendances">
        {data?.items.map(({ id, state, fields }) => (
          <span key={id} className="nowrap">
            <Link to={`/${attendance.plural}/${id}`}>{data.names[String(fields.deputyId)] ?? String(fields.title)}</Link>{' '}
            <StateTag process={attendance} state={state} />
          </span>
        ))}
      </p>
    </section>
  );
}
