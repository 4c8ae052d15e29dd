import { useQuery } from '@tanstack/react-query';
import { processOf } from '../../../../processes/all.ts';
import type { RoleId } from '../../../../registers/roles.ts';
import { call } from '../../../shared/api.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { useT, useText } from '../../language.ts';
import { numberText } from '../../record/format.ts';
import { routesOf } from '../../record/routes-of.ts';
import { useHere } from '../../session.tsx';
import { Link } from '../../shell/link.tsx';
import { supervisionWords } from '../../supervision/supervision.text.ts';

const kinds = [
  'keyItem',
  'inspection',
  'inspectionItem',
  'outsideEvaluation',
  'appraisal',
  'assessment',
  'nomination',
  'supervisionTopic',
  'rankingFormula',
] as const;
const rankers: readonly RoleId[] = ['deputyWorkOfficer', 'scOfficeClerk', 'chairperson', 'specialCommitteeOfficer'];

/** Everything by which handling is supervised and judged, with how much of each there is. */
export function SupervisionPage() {
  const t = useWords(supervisionWords);
  const { roles } = useHere();
  return (
    <>
      <header className="page-head">
        <h1>{t.title}</h1>
        <span className="quiet">{t.lead}</span>
      </header>
      <ul className="sheet" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {kinds.map((id) => (
          <Line key={id} id={id} />
        ))}
        {rankers.some((r) => roles.has(r)) && (
          <li style={{ borderTop: '1px solid var(--line)' }}>
            <Link to="/unit-ranking" style={{ display: 'flex', padding: '11px 18px' }}>
              {t.rankingTitle}
            </Link>
          </li>
        )}
      </ul>
    </>
  );
}

function Line({ id }: { readonly id: (typeof kinds)[number] }) {
  const text = useText(id);
  const t = useT();
  const locale = useLocale();
  const { congressId } = useHere();
  const process = processOf(id);
  const count = useQuery({
    queryKey: [process.plural, 'count', congressId, 'all'],
    queryFn: () => call(routesOf(process).count, {}),
  });
  return (
    <li style={{ borderTop: '1px solid var(--line)' }}>
      <Link to={`/${process.plural}`} style={{ display: 'flex', padding: '11px 18px', gap: 12 }}>
        <span style={{ flex: 1 }}>{t.list.several(text.name)}</span>
        <span className="quiet">{count.data ? t.registers.entries(numberText(count.data.count, locale), count.data.capped) : ''}</span>
      </Link>
    </li>
  );
}
