import { Component, lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import type { CodeView } from '../../contract/portal.ts';
import { LanguageProvider, type Locale, useWords } from '../shared/words.ts';
import type { PortalProblem } from './ask.ts';
import { Go } from './go.tsx';
import { firstLarge, firstLocale, keepLarge, keepLocale } from './manners.ts';
import { CodePage } from './pages/code.tsx';
import { HomePage } from './pages/home.tsx';
import { SpeakPage } from './pages/speak.tsx';
import { TrackPage } from './pages/track.tsx';
import { codeIn, useOnline, usePlace } from './place.ts';
import { portalWords } from './text.ts';

/** Fetched by those who sign in, not by everybody. */
const DeputyPart = lazy(() => import('./deputy/app.tsx'));

const ConsultPart = lazy(() => import('./consult/consult.tsx'));

const FindPart = lazy(() => import('./find/find.tsx'));

/** The whole portal. `first` is what the scanned code led to, fetched before anything was drawn. */
export function App({ first }: { readonly first: CodeView | PortalProblem | null }) {
  const [locale, setLocale] = useState<Locale>(firstLocale);
  useEffect(() => {
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
  }, [locale]);
  return (
    <LanguageProvider value={locale}>
      <Frame
        onLanguage={() => {
          const other = locale === 'zh' ? 'en' : 'zh';
          keepLocale(other);
          setLocale(other);
        }}
      >
        <Guard>
          <Page first={first} />
        </Guard>
      </Frame>
    </LanguageProvider>
  );
}

function Frame({ onLanguage, children }: { readonly onLanguage: () => void; readonly children: ReactNode }) {
  const t = useWords(portalWords);
  const online = useOnline();
  const [large, setLarge] = useState(firstLarge);
  useEffect(() => {
    document.documentElement.classList.toggle('large', large);
  }, [large]);
  return (
    <>
      <a className="skip" href="#main">
        {t.skip}
      </a>
      <header>
        <div className="wrap">
          <Go to="/portal/" className="name">
            {t.name}
          </Go>
          <button
            type="button"
            className="plain"
            aria-pressed={large}
            onClick={() => {
              keepLarge(!large);
              setLarge(!large);
            }}
          >
            {large ? t.normal : t.large}
          </button>
          <button type="button" className="plain" onClick={onLanguage}>
            {t.otherLanguage}
          </button>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        <div className="wrap">
          {!online && (
            <p className="notice" role="status">
              {t.offlineNow}
            </p>
          )}
          {children}
        </div>
      </main>
    </>
  );
}

function Page({ first }: { readonly first: CodeView | PortalProblem | null }) {
  const { path, query, hash } = usePlace();
  const t = useWords(portalWords);
  const code = codeIn(path);
  if (code) return <CodePage key={code} code={code} first={first} />;
  const congress = query.get('congress');
  if (path === '/portal/speak' && congress) return <SpeakPage key={congress} congress={congress} />;
  if (path === '/portal/track') return <TrackPage key={hash} secret={hash} />;
  if (path === '/portal/deputy' || path.startsWith('/portal/deputy/'))
    return (
      <Suspense fallback={<p role="status">{t.loading}</p>}>
        <DeputyPart />
      </Suspense>
    );
  const Part = path.startsWith('/portal/find') ? FindPart : /^\/portal\/(consult|said|review|suggested)\b/u.test(path) ? ConsultPart : null;
  if (Part)
    return (
      <Suspense fallback={<p role="status">{t.loading}</p>}>
        <Part />
      </Suspense>
    );
  if (path === '/portal/' || path === '/portal') return <HomePage />;
  return (
    <>
      <h1>{t.notFound}</h1>
      <Go to="/portal/">{t.toHome}</Go>
    </>
  );
}

/** Keeps a fault of one page from taking the frame away. */
class Guard extends Component<{ readonly children: ReactNode }, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed ? <Crashed /> : this.props.children;
  }
}

function Crashed() {
  const t = useWords(portalWords);
  return (
    <p className="notice late" role="alert">
      {t.crashed}
    </p>
  );
}
