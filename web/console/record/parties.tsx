import type { RecordView } from '../../../contract/records.ts';
import { useT, useText } from '../language.ts';
import { useJoin } from './lights.tsx';

/** Who is tied to the record, and how. */
export function Parties({ view }: { readonly view: RecordView }) {
  const t = useT();
  const text = useText(view.record.process);
  const join = useJoin();
  const known = view.record.parties.filter((p) => p.status !== 'ended');
  if (known.length === 0) return null;
  const kinds = [...new Set(known.map((p) => p.party))];
  return (
    <section className="section">
      <header>
        <h2>{t.record.parties}</h2>
      </header>
      <dl className="facts" style={{ gridTemplateColumns: 'minmax(0,1fr)' }}>
        {kinds.map((kind) => (
          <div key={kind}>
            <dt>{text.parties[kind] ?? kind}</dt>
            <dd>
              {join(
                known
                  .filter((p) => p.party === kind)
                  .map(
                    (p) =>
                      `${view.names[p.subject] ?? t.record.hidden}${p.status === 'active' ? '' : t.record.partyStatus[p.status === 'invited' ? 'invited' : 'declined']}`,
                  ),
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
