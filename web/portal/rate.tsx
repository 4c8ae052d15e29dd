import { useState } from 'react';
import type { TrackedOpinion } from '../../contract/portal.ts';
import { useWords } from '../shared/words.ts';
import { ask } from './ask.ts';
import { Field } from './field.tsx';
import { ProblemNote } from './problem.tsx';
import { portalWords } from './text.ts';
import { useDoing } from './use-doing.ts';
import { useOnce } from './use-once.ts';

/** What somebody who holds an opinion's secret does with it; `put` shows how it stands afterwards. */
export interface Acting {
  readonly secret: string;
  readonly put: (opinion: TrackedOpinion) => void;
}

/** The question whether the result is good. */
export function Rate({ secret, put }: Acting) {
  const t = useWords(portalWords);
  const { isBusy, problem, run } = useDoing();
  const once = useOnce();
  const [rating, setRating] = useState<keyof typeof t.ratings | null>(null);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  return (
    <form
      className="sheet"
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (!rating) return;
        const body = { rating, ...(text.trim() ? { text: text.trim() } : {}) };
        run(async (manner) => put(await ask('rate', { body }, { ...manner, secret, once: once(body) })));
      }}
    >
      <fieldset disabled={isBusy}>
        <legend>{t.rateTitle}</legend>
        <div className="rates">
          {(Object.keys(t.ratings) as (keyof typeof t.ratings)[]).map((key) => (
            <label key={key}>
              <input type="radio" name="rating" checked={rating === key} onChange={() => setRating(key)} />
              {t.ratings[key]}
            </label>
          ))}
        </div>
        {tried && !rating && (
          <p className="fault" role="alert">
            {t.rateNeed}
          </p>
        )}
      </fieldset>
      <Field id="rate-text" label={t.rateText}>
        {(given) => (
          <textarea {...given} value={text} maxLength={1000} disabled={isBusy} onChange={(event) => setText(event.target.value)} />
        )}
      </Field>
      {problem && <ProblemNote problem={problem} />}
      <button type="submit" className="main" disabled={isBusy}>
        {t.rateSend}
      </button>
    </form>
  );
}
