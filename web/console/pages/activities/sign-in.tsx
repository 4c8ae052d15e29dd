import { useMutation } from '@tanstack/react-query';
import { useParams, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { activityRoutes } from '../../../../contract/activities.ts';
import { call, sentenceOf } from '../../../shared/api.ts';
import { useWords } from '../../../shared/words.ts';
import { activityWords } from '../../activity/activity.text.ts';
import { clockText } from '../../record/format.ts';
import { Link } from '../../shell/link.tsx';
import '../../activity/activity.css';

/** Where a deputy's phone comes by the code on the screen: one tap signs in. */
export function SignInHerePage() {
  const t = useWords(activityWords);
  const { id } = useParams({ strict: false }) as { id: string };
  const search = useSearch({ strict: false }) as { readonly code?: string };
  const [code, setCode] = useState(search.code ?? '');
  const send = useMutation({
    mutationFn: () => call(activityRoutes.signIn, { params: { id }, body: { code } }, { key: crypto.randomUUID() }),
  });
  return (
    <section className="section">
      <h1>{t.codeTitle}</h1>
      {send.data ? (
        <output className="sign-in-here">
          <p>{t.done(send.data.name)}</p>
          <p className="quiet">{t.doneAt(clockText(new Date(send.data.signedInAt)))}</p>
          <Link to={`/participations/${send.data.participationId}`}>{t.toPart}</Link>
        </output>
      ) : (
        <form
          className="sign-in-here"
          onSubmit={(event) => {
            event.preventDefault();
            if (code.trim() !== '') send.mutate();
          }}
        >
          <label htmlFor="sign-in-code">{t.enter}</label>
          <Input
            id="sign-in-code"
            value={code}
            maxLength={20}
            autoComplete="off"
            autoCapitalize="characters"
            aria-describedby="sign-in-help"
            onChange={(event) => setCode(event.target.value)}
          />
          <p className="quiet" id="sign-in-help">
            {t.enterHelp}
          </p>
          {send.isError && (
            <p className="late" role="alert">
              {sentenceOf(send.error)}
            </p>
          )}
          <Button type="primary" htmlType="submit" loading={send.isPending} disabled={code.trim() === ''}>
            {t.send}
          </Button>
          <Link to={`/activities/${id}`}>{t.back}</Link>
        </form>
      )}
    </section>
  );
}
