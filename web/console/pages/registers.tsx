import { useQuery } from '@tanstack/react-query';
import { registers } from '../../../registers/registers.ts';
import { call } from '../../shared/api.ts';
import { useLocale } from '../../shared/words.ts';
import { useT, useText } from '../language.ts';
import { numberText } from '../record/format.ts';
import { routesOf } from '../record/routes-of.ts';
import { useHere } from '../session.tsx';
import { Link } from '../shell/link.tsx';

/** The registers of the congress, with how many entries each holds. */
export function RegistersPage() {
  const t = useT();
  return (
    <>
      <header className="page-head">
        <h1>{t.places.registers}</h1>
        <span className="quiet">{t.registers.lead}</span>
      </header>
      <ul className="sheet" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {registers.map((register) => (
          <RegisterLine key={register.id} id={register.id} plural={register.plural} />
        ))}
      </ul>
    </>
  );
}

function RegisterLine({ id, plural }: { readonly id: string; readonly plural: string }) {
  const text = useText(id);
  const t = useT();
  const locale = useLocale();
  const { congressId } = useHere();
  const count = useQuery({
    queryKey: [plural, 'count', congressId, 'active'],
    queryFn: () => call(routesOf({ id }).count, { query: { state: 'active' } }),
  });
  return (
    <li style={{ borderTop: '1px solid var(--line)' }}>
      <Link to={`/${plural}`} search={{ state: 'active' }} style={{ display: 'flex', padding: '11px 18px', gap: 12 }}>
        <span style={{ flex: 1 }}>{t.list.several(text.name)}</span>
        <span className="quiet">{count.data ? t.registers.entries(numberText(count.data.count, locale), count.data.capped) : ''}</span>
      </Link>
    </li>
  );
}
