import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, useState } from 'react';
import { type SessionView, sessionRoutes } from '../../../contract/people.ts';
import { call, sentenceOf } from '../../shared/api.ts';
import { useT } from '../language.ts';

/** Changes the own password; every other session of the account ends. */
export function PasswordForm({ onDone }: { readonly onDone: (session: SessionView) => void }) {
  const t = useT();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const differs = again !== '' && next !== again;
  const change = useMutation({
    mutationFn: () => call(sessionRoutes.changePassword, { body: { current, next } }),
    onSuccess: (session) => {
      setCurrent('');
      setNext('');
      setAgain('');
      onDone(session);
    },
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!differs && current !== '' && next !== '') change.mutate();
  };
  const entries = [
    { id: 'current', label: t.me.currentPassword, value: current, set: setCurrent, complete: 'current-password' },
    { id: 'next', label: t.me.newPassword, value: next, set: setNext, complete: 'new-password', help: t.me.passwordRule },
    { id: 'again', label: t.me.repeatPassword, value: again, set: setAgain, complete: 'new-password' },
  ];
  return (
    <form className="form" onSubmit={send} style={{ maxWidth: 400 }}>
      {entries.map((e) => (
        <div className="entry" key={e.id}>
          <label htmlFor={e.id}>{e.label}</label>
          {e.help && <p className="help">{e.help}</p>}
          <Input.Password
            id={e.id}
            autoComplete={e.complete}
            value={e.value}
            maxLength={200}
            onChange={(event) => e.set(event.target.value)}
          />
        </div>
      ))}
      {differs && <p className="late">{t.me.passwordsDiffer}</p>}
      {change.error && (
        <p role="alert" className="late">
          {sentenceOf(change.error)}
        </p>
      )}
      {change.isSuccess && <p role="status">{t.me.passwordChanged}</p>}
      <div>
        <Button
          type="primary"
          htmlType="submit"
          loading={change.isPending}
          disabled={current === '' || next === '' || again === '' || differs}
        >
          {t.me.changePassword}
        </Button>
      </div>
    </form>
  );
}
