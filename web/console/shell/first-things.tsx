import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type SessionView, sessionRoutes } from '../../../contract/people.ts';
import { call } from '../../shared/api.ts';
import { useT } from '../language.ts';
import { PasswordForm } from '../pages/password-form.tsx';
import { SecondFactorForm } from '../pages/second-factor-form.tsx';
import { useEnter } from '../session.tsx';

/** What has to be done before anything else: an own password, a second factor where the policy asks for one. */
export function FirstThings({ session }: { readonly session: SessionView }) {
  const t = useT();
  const enter = useEnter();
  const out = useMutation({ mutationFn: () => call(sessionRoutes.signOut, {}), onSettled: () => enter(null) });
  const isPassword = session.account.mustChangePassword;
  return (
    <main className="door">
      <div className="panel">
        <h1>{isPassword ? t.me.mustChange : t.me.mustEnrol}</h1>
        <p className="quiet" style={{ margin: '6px 0 18px' }}>
          {isPassword ? t.me.mustChangeWhy : t.me.mustEnrolWhy}
        </p>
        {isPassword ? <PasswordForm onDone={enter} /> : <SecondFactorForm session={session} />}
        <p style={{ marginTop: 18 }}>
          <Button type="link" style={{ padding: 0 }} onClick={() => out.mutate()}>
            {t.me.signOut}
          </Button>
        </p>
      </div>
    </main>
  );
}
