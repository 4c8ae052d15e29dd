import { useEffect, useState } from 'react';
import { useWords } from '../../shared/words.ts';
import { Field } from '../field.tsx';
import { keepOwn } from '../kept.ts';
import { ProblemNote } from '../problem.tsx';
import { Sent } from '../sent.tsx';
import { portalWords } from '../text.ts';
import { useAsked } from '../use-asked.ts';
import { askAbout } from './ask.ts';
import { consultWords } from './consult.text.ts';
import { Consent, Contact, Line, Words } from './entries.tsx';
import { filled, SendingForm, useContactFaults } from './sending-form.tsx';
import { useDraft } from './use-draft.ts';

const mostComment = 2000;
const fresh = { article: '', content: '', name: '', phone: '', email: '', consent: '' };

/** Saying something to a text that is out for comments, on the whole or on one article. */
export function CommentPage({ id, article }: { readonly id: string; readonly article: string }) {
  const t = useWords(consultWords);
  const p = useWords(portalWords);
  const { value, problem, again } = useAsked(`consultation ${id}`, (manner) => askAbout('consultation', { id }, manner));
  const { draft, once, isKept, change, drop } = useDraft(`comment:${id}`, { ...fresh, article });
  const [secret, setSecret] = useState<string | null>(null);
  const contactFaults = useContactFaults();
  useEffect(() => {
    if (value) document.title = value.title;
  }, [value]);
  // Coming from an article of the text, that is the one to be commented on.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is opened
  useEffect(() => {
    if (article !== '' && article !== draft.article) change({ article });
  }, [article]);
  if (problem?.status === 404 || problem?.status === 400) return <h1>{t.gone}</h1>;
  if (!value) return problem ? <ProblemNote problem={problem} again={again} /> : <p role="status">{p.loading}</p>;
  if (secret) return <Sent secret={secret} at="said" text={t.commentThanks} />;
  const chosen = value.articles.find(({ label }) => label === draft.article);
  const faults = {
    ...(draft.content.trim() === '' ? { content: t.commentNeeded } : draft.content.length > mostComment ? { content: p.tooLong } : {}),
    ...contactFaults(draft),
    ...(draft.consent === value.consent.version ? {} : { consent: p.needConsent }),
  };
  return (
    <>
      <p className="quiet small">{value.congress}</p>
      <h1>{value.title}</h1>
      <p>
        {value.state === 'open' ? t.until(value.untilOn) : t.over} · <a href={value.url}>{t.readText}</a>
      </p>
      {value.state === 'open' && (
        <SendingForm
          faults={faults}
          isReady
          isKept={isKept}
          send={async (proof, manner) => {
            const { consent, content, ...rest } = draft;
            const body = {
              ...filled({ ...rest, article: chosen?.label ?? '' }),
              content: content.trim(),
              consent: true as const,
              consentVersion: consent,
              proof,
            };
            const { key } = await askAbout('comment', { id, body }, { ...manner, once });
            keepOwn({ secret: key, title: value.title.slice(0, 30), on: new Date().toISOString().slice(0, 10), at: 'said' });
            drop();
            setSecret(key);
          }}
        >
          {(shown) => (
            <>
              {value.articles.length > 0 && (
                <Field id="article" label={t.article} {...(chosen ? { hint: chosen.text } : {})}>
                  {(given) => (
                    <select {...given} value={chosen?.label ?? ''} onChange={(event) => change({ article: event.target.value })}>
                      <option value="">{t.whole}</option>
                      {value.articles.map(({ label }) => (
                        <option key={label}>{label}</option>
                      ))}
                    </select>
                  )}
                </Field>
              )}
              <Words
                id="content"
                label={t.comment}
                hint={t.commentHint}
                value={draft.content}
                most={mostComment}
                fault={shown.content}
                onChange={(content) => change({ content })}
              />
              <Line
                id="name"
                label={p.personName}
                hint={p.optional}
                value={draft.name}
                most={30}
                complete="name"
                onChange={(name) => change({ name })}
              />
              <Contact draft={draft} faults={shown} hint={p.optional} onChange={change} />
              <Consent consent={value.consent} agreed={draft.consent} fault={shown.consent} onChange={(consent) => change({ consent })} />
            </>
          )}
        </SendingForm>
      )}
    </>
  );
}
