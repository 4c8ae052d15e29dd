import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Input } from 'antd';
import type { AnyProcess } from '../../../engine/define.ts';
import { allProcesses, processes } from '../../../processes/all.ts';
import { call } from '../../shared/api.ts';
import { useT, useText } from '../language.ts';
import { StateTag } from '../record/lights.tsx';
import { routesOf } from '../record/routes-of.ts';
import { titleOf } from '../record/title.ts';
import { useHere } from '../session.tsx';
import { Loaded } from '../shell/faults.tsx';
import { Link, useGo } from '../shell/link.tsx';

const looked = ['unit', 'deputyship', 'delegation', 'category'];
const searched = allProcesses.filter((p) => processes.includes(p) || looked.includes(p.id));
const shown = 8;

/** What matches the words, kind by kind. */
export function SearchPage() {
  const t = useT();
  const go = useGo();
  const { search } = useLocation();
  const q = ((search as Record<string, string>).q ?? '').trim();
  return (
    <>
      <header className="page-head">
        <h1>{q === '' ? t.search.title : t.search.titleOf(q)}</h1>
      </header>
      <Input.Search
        className="only-phone"
        defaultValue={q}
        key={q}
        maxLength={100}
        enterButton
        size="large"
        autoFocus={q === ''}
        aria-label={t.shell.search}
        placeholder={t.shell.search}
        onSearch={(text) => text.trim() !== '' && go('/search', { q: text.trim() }, true)}
        style={{ marginBottom: 14 }}
      />
      {q === '' ? <p className="empty">{t.search.hint}</p> : searched.map((process) => <Found key={process.id} process={process} q={q} />)}
    </>
  );
}

function Found({ process, q }: { readonly process: AnyProcess; readonly q: string }) {
  const t = useT();
  const text = useText(process.id);
  const { congressId } = useHere();
  const asked = useQuery({
    queryKey: [process.plural, 'search', congressId, q],
    queryFn: ({ signal }) => call(routesOf(process).list, { query: { q, limit: shown + 1 } }, { signal }),
  });
  return (
    <section className="section">
      <header>
        <h2>{t.list.several(text.name)}</h2>
        {(asked.data?.items.length ?? 0) > shown && (
          <Link to={`/${process.plural}`} search={{ q }}>
            {t.search.all}
          </Link>
        )}
      </header>
      <Loaded of={asked} rows={2}>
        {(page) =>
          page.items.length === 0 ? (
            <p className="quiet">{t.search.none}</p>
          ) : (
            <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {page.items.slice(0, shown).map((item) => (
                <li key={item.id} style={{ padding: '5px 0', display: 'flex', gap: 12 }}>
                  <Link to={`/${process.plural}/${item.id}`} style={{ flex: 1, minWidth: 0 }}>
                    {titleOf(process, item.fields, page.names)}
                  </Link>
                  <StateTag process={process} state={item.state} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}
