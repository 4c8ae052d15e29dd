import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { similarRoutes } from '../../../contract/similar.ts';
import { hintsFor } from '../../../rules/admissibility.ts';
import { call } from '../../shared/api.ts';
import { useLocale, useWords } from '../../shared/words.ts';
import type { Values } from '../form/shapes.ts';
import { useHere } from '../session.tsx';
import { similarWords } from './similar.text.ts';
import { SimilarList } from './similar-list.tsx';

const pause = 600;
/** Fewer characters than this say nothing yet. */
const leastTyped = 4;

interface Draft {
  readonly title: string;
  readonly problem: string;
  readonly analysis: string;
  readonly proposal: string;
}

/** Suggestions of all years that are like the draft, looked up when the typing pauses. */
export function SimilarToDraft({ values, except }: { readonly values: Values; readonly except: string | null }) {
  const t = useWords(similarWords);
  const { congressId } = useHere();
  const typed = useSettled(draftOf(values));
  const isEnough = typed.title.length + typed.problem.length + typed.proposal.length >= leastTyped;
  const asked = useQuery({
    queryKey: ['similar', congressId, except, typed],
    enabled: isEnough,
    retry: false,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call(similarRoutes.ofDraft, { body: { ...typed, except } }, { signal }),
  });
  if (!isEnough) return null;
  return (
    <section className="section" aria-busy={asked.isFetching}>
      <header>
        <h2>{t.title}</h2>
        {asked.isFetching && <span className="quiet">{t.looking}</span>}
      </header>
      <p className="quiet">{t.help}</p>
      {asked.isError && <p className="quiet">{t.failed}</p>}
      {asked.data && <SimilarList items={asked.data.items} names={asked.data.names} />}
    </section>
  );
}

/** What might keep the draft from being admitted, as far as its words show it. */
export function AdmissibilityHints({ values }: { readonly values: Values }) {
  const t = useWords(similarWords);
  const locale = useLocale();
  const hints = hintsFor(useSettled(draftOf(values)));
  return (
    <section className="section">
      <header>
        <h2>{t.hints}</h2>
      </header>
      {hints.length === 0 ? (
        <p className="quiet">{t.noHints}</p>
      ) : (
        <>
          <ul className="hints">
            {hints.map((hint) => (
              <li key={hint.id}>
                {hint.text[locale]}
                <span className="quiet">{hint.source[locale]}</span>
              </li>
            ))}
          </ul>
          <p className="quiet">{t.hintsHelp}</p>
        </>
      )}
    </section>
  );
}

function draftOf(values: Values): Draft {
  const part = (name: string, most: number): string => {
    const value = values[name];
    return typeof value === 'string' ? value.trim().slice(0, most) : '';
  };
  return {
    title: part('title', 200),
    problem: part('problem', 20_000),
    analysis: part('analysis', 20_000),
    proposal: part('proposal', 20_000),
  };
}

/** The draft once the typing has paused. */
function useSettled(draft: Draft): Draft {
  const [settled, setSettled] = useState(draft);
  const key = JSON.stringify(draft);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(key) as Draft), pause);
    return () => clearTimeout(timer);
  }, [key]);
  return settled;
}
