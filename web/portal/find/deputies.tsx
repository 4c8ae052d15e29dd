import { type FormEvent, useEffect, useState } from 'react';
import type { FoundDeputies } from '../../../contract/find-deputies.ts';
import { useLocale, useWords } from '../../shared/words.ts';
import { ask, PortalProblem } from '../ask.ts';
import { Field } from '../field.tsx';
import { Go } from '../go.tsx';
import { usePlace } from '../place.ts';
import { ProblemNote } from '../problem.tsx';
import { portalWords } from '../text.ts';
import { findWords } from './find.text.ts';

type Asking = Readonly<Record<'q' | 'district' | 'delegation' | 'station', string>>;

/** The search for a deputy: a word, an area, a delegation; thirty at a time. */
export function FindDeputies({ congress }: { readonly congress: string }) {
  const t = useWords(findWords);
  const p = useWords(portalWords);
  const locale = useLocale();
  const { query } = usePlace();
  const [form, setForm] = useState<Asking>({ q: '', district: '', delegation: '', station: query.get('station') ?? '' });
  const [asked, setAsked] = useState(form);
  const [pages, setPages] = useState<readonly FoundDeputies[]>([]);
  const [problem, setProblem] = useState<PortalProblem | null>(null);
  const load = (after: string | null, signal?: AbortSignal): Promise<void> => {
    const given = Object.entries({ ...asked, after: after ?? '' }).filter(([, value]) => value !== '');
    return ask('findDeputies', { query: { congress, ...Object.fromEntries(given) } }, { locale, ...(signal ? { signal } : {}) }).then(
      (found) => {
        if (signal?.aborted) return;
        setPages((before) => (after === null ? [found] : [...before, found]));
        setProblem(null);
      },
      (error: unknown) => {
        if (!signal?.aborted) setProblem(error instanceof PortalProblem ? error : new PortalProblem('badAnswer', 0, ''));
      },
    );
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the question changes
  useEffect(() => {
    const stop = new AbortController();
    void load(null, stop.signal);
    return () => stop.abort();
  }, [asked, congress, locale]);
  const items = pages.flatMap((page) => page.items);
  const last = pages.at(-1);
  const choice = (name: 'district' | 'delegation', options: readonly (readonly [string, string])[]) =>
    options.length > 1 && (
      <Field id={name} label={t[name]}>
        {(given) => (
          <select {...given} value={form[name]} onChange={(event) => setForm({ ...form, [name]: event.target.value })}>
            <option value="">{t.all}</option>
            {options.map(([id, said]) => (
              <option key={id} value={id}>
                {said}
              </option>
            ))}
          </select>
        )}
      </Field>
    );
  return (
    <>
      <h1>{t.deputies}</h1>
      <form
        className="sheet"
        onSubmit={(event: FormEvent) => {
          event.preventDefault();
          setAsked({ ...form });
        }}
      >
        <Field id="q" label={t.q}>
          {(given) => (
            <input
              {...given}
              type="search"
              maxLength={40}
              value={form.q}
              onChange={(event) => setForm({ ...form, q: event.target.value })}
            />
          )}
        </Field>
        {choice('district', last?.districts.map((name) => [name, name] as const) ?? [])}
        {choice('delegation', last?.delegations.map(({ id, name }) => [id, name] as const) ?? [])}
        <button type="submit" className="main">
          {t.search}
        </button>
      </form>
      {problem && <ProblemNote problem={problem} again={() => void load(null)} />}
      {!last && !problem && <p role="status">{p.loading}</p>}
      {last && (
        <section className="sheet">
          <p role="status">{items.length === 0 ? t.none : last.next ? t.foundMore(items.length) : t.found(items.length)}</p>
          <ul className="list">
            {items.map(({ id, name, electoralUnit, delegation, occupation }) => (
              <li key={id}>
                <Go to={`/portal/find/deputy/${id}?congress=${congress}`} className="go">
                  {name} <span className="quiet small">{[electoralUnit, delegation, occupation].filter(Boolean).join(' · ')}</span>
                </Go>
              </li>
            ))}
          </ul>
          {last.next && (
            <button type="button" onClick={() => void load(last.next)}>
              {t.more}
            </button>
          )}
        </section>
      )}
      <p>
        <Go to={`/portal/find/stations?congress=${congress}`}>{t.stations}</Go>
      </p>
    </>
  );
}
