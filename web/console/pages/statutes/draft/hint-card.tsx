import { Button } from 'antd';
import { useState } from 'react';
import type { DifferenceView, FindingView, HintView } from '../../../../../contract/draft-reviews.ts';
import { optionLabel } from '../../../../../processes/text.ts';
import { articleLabel } from '../../../../../statute/parse/article-label.ts';
import { useLocale, useWords } from '../../../../shared/words.ts';
import { useText } from '../../../language.ts';
import { MarkedText } from '../../../statute/marked-text.tsx';
import { deskWords } from './desk.text.ts';
import { LawLink } from './law-link.tsx';
import { Notes } from './notes.tsx';
import { SeverityMark } from './severity.tsx';
import { type FindingAct, hintInput, isDecided } from './use-desk.ts';

interface Props {
  readonly reviewId: string;
  readonly hint: HintView;
  readonly finding: FindingView | undefined;
  readonly isFresh: boolean;
  readonly mayDecide: boolean;
  readonly act: FindingAct;
}

/** One hint: what it says, both clauses beside each other, and what people decided on it. */
export function HintCard({ reviewId, hint, finding, isFresh, mayDecide, act }: Props) {
  const t = useWords(deskWords);
  const locale = useLocale();
  const text = useText('draftFinding');
  const done = isDecided(finding);
  const changed =
    done && finding?.fields.superiorQuote != null && hint.superior !== null && finding.fields.superiorQuote !== hint.superior.quote;
  return (
    <section className={done ? 'hint-card done' : 'hint-card'} data-hint={hint.key} aria-label={optionLabel(text, 'kind', hint.kind)}>
      <header>
        <SeverityMark severity={hint.severity} />
        <strong>{optionLabel(text, 'kind', hint.kind)}</strong>
        {isFresh && <span className="tag tag-live">{t.fresh}</span>}
      </header>
      <p className="hint-why">{hint.why[locale]}</p>
      {hint.source !== null && (
        <p className="quiet">
          {t.source}：{hint.source}
        </p>
      )}
      <Clauses clause={hint.clause} superior={hint.superior} differences={hint.differences} />
      {changed && <p className="late">{t.changed}</p>}
      <Decision reviewId={reviewId} hint={hint} finding={finding} mayDecide={mayDecide} act={act} />
      {finding && <Notes finding={finding} mayWrite={mayDecide} act={act} />}
    </section>
  );
}

/** A clause of the draft beside the superior one, with what differs marked in both. */
function Clauses({ clause, superior, differences }: Pick<HintView, 'clause' | 'superior' | 'differences'>) {
  const t = useWords(deskWords);
  return (
    <div className={superior ? 'clauses two' : 'clauses'}>
      <div>
        <h4>{t.draftClause}</h4>
        <p className="official">
          <MarkedText text={clause} marks={differenceMarks(differences, 'mine')} />
        </p>
      </div>
      {superior && (
        <div>
          <h4>
            <LawLink law={superior.law} statuteId={superior.statuteId} article={superior.article} />{' '}
            {superior.article !== '' && articleLabel(superior.article)}
          </h4>
          <p className="official">
            <MarkedText text={superior.quote} marks={differenceMarks(differences, 'theirs')} />
          </p>
        </div>
      )}
      {differences.length > 0 && <Differences differences={differences} />}
    </div>
  );
}

export const differenceMarks = (differences: readonly DifferenceView[], side: 'mine' | 'theirs') =>
  differences.flatMap((d) => {
    const spot = d[side];
    return spot ? [{ from: spot.from, to: spot.to, className: `differs differs-${d.field}` }] : [];
  });

/** A limit is longer or shorter, a sum more or less. */
function relationOf({ field, relation }: DifferenceView) {
  if (field !== 'limit') return relation;
  return relation === 'more' ? 'longer' : relation === 'less' ? 'shorter' : relation;
}

/** What differs, field by field, in words. */
export function Differences({ differences }: { readonly differences: readonly DifferenceView[] }) {
  const t = useWords(deskWords);
  return (
    <ul className="differences">
      {differences.map((d, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
        <li key={n}>
          <span className="tag">{t.fields[d.field]}</span> {d.mine ? `“${d.mine.text}”` : ''} {t.relations[relationOf(d)]}{' '}
          {d.theirs ? `“${d.theirs.text}”` : ''}
        </li>
      ))}
    </ul>
  );
}

type Asking = 'accepted' | 'rejected' | 'later' | null;

function Decision({ reviewId, hint, finding, mayDecide, act }: Omit<Props, 'isFresh'>) {
  const t = useWords(deskWords);
  const text = useText('draftFinding');
  const [asking, setAsking] = useState<Asking>(null);
  const [isSending, setSending] = useState(false);
  const decide = async (decision: Exclude<Asking, null>, words: { readonly reason?: string; readonly proposal?: string }) => {
    setSending(true);
    const actions = { accepted: 'accept', rejected: 'reject', later: 'postpone' } as const;
    const went = finding
      ? await act(actions[decision], finding, words)
      : await act('decide', null, { ...hintInput(reviewId, hint), decision, ...words });
    setSending(false);
    if (went) setAsking(null);
  };
  const state = finding && isDecided(finding) ? finding.state : null;
  return (
    <div className="decision">
      {finding && state && (
        <div className="decided">
          <span className={`tag decided-${state}`}>{text.states[state]}</span>{' '}
          <span className="quiet">{t.decidedBy(finding.fields.decidedBy ?? '', finding.fields.decidedOn ?? '')}</span>
          {finding.fields.reason && (
            <p className="prose">
              {t.reason}：{finding.fields.reason}
            </p>
          )}
          {finding.fields.proposal && (
            <p className="prose">
              {t.proposal}：{finding.fields.proposal}
            </p>
          )}
        </div>
      )}
      {mayDecide && asking === null && (
        <div className="line">
          {(['accepted', 'rejected', 'later'] as const).map((which) => {
            const word = { accepted: t.accept, rejected: t.reject, later: t.later }[which];
            if (which === state) return null;
            return (
              <Button
                key={which}
                size="small"
                loading={isSending && which === 'later'}
                onClick={() => (which === 'later' ? void decide('later', {}) : setAsking(which))}
              >
                {word}
              </Button>
            );
          })}
          {finding && state && (
            <Button size="small" type="text" onClick={() => void act('undo', finding, {})}>
              {t.undo}
            </Button>
          )}
        </div>
      )}
      {asking !== null && (
        <DecisionForm
          which={asking}
          isSending={isSending}
          onSend={(words) => void decide(asking, words)}
          onCancel={() => setAsking(null)}
        />
      )}
    </div>
  );
}

interface FormProps {
  readonly which: Exclude<Asking, null>;
  readonly isSending: boolean;
  readonly onSend: (words: { readonly reason?: string; readonly proposal?: string }) => void;
  readonly onCancel: () => void;
}

/** Why it is not accepted, or what is to be changed. */
function DecisionForm({ which, isSending, onSend, onCancel }: FormProps) {
  const t = useWords(deskWords);
  const [words, setWords] = useState('');
  const isReject = which === 'rejected';
  const given = words.trim();
  return (
    <form
      className="desk-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReject && given === '') return;
        onSend(given === '' ? {} : isReject ? { reason: given } : { proposal: given });
      }}
    >
      <label>
        {isReject ? t.rejectReason : t.proposal}
        <textarea
          // biome-ignore lint/a11y/noAutofocus: the form opens at the press of a button
          autoFocus
          rows={3}
          maxLength={2000}
          required={isReject}
          placeholder={isReject ? undefined : t.proposalHint}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </label>
      <div className="line">
        <Button size="small" type="primary" htmlType="submit" loading={isSending} disabled={isReject && given === ''}>
          {isReject ? t.reject : t.accept}
        </Button>
        <Button size="small" onClick={onCancel}>
          {t.cancel}
        </Button>
      </div>
    </form>
  );
}
