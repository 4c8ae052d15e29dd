import { processOf } from '../../../processes/all.ts';
import { useWords } from '../../shared/words.ts';
import { useText } from '../language.ts';
import { StateTag } from '../record/lights.tsx';
import { titleOf } from '../record/title.ts';
import { useRecords } from '../record/use-record.ts';
import { useHere } from '../session.tsx';
import { Link } from '../shell/link.tsx';
import { supervisionWords } from './supervision.text.ts';

/** Kinds of supervision that name suggestions, and the field in which they do. */
const naming = [
  ['keyItem', 'suggestionIds'],
  ['inspectionItem', 'suggestionId'],
  ['appraisal', 'suggestionId'],
  ['nomination', 'suggestionId'],
  ['supervisionTopic', 'suggestionIds'],
] as const;

/** What supervision says of one suggestion, as far as the reader may see it. */
export function SupervisionOf({ suggestionId }: { readonly suggestionId: string }) {
  const t = useWords(supervisionWords);
  const { roles } = useHere();
  const inside = roles.size > 0;
  const found = naming.map(([process, field]) => ({
    process: processOf(process),
    // biome-ignore lint/correctness/useHookAtTopLevel: the list never changes
    page: useRecords(processOf(process), { [field]: suggestionId }, inside).data,
  }));
  if (!found.some((f) => (f.page?.items.length ?? 0) > 0)) return null;
  return (
    <section className="section">
      <header>
        <h2>{t.linked}</h2>
      </header>
      {found.flatMap(({ process, page }) =>
        (page?.items ?? []).map((item) => (
          <div className="assignment" key={item.id}>
            <Kind id={process.id} /> <Link to={`/${process.plural}/${item.id}`}>{titleOf(process, item.fields, page?.names)}</Link>{' '}
            <StateTag process={process} state={item.state} />
          </div>
        )),
      )}
    </section>
  );
}

function Kind({ id }: { readonly id: string }) {
  return <span className="quiet">{useText(id).name}</span>;
}
