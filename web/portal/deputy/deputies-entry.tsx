import { useEffect, useState } from 'react';
import { useLocale, useWords } from '../../shared/words.ts';
import { Field } from '../field.tsx';
import { deputyWords } from './deputy.text.ts';
import { listRecords } from './desk.ts';
import { useStanding } from './standing.tsx';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly value: readonly string[];
  readonly fault: string | undefined;
  readonly set: (value: readonly string[]) => void;
}

const pause = 300;

/** Deputies found by name and chosen one after another. */
export function DeputiesEntry({ name, label, value, fault, set }: Props) {
  const t = useWords(deputyWords);
  const locale = useLocale();
  const { who } = useStanding();
  const [q, setQ] = useState('');
  const [found, setFound] = useState<readonly (readonly [string, string])[] | null>(null);
  const [names, setNames] = useState<Readonly<Record<string, string>>>({});
  useEffect(() => {
    if (q.trim() === '') return setFound(null);
    const stop = new AbortController();
    const timer = setTimeout(() => {
      listRecords('deputyship', { q: q.trim(), state: 'active', limit: '10' }, { locale, signal: stop.signal }).then(
        ({ items }) => setFound(items.filter(({ id }) => id !== who.seatId).map(({ id, fields }) => [id, String(fields.name)] as const)),
        () => setFound(null),
      );
    }, pause);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [q, locale, who.seatId]);
  return (
    <>
      <Field id={name} label={label} hint={t.find} fault={fault}>
        {(given) => (
          <input {...given} type="search" value={q} maxLength={40} autoComplete="off" onChange={(event) => setQ(event.target.value)} />
        )}
      </Field>
      {found && (
        <ul className="list" aria-live="polite">
          {found.length === 0 && <li className="quiet">{t.noMatch}</li>}
          {found
            .filter(([id]) => !value.includes(id))
            .map(([id, said]) => (
              <li key={id}>
                <button
                  type="button"
                  onClick={() => {
                    setNames({ ...names, [id]: said });
                    set([...value, id]);
                    setQ('');
                  }}
                >
                  + {said}
                </button>
              </li>
            ))}
        </ul>
      )}
      {value.length > 0 && (
        <div className="row">
          <span className="quiet">{t.chosen(value.length)}</span>
          {value.map((id) => (
            <button key={id} type="button" aria-label={t.remove(names[id] ?? id)} onClick={() => set(value.filter((one) => one !== id))}>
              {names[id] ?? '…'} ✕
            </button>
          ))}
        </div>
      )}
    </>
  );
}
