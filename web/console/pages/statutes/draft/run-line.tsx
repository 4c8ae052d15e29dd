import { App, Button, Progress } from 'antd';
import type { ComparisonRun } from '../../../../../contract/draft-reviews.ts';
import { useLocale, useWords } from '../../../../shared/words.ts';
import { deskWords } from './desk.text.ts';
import { isBusy } from './use-desk.ts';

interface Props {
  readonly run: ComparisonRun | null;
  readonly shown: ComparisonRun | null;
  /** Whether the record holds the figures of what is shown. */
  readonly isNoted: boolean;
  readonly mayCompare: boolean;
  readonly isAsking: boolean;
  readonly onCompare: () => void;
}

/** How the comparison stands: still running, failed and why, of an earlier version, or of an older library. */
export function RunLine({ run, shown, isNoted, mayCompare, isAsking, onCompare }: Props) {
  const t = useWords(deskWords);
  const locale = useLocale();
  if (run && isBusy(run))
    return (
      <div className="run-line" role="status">
        <span>{run.state === 'waiting' ? t.waiting : t.running(run.percent)}</span>
        <Progress percent={run.percent} size="small" showInfo={false} style={{ maxWidth: 320 }} aria-label={t.running(run.percent)} />
      </div>
    );
  const problem = run?.state === 'failed' && run.problem ? `${t.failed}${run.problem[locale]}` : null;
  const isStale = shown !== null && !(shown.isOfDraft && isNoted);
  const isOlder = shown !== null && !isStale && !shown.isCurrent;
  if (!problem && shown && !isStale && !isOlder) return null;
  return (
    <div className="run-line" role={problem ? 'alert' : 'status'}>
      <span className={problem || isStale ? 'late' : undefined}>
        {problem ?? (shown === null ? t.notCompared : isStale ? t.stale : t.newer)}
      </span>
      {mayCompare && (shown === null || isStale || problem) && (
        <Button size="small" type="primary" loading={isAsking} onClick={onCompare}>
          {t.compare}
        </Button>
      )}
    </div>
  );
}

/** Asks before everything is worked out anew. */
export function useCompareAgain(onCompare: () => void) {
  const t = useWords(deskWords);
  const { modal } = App.useApp();
  return async () => {
    const sure = await modal.confirm({ title: t.againTitle, content: t.againWhy, okText: t.again, cancelText: t.cancel });
    if (sure) onCompare();
  };
}
