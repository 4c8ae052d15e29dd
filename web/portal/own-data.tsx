import { useWords } from '../shared/words.ts';
import { ask, askFile, type Manner } from './ask.ts';
import { forgetOwn } from './kept.ts';
import { ProblemNote } from './problem.tsx';
import { portalWords } from './text.ts';
import { useDoing } from './use-doing.ts';

/** How the data of one kind of record are fetched and erased. */
interface Doing {
  readonly file: string;
  readonly take: (manner: Manner) => Promise<Blob>;
  readonly erase: (manner: Manner) => Promise<void>;
}

const ofOpinion: Doing = {
  file: 'my-opinion.json',
  take: (manner) => askFile('export', {}, manner),
  erase: async (manner) => void (await ask('erase', { body: { sure: true } }, manner)),
};

/** Taking one's own data away, or erasing them. */
export function OwnData({
  secret,
  canErase,
  gone,
  doing = ofOpinion,
}: {
  readonly secret: string;
  readonly canErase: boolean;
  readonly gone: () => void;
  readonly doing?: Doing;
}) {
  const t = useWords(portalWords);
  const { isBusy, problem, run } = useDoing();
  return (
    <details className="sheet">
      <summary>{t.own}</summary>
      {problem && <ProblemNote problem={problem} />}
      <div className="row">
        <button
          type="button"
          disabled={isBusy}
          onClick={() =>
            run(async (manner) => {
              const link = document.createElement('a');
              link.href = URL.createObjectURL(await doing.take({ ...manner, secret }));
              link.download = doing.file;
              link.click();
              URL.revokeObjectURL(link.href);
            })
          }
        >
          {t.export}
        </button>
        {canErase && (
          <button
            type="button"
            className="danger"
            disabled={isBusy}
            onClick={() => {
              if (!window.confirm(t.eraseSure)) return;
              run(async (manner) => {
                await doing.erase({ ...manner, secret });
                forgetOwn(secret);
                gone();
              });
            }}
          >
            {t.erase}
          </button>
        )}
      </div>
    </details>
  );
}
