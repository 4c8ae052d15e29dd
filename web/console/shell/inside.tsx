import { Outlet, useLocation } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useEffect } from 'react';
import { HereProvider, useSessionQuery } from '../session.tsx';
import { Fault } from './faults.tsx';
import { FirstThings } from './first-things.tsx';
import { Frame } from './frame.tsx';
import { hrefOf, useGo } from './link.tsx';

/** Every page for signed-in people: first the door, then what must be done first, then the frame. */
export function Inside() {
  const asked = useSessionQuery();
  const location = useLocation();
  const go = useGo();
  // The address changes before the page does: once it is the door's, this one has nothing left to do.
  const isOut = asked.data === null && location.pathname !== '/sign-in';
  const back = hrefOf(location.pathname, location.search as Record<string, string>);
  useEffect(() => {
    if (isOut) go('/sign-in', back === '/' ? {} : { returnTo: back }, true);
  }, [isOut, back, go]);
  if (asked.error && asked.data === undefined) return <Fault error={asked.error} again={() => void asked.refetch()} />;
  if (!asked.data) return <Skeleton active paragraph={{ rows: 8 }} style={{ padding: 40 }} />;
  const { account } = asked.data;
  if (account.mustChangePassword || account.mustEnrol) return <FirstThings session={asked.data} />;
  return (
    <HereProvider session={asked.data}>
      <Frame>
        <Outlet />
      </Frame>
    </HereProvider>
  );
}
