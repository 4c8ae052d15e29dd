import { useState } from 'react';
import { useWords } from '../../../shared/words.ts';
import { ProblemNote } from '../../problem.tsx';
import { portalWords } from '../../text.ts';
import { deputyWords } from '../deputy.text.ts';
import { listRecords } from '../desk.ts';
import { useStanding } from '../standing.tsx';
import { useDesk } from '../use-desk.ts';
import { Lines } from './home.tsx';

const underWay = 'submitted,received,routed,inProgress,answered,escalated,converted';

/** What citizens told this deputy. */
export function OpinionsPage() {
  const t = useWords(deputyWords);
  const { who } = useStanding();
  const [isAll, setAll] = useState(false);
  return (
    <>
      <h1>{t.opinions}</h1>
      <div className="row">
        {([false, true] as const).map((all) => (
          <button key={String(all)} type="button" aria-pressed={isAll === all} onClick={() => setAll(all)}>
            {all ? t.all : t.open}
          </button>
        ))}
      </div>
      <List kind="opinion" query={{ deputyId: who.seatId, ...(isAll ? {} : { state: underWay }) }} empty={t.noOpinions} />
    </>
  );
}

interface ListProps {
  readonly kind: 'suggestion' | 'opinion' | 'performance' | 'liaisonMatter' | 'consultation';
  readonly query: Readonly<Record<string, string>>;
  readonly empty: string;
}

const pageSize = 30;

/** A list of own records, more of it on demand. */
export function List({ kind, query, empty }: ListProps) {
  const t = useWords(deputyWords);
  const p = useWords(portalWords);
  const [pages, setPages] = useState(1);
  const limit = String(Math.min(200, pages * pageSize));
  const asked = useDesk(`${kind} ${JSON.stringify(query)} ${limit}`, (manner) => listRecords(kind, { ...query, limit }, manner));
  const { value, problem, again, at } = asked;
  if (!value) return problem ? <ProblemNote problem={problem} again={again} /> : <p role="status">{p.loading}</p>;
  return (
    <section className="sheet">
      {value.items.length === 0 ? <p className="quiet">{empty}</p> : <Lines kind={kind} items={value.items} />}
      {value.next && pages * pageSize < 200 && (
        <button type="button" onClick={() => setPages(pages + 1)}>
          {t.older}
        </button>
      )}
      <p className="quiet small">{t.updated(at)}</p>
    </section>
  );
}
