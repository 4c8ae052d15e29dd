import { Button } from 'antd';
import type { RecordView } from '../../../../../contract/records.ts';
import { type ShownComparison, statuteComparisonRoutes } from '../../../../../contract/statute-comparisons.ts';
import { decisionText } from '../../../../../statute/decision/text.ts';
import { addressOf } from '../../../../shared/api.ts';
import { useLocale, useWords } from '../../../../shared/words.ts';
import { comparisonPageWords } from './comparison.text.ts';
import { recordOf } from './use-comparison.ts';

interface Props {
  readonly view: RecordView;
  readonly shown: ShownComparison;
  readonly old: string;
  readonly now: string;
}

/** The drafted amendment decision, with the proof that it makes the new text. */
export function DecisionView({ view, shown, old, now }: Props) {
  const t = useWords(comparisonPageWords);
  const locale = useLocale();
  const { decision } = shown;
  const record = recordOf(view);
  if (decision.amendments.length === 0) return <p className="empty">{t.noAmendment}</p>;
  const [title = '', ...lines] = decisionText(decision.name, decision, {
    ...(record.decidedBy ? { decidedBy: record.decidedBy } : {}),
    ...(record.inForce ? { inForce: record.inForce } : {}),
  }).split('\n');
  return (
    <section className="section">
      <div className="law-decision-top">
        <span className={`light ${decision.holds ? 'light-normal' : 'light-late'}`}>
          <i aria-hidden>{decision.holds ? '●' : '■'}</i>
          {decision.holds ? t.holds : t.holdsNot}
        </span>
        <Button
          className="no-print"
          href={addressOf(statuteComparisonRoutes.decision, { params: { id: view.record.id }, query: { old, new: now } })}
        >
          {t.exportDecision}
        </Button>
      </div>
      {decision.problems.length > 0 && (
        <ul>
          {decision.problems.map((p) => (
            <li key={p.sentence}>
              <span lang="zh-CN">{p.sentence}</span> <span className="late">{p.reason[locale]}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="quiet">{t.draft}</p>
      <article className="law-decision" lang="zh-CN">
        <h2>{title}</h2>
        {lines.map((line, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name than their place
          <p key={i}>{line}</p>
        ))}
      </article>
    </section>
  );
}
