import { MenuOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Button, Drawer } from 'antd';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { workRoutes } from '../../../contract/records.ts';
import { call } from '../../shared/api.ts';
import { useT } from '../language.ts';
import { useHere } from '../session.tsx';
import { Link } from './link.tsx';
import { NoticesMenu } from './notices-menu.tsx';
import { PersonMenu } from './person-menu.tsx';
import { isOnlyAdmin, type Place, placeGroups, placesFor } from './places.ts';
import { SearchBox } from './search-box.tsx';
import { WhereSwitch } from './where-switch.tsx';

/** The frame around every page: the few places left, where and who on top. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const main = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the drawer closes whenever the page changes
  useEffect(() => setOpen(false), [pathname]);
  return (
    <>
      <button type="button" className="plain skip" onClick={() => main.current?.focus()}>
        {t.shell.skip}
      </button>
      <div className="frame">
        <header className="top">
          <Button
            className="only-phone"
            type="text"
            icon={<MenuOutlined />}
            aria-label={t.shell.menu}
            onClick={() => setOpen(true)}
            style={{ width: 48, height: 48 }}
          />
          <Link to="/" className="brand">
            <img src="/mark.svg" alt="" />
            {t.shell.product}
          </Link>
          <div className="where no-phone">
            <WhereSwitch />
          </div>
          <span className="grow" />
          <SearchBox />
          <NoticesMenu />
          <PersonMenu />
        </header>
        <nav className="side" aria-label={t.shell.places}>
          <Places />
        </nav>
        <main className="main" id="main" ref={main} tabIndex={-1}>
          {children}
        </main>
      </div>
      <Drawer
        open={open}
        onClose={() => setOpen(false)}
        placement="left"
        size={280}
        title={t.shell.product}
        styles={{ body: { padding: 12 } }}
      >
        <div style={{ display: 'grid', gap: 8, marginBottom: 12 }}>
          <WhereSwitch />
        </div>
        <nav aria-label={t.shell.places}>
          <Places />
        </nav>
      </Drawer>
    </>
  );
}

function Places() {
  const t = useT();
  const { roles, isDeputy } = useHere();
  const { pathname } = useLocation();
  const id = useId();
  const mine = placesFor(roles, isDeputy);
  const groups = placeGroups.filter((g) => mine.some((p) => p.group === g));
  return (
    <>
      {groups.map((group) => (
        <div key={group} className="places-group">
          {group !== 'turn' && (
            <p className="places-title" id={`${id}-${group}`}>
              {t.shell.groups[group]}
            </p>
          )}
          <ul className="places" aria-labelledby={group === 'turn' ? undefined : `${id}-${group}`}>
            {mine
              .filter((p) => p.group === group)
              .map((place) => (
                <li key={place.to}>
                  <PlaceLink place={place} isHere={isWithin(place, pathname)} />
                </li>
              ))}
          </ul>
        </div>
      ))}
    </>
  );
}

const isWithin = ({ to, also = [] }: Place, pathname: string): boolean =>
  to === '/' ? pathname === '/' : [to, ...also].some((at) => pathname === at || pathname.startsWith(`${at}/`));

function PlaceLink({ place, isHere }: { readonly place: Place; readonly isHere: boolean }) {
  const t = useT();
  return (
    <Link to={place.to} aria-current={isHere ? 'page' : undefined}>
      <span>{t.places[place.word]}</span>
      {place.to === '/' && <TurnCount />}
    </Link>
  );
}

/** How many things wait for this person; late ones are said first. */
function TurnCount() {
  const t = useT();
  const asked = useWork();
  if (!asked.data) return null;
  const { overdue, today, week, later } = asked.data.groups;
  const all = overdue.count + today.count + week.count + later.count;
  if (all === 0) return null;
  return (
    <span className="count">
      {overdue.count > 0 && <span className="late">■ {overdue.count} / </span>}
      {all}
      <span className="unseen">{t.work.counted(all, overdue.count)}</span>
    </span>
  );
}

/** "My turn" of the present congress, shared by the page and the count beside it. */
export function useWork() {
  const { congressId, roles, isDeputy } = useHere();
  return useQuery({
    queryKey: ['work', congressId],
    queryFn: ({ signal }) => call(workRoutes.mine, {}, { signal }),
    enabled: !isOnlyAdmin(roles, isDeputy),
    refetchInterval: 120_000,
  });
}
