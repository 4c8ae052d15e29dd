import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import type { CodeView } from '../../contract/portal.ts';
import { App } from './app.tsx';
import { ask, PortalProblem } from './ask.ts';
import { deliver } from './deliver.ts';
import { unsentDrafts } from './kept.ts';
import { firstLocale } from './manners.ts';
import { codeIn } from './place.ts';
import './portal.css';

const code = codeIn(location.pathname);
const holder = document.getElementById('app');
if (holder) {
  // The text that came with the page stays until the living page can say more.
  const first = code
    ? (known(code) ??
      (await ask('code', { params: { code } }, { locale: firstLocale() }).catch((problem: unknown) =>
        problem instanceof PortalProblem ? problem : null,
      )))
    : null;
  createRoot(holder).render(
    <StrictMode>
      <App first={first} />
    </StrictMode>,
  );
}

/** What the server knew when it sent the page, so that it need not be asked again. */
function known(code: string): CodeView | null {
  const text = document.getElementById('known')?.textContent;
  const view = text ? (JSON.parse(text) as CodeView) : null;
  return view?.code.toUpperCase() === code.toUpperCase() ? view : null;
}

// What could not be sent before is sent as soon as there is a connection.
const sendWaiting = (): void => {
  for (const to of unsentDrafts({ asked: true })) void deliver(to);
};
addEventListener('online', sendWaiting);
sendWaiting();

if ('serviceWorker' in navigator) void navigator.serviceWorker.register('/portal/offline.js', { scope: '/portal/' }).catch(() => undefined);
// From here on the address is one that this worker keeps at hand without a network.
if (code && !location.pathname.startsWith('/portal/')) history.replaceState(null, '', `/portal/c/${code}${location.search}`);
