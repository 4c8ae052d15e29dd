import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useLocale, useWords } from '../../shared/words.ts';
import { PortalProblem } from '../ask.ts';
import { Go } from '../go.tsx';
import { keepAssets } from '../keep-assets.ts';
import { isPassing } from '../one-at-a-time.ts';
import { useOnline, usePlace } from '../place.ts';
import { ProblemNote } from '../problem.tsx';
import { portalWords } from '../text.ts';
import { useAsked } from '../use-asked.ts';
import { deputyWords } from './deputy.text.ts';
import { deskAsk, type SessionView } from './desk.ts';
import { deliverSuggestion, unsentSuggestions } from './kept-suggestions.ts';
import { isKind } from './kinds.ts';
import { CalendarPage } from './pages/calendar.tsx';
import { ConsultationsPage } from './pages/consultations.tsx';
import { DeedsPage, ReportPage } from './pages/deeds.tsx';
import { DeputyHome } from './pages/home.tsx';
import { LiaisonPage, NewMatterPage } from './pages/liaison.tsx';
import { OpinionsPage } from './pages/opinions.tsx';
import { PresentPage } from './pages/present.tsx';
import { RecordPage } from './pages/record.tsx';
import { SignInPage } from './pages/sign-in.tsx';
import { SuggestionsPage } from './pages/suggestions.tsx';
import { WritePage } from './pages/write.tsx';
import { fetchWords, ProcessWordsProvider } from './process-words.ts';
import { readWho, StandingProvider, standWith } from './standing.tsx';
import '../deputy.css';

const InformationPage = lazy(() => import('./pages/information.tsx'));
const retryAfter = 8000;

/** The deputies' part: behind sign-in, except that what is kept on the phone can be written on without a network. */
export default function DeputyPart() {
  const locale = useLocale();
  const t = useWords(deputyWords);
  const words = useAsked(`words ${locale}`, () => fetchWords(locale));
  const entered = useEntering();
  const hasWords = words.value !== null;
  useEffect(() => {
    document.title = t.title;
    if (hasWords) keepAssets();
  }, [t.title, hasWords]);
  const { session, problem, isOver, take, leave, again } = entered;
  if (session === undefined && !problem) return <Loading />;
  const isOffline = problem?.code === 'offline';
  const who = session ? (session.scope === 'deputy' ? standWith(session) : null) : isOffline ? readWho() : null;
  if (problem && !(isOffline && who)) return <ProblemNote problem={problem} again={again} />;
  if (!who || (session && mustDoFirst(session))) return <SignInPage session={session ?? null} isOver={isOver} enter={take} />;
  if (!words.value) return words.problem ? <ProblemNote problem={words.problem} again={words.again} /> : <Loading />;
  return (
    <ProcessWordsProvider value={words.value}>
      <StandingProvider value={{ who, session: session ?? null, leave }}>
        {!session && (
          <p className="notice" role="status">
            {t.keptOffline}
          </p>
        )}
        <Places />
        <DeputyPage />
      </StandingProvider>
    </ProcessWordsProvider>
  );
}

const mustDoFirst = (session: SessionView): boolean =>
  session.scope !== 'deputy' || session.account.mustChangePassword || session.account.mustEnrol;

/** Finds out who has signed in, again whenever the connection comes back; sends what waited. */
function useEntering() {
  const locale = useLocale();
  const online = useOnline();
  const [session, setSession] = useState<SessionView | null | undefined>(undefined);
  const [problem, setProblem] = useState<PortalProblem | null>(null);
  const [isOver, setOver] = useState(false);
  const look = useCallback(async (): Promise<void> => {
    try {
      setSession(await deskAsk('whoAmI', undefined, { locale }));
      setProblem(null);
    } catch (error) {
      const known = error instanceof PortalProblem ? error : new PortalProblem('badAnswer', 0, '');
      setSession(known.status === 401 ? null : undefined);
      setProblem(known.status === 401 ? null : known);
    }
  }, [locale]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a connection that comes back is a reason to look again
  useEffect(() => {
    void look();
  }, [look, online]);
  // A device does not always tell that its connection is back.
  const isWaiting = problem !== null && isPassing(problem);
  useEffect(() => {
    if (!isWaiting) return;
    const timer = setInterval(() => void look(), retryAfter);
    return () => clearInterval(timer);
  }, [isWaiting, look]);
  const accountId = session?.scope === 'deputy' ? session.account.id : null;
  useEffect(() => {
    if (accountId === null || !session) return;
    standWith(session);
    for (const kept of unsentSuggestions(accountId)) if (kept.sending) void deliverSuggestion(accountId, kept.id);
  }, [accountId, session]);
  const leave = useCallback(() => {
    setOver(true);
    setSession(null);
  }, []);
  return {
    session,
    problem,
    isOver,
    leave,
    take: (next: SessionView | null) => {
      setOver(false);
      setProblem(null);
      setSession(next);
    },
    again: () => void look(),
  };
}

const Loading = () => <p role="status">{useWords(portalWords).loading}</p>;

function Places() {
  const t = useWords(deputyWords);
  const { path } = usePlace();
  const places = [
    ['/portal/deputy', t.turn],
    ['/portal/deputy/information', t.information],
    ['/portal/deputy/opinions', t.opinions],
    ['/portal/deputy/suggestions', t.suggestions],
    ['/portal/deputy/deeds', t.deeds],
    ['/portal/deputy/calendar', t.calendar],
  ] as const;
  return (
    <nav className="places" aria-label={t.places}>
      {places.map(([to, name]) => (
        <Go key={to} to={to} current={path === to}>
          {name}
        </Go>
      ))}
    </nav>
  );
}

function DeputyPage() {
  const { path, query, hash } = usePlace();
  const t = useWords(portalWords);
  const [, first, second] = /^\/portal\/deputy(?:\/([^/]+))?(?:\/([^/]+))?\/?$/u.exec(path) ?? [];
  if (path.replace(/\/$/u, '') === '/portal/deputy') return <DeputyHome />;
  if (first === 'opinions') return <OpinionsPage />;
  if (first === 'suggestions') return <SuggestionsPage />;
  if (first === 'deeds') return <DeedsPage />;
  if (first === 'report') return <ReportPage />;
  if (first === 'information')
    return (
      <Suspense fallback={<Loading />}>
        <InformationPage key={second ?? ''} id={second ?? null} />
      </Suspense>
    );
  if (first === 'present' && second)
    return <PresentPage key={`${second} ${hash}`} activity={second} code={hash || (query.get('code') ?? '')} />;
  if (first === 'calendar') return <CalendarPage />;
  if (first === 'write') return <WritePage key={second ?? ''} id={second ?? null} record={query.get('record')} />;
  if (first === 'consultations') return <ConsultationsPage />;
  if (first === 'liaison') return second === 'new' ? <NewMatterPage /> : <LiaisonPage />;
  if (isKind(first) && second) return <RecordPage key={second} kind={first} id={second} />;
  return (
    <>
      <h1>{t.notFound}</h1>
      <Go to="/portal/deputy">{t.toHome}</Go>
    </>
  );
}
