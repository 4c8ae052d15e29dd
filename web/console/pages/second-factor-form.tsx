import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, QRCode } from 'antd';
import { useState } from 'react';
import { type SessionView, sessionRoutes } from '../../../contract/people.ts';
import { call, sentenceOf } from '../../shared/api.ts';
import { useT } from '../language.ts';
import { sessionKey } from '../session.tsx';

/** Switches the second factor on, step by step, or off. */
export function SecondFactorForm({ session }: { readonly session: SessionView }) {
  const t = useT();
  const client = useQueryClient();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const begin = useMutation({ mutationFn: () => call(sessionRoutes.enrol, { body: { password } }) });
  const confirm = useMutation({ mutationFn: () => call(sessionRoutes.confirmEnrolment, { body: { code: code.trim() } }) });
  const remove = useMutation({
    mutationFn: () => call(sessionRoutes.removeSecondFactor, { body: { password, code: code.trim() } }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionKey }),
  });
  const problem = confirm.error ?? begin.error ?? remove.error;
  const isOn = session.account.secondFactor && !confirm.isSuccess;

  if (confirm.data) {
    return (
      <div className="form">
        <p>{t.me.recoveryCodes}</p>
        <pre className="sheet" style={{ margin: 0, padding: 14, columns: 2, fontSize: 15 }}>
          {confirm.data.recoveryCodes.join('\n')}
        </pre>
        <div>
          <Button type="primary" onClick={() => void client.invalidateQueries({ queryKey: sessionKey })}>
            {t.me.codesKept}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className="form" style={{ maxWidth: 400 }}>
      <p>{isOn ? t.me.secondFactorOn : t.me.secondFactorOff}</p>
      {!begin.data && (
        <div className="entry">
          <label htmlFor="proof">{t.signIn.password}</label>
          <Input.Password id="proof" autoComplete="current-password" value={password} onChange={(e) => setPassword(e.target.value)} />
        </div>
      )}
      {begin.data && (
        <>
          <p>{t.me.scan}</p>
          <QRCode value={begin.data.uri} type="svg" bordered={false} />
          <p className="quiet" style={{ overflowWrap: 'anywhere' }}>
            {t.me.byHand} <code>{begin.data.secret}</code>
          </p>
        </>
      )}
      {(begin.data || isOn) && (
        <div className="entry">
          <label htmlFor="factor">{t.signIn.code}</label>
          <Input
            id="factor"
            inputMode="numeric"
            autoComplete="one-time-code"
            value={code}
            maxLength={20}
            onChange={(e) => setCode(e.target.value)}
          />
        </div>
      )}
      {problem && (
        <p role="alert" className="late">
          {sentenceOf(problem)}
        </p>
      )}
      <div>
        {isOn ? (
          <Button loading={remove.isPending} disabled={password === '' || code.trim().length < 6} onClick={() => remove.mutate()}>
            {t.me.switchOff}
          </Button>
        ) : begin.data ? (
          <Button type="primary" loading={confirm.isPending} disabled={code.trim().length < 6} onClick={() => confirm.mutate()}>
            {t.me.confirmCode}
          </Button>
        ) : (
          <Button type="primary" loading={begin.isPending} disabled={password === ''} onClick={() => begin.mutate()}>
            {t.me.switchOn}
          </Button>
        )}
      </div>
    </div>
  );
}
