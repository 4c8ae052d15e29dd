import type { RecordView } from '../../../contract/records.ts';
import { opinion } from '../../../processes/opinion/opinion.ts';
import { sentenceOf } from '../../shared/api.ts';
import { useWords, words } from '../../shared/words.ts';
import { StateTag } from '../record/lights.tsx';
import { titleOf } from '../record/title.ts';
import { useRecords } from '../record/use-record.ts';
import { useHere } from '../session.tsx';
import { Link } from '../shell/link.tsx';

const most = 20;
const receptionWords = words(
  { told: '接待日收到的意见', none: '还没有您可以查看的意见。', all: '查看全部', add: '登记一件意见' },
  { told: 'What was told at this reception', none: 'Nothing you may see was told here yet.', all: 'See all', add: 'Register an opinion' },
);

/** What was told at a reception day, as far as the reader may see it, and the way to register the next thing. */
export function OpinionsAt({ view }: { readonly view: RecordView }) {
  const t = useWords(receptionWords);
  const { roles, isDeputy } = useHere();
  const { id, state, fields } = view.record;
  const asked = useRecords(opinion, { receptionId: id }, roles.size > 0 || isDeputy);
  const items = asked.data?.items ?? [];
  const mayRegister = isDeputy || roles.has('deputyStationKeeper') || roles.has('deputyWorkOfficer');
  return (
    <section className="section">
      <header>
        <h2>{t.told}</h2>
        {mayRegister && ['announced', 'held'].includes(state) && (
          <Link
            to={`/${opinion.plural}/new`}
            search={{ as: 'record', receptionId: id, stationId: String(fields.stationId), on: String(fields.on) }}
          >
            {t.add}
          </Link>
        )}
        {(items.length > most || asked.data?.next) && (
          <Link to={`/${opinion.plural}`} search={{ receptionId: id }}>
            {t.all}
          </Link>
        )}
      </header>
      {asked.isError && (
        <p className="late" role="alert">
          {sentenceOf(asked.error)}
        </p>
      )}
      {asked.data && items.length === 0 && <p className="quiet">{t.none}</p>}
      {items.slice(0, most).map((item) => (
        <div className="assignment" key={item.id}>
          <Link to={`/${opinion.plural}/${item.id}`}>{titleOf(opinion, item.fields, asked.data?.names)}</Link>{' '}
          <StateTag process={opinion} state={item.state} />
        </div>
      ))}
    </section>
  );
}
