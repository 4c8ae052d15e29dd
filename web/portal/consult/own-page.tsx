import { type ReactNode, useState } from 'react';
import { useWords } from '../../shared/words.ts';
import type { Manner } from '../ask.ts';
import { Go } from '../go.tsx';
import { OwnData } from '../own-data.tsx';
import { ProblemNote } from '../problem.tsx';
import { portalWords } from '../text.ts';
import { useAsked } from '../use-asked.ts';
import { takeAway } from './ask.ts';

interface Gotten {
  readonly can: readonly string[];
}

/** A page at a private address: what it holds, or why there is nothing; and one's own data to take along or to erase. */
export function OwnPage<T extends Gotten>({
  secret,
  read,
  erase,
  file,
  children,
}: {
  readonly secret: string;
  readonly read: (manner: Manner) => Promise<T>;
  readonly erase: (manner: Manner) => Promise<void>;
  readonly file: 'exportComment' | 'exportReview';
  readonly children: (value: T, put: (value: T) => void) => ReactNode;
}) {
  const t = useWords(portalWords);
  const { value, problem, again, put } = useAsked(secret, (manner) => read({ ...manner, secret }));
  const [isGone, setGone] = useState(false);
  if (isGone || problem?.code === 'keyNotValid')
    return (
      <>
        <h1>{isGone ? t.eraseDone : t.keyBad}</h1>
        <Go to="/portal/">{t.toHome}</Go>
      </>
    );
  if (!value) return problem ? <ProblemNote problem={problem} again={again} /> : <p role="status">{t.loading}</p>;
  return (
    <>
      {children(value, put)}
      <OwnData
        secret={secret}
        canErase={value.can.includes('erase')}
        gone={() => setGone(true)}
        doing={{
          file: file === 'exportComment' ? 'my-comment.json' : 'my-review-suggestion.json',
          take: (manner) => takeAway(file, manner),
          erase,
        }}
      />
      <button type="button" onClick={again}>
        {t.refresh}
      </button>
    </>
  );
}
