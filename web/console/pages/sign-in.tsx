import { useMutation, useQuery } from '@tanstack/react-query';
import { Navigate, useLocation } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useEffect, useState } from 'react';
import { sessionRoutes } from '../../../contract/people.ts';
import { systemRoutes } from '../../../contract/system.ts';
import { ApiProblem, call, sentenceOf, setLocale } from '../../shared/api.ts';
import { useLocale } from '../../shared/words.ts';
import { useSwitchLanguage, useT } from '../language.ts';
import { useEnter, useSessionQuery } from '../session.tsx';
import { Link, useGo } from '../shell/link.tsx';

/** The door: name and password, a code where one is needed, or the office's own sign-on. */
export function SignInPage() {
  const t = useT();
  const locale = useLocale();
  const go = useGo();
  const enter = useEnter();
  const keepLocale = useSwitchLanguage();
  const { search } = useLocation();
  const returnTo = inSite((search as Record<string, string>).returnTo);
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const known = useSessionQuery();
  const about = useQuery({ queryKey: ['about'], queryFn: () => call(systemRoutes.about, {}), staleTime: Number.POSITIVE_INFINITY });
  const signIn = useMutation({
    mutationFn: () => call(sessionRoutes.signIn, { body: { username, password, ...(code.trim() === '' ? {} : { code: code.trim() }) } }),
    onSuccess: (session) => {
      setLocale(session.account.locale);
      keepLocale(session.account.locale);
      enter(session);
      go(returnTo, {}, true);
    },
  });
  const isIn = Boolean(known.data);
  useEffect(() => {
    if (isIn && !signIn.isPending) go(returnTo, {}, true);
  }, [isIn, signIn.isPending, go, returnTo]);
  const isEmpty = about.data?.isEmpty === true;
  const problem = signIn.error;
  const needsCode =
    code !== '' || (problem instanceof ApiProblem && (problem.code === 'secondFactorNeeded' || problem.code === 'wrongSecondFactor'));
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (username.trim() !== '' && password !== '') signIn.mutate();
  };
  if (isEmpty) return <Navigate to="/setup" replace />;
  return (
    <main className="door">
      <div className="panel">
        <p style={{ display: 'flex', alignItems: 'center', gap: 12, marginBottom: 6 }}>
          <img src="/mark.svg" alt="" width={36} height={36} />
          <span style={{ fontSize: 24, fontWeight: 600, letterSpacing: '.08em' }}>{t.shell.product}</span>
          <Button
            type="link"
            style={{ marginLeft: 'auto' }}
            lang={locale === 'zh' ? 'en' : 'zh-CN'}
            onClick={() => {
              const next = locale === 'zh' ? 'en' : 'zh';
              setLocale(next);
              keepLocale(next);
            }}
          >
            {locale === 'zh' ? 'English' : '中文'}
          </Button>
        </p>
        <h1 style={{ fontSize: 15, fontWeight: 400, color: 'var(--quiet)', marginBottom: 22 }}>{t.signIn.lead}</h1>
        <form className="form" onSubmit={send}>
          <div className="entry">
            <label htmlFor="username">{t.signIn.username}</label>
            <Input
              id="username"
              size="large"
              autoComplete="username"
              autoCapitalize="none"
              autoFocus
              value={username}
              maxLength={100}
              onChange={(e) => setUsername(e.target.value)}
            />
          </div>
          <div className="entry">
            <label htmlFor="password">{t.signIn.password}</label>
            <Input.Password
              id="password"
              size="large"
              autoComplete="current-password"
              value={password}
              maxLength={200}
              onChange={(e) => setPassword(e.target.value)}
            />
          </div>
          {needsCode && (
            <div className="entry">
              <label htmlFor="code">{t.signIn.code}</label>
              <p className="help">{t.signIn.codeHelp}</p>
              <Input
                id="code"
                size="large"
                inputMode="numeric"
                autoComplete="one-time-code"
                autoFocus
                value={code}
                maxLength={20}
                onChange={(e) => setCode(e.target.value)}
              />
            </div>
          )}
          {problem && (
            <p role="alert" className={needsCode && problem instanceof ApiProblem && problem.code === 'secondFactorNeeded' ? '' : 'late'}>
              {sentenceOf(problem)}
            </p>
          )}
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            block
            loading={signIn.isPending}
            disabled={username.trim() === '' || password === ''}
          >
            {t.signIn.go}
          </Button>
          {about.data?.oidc && (
            <Button size="large" block href={`/api/session/oidc?returnTo=${encodeURIComponent(returnTo)}`}>
              {t.signIn.oidc}
            </Button>
          )}
        </form>
        {about.data?.isEmpty && (
          <p style={{ marginTop: 22 }}>
            {t.signIn.empty} <Link to="/setup">{t.signIn.setUp}</Link>
          </p>
        )}
        {about.data && about.data.demoAccounts.length > 0 && (
          <section style={{ marginTop: 28 }} aria-label={t.signIn.demo}>
            <p className="quiet" style={{ marginBottom: 6 }}>
              {t.signIn.demo}
            </p>
            <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'flex', flexWrap: 'wrap', gap: 8 }}>
              {about.data.demoAccounts.map((account) => (
                <li key={account.username}>
                  <Button
                    size="small"
                    onClick={() => {
                      setUsername(account.username);
                      setPassword(account.password);
                    }}
                  >
                    {account.role[locale]}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </main>
  );
}

/** Only paths within this site are gone to after signing in. */
const inSite = (path: string | undefined): string => (path && /^\/(?![/\\])/.test(path) && !path.startsWith('/sign-in') ? path : '/');
