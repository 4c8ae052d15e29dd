import { useWords } from '../shared/words.ts';
import { ask, askFile } from './ask.ts';
import { forgetOwn } from './kept.ts';
import { ProblemNote } from './problem.tsx';
import { portalWords } from './text.ts';
import { useDoing } from './use-doing.ts';

/** Taking one's own data away, or erasing them. */
export function OwnData({ secret, canErase, gone }: { readonly secret: string; readonly canErase: boolean; readonly gone: () => void }) {
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
              link.href = URL.createObjectURL(await askFile('export', {}, { ...manner, secret }));
              link.download = 'my-opinion.json';
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
                await ask('erase', { body: { sure: true } }, { ...manner, secret });
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
