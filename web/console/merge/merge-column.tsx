import { Button, Checkbox, Radio } from 'antd';
import type { RecordView } from '../../../contract/records.ts';
import { suggestion } from '../../../processes/suggestion/suggestion.ts';
import { useWords } from '../../shared/words.ts';
import { useText } from '../language.ts';
import { StateTag } from '../record/lights.tsx';
import { titleOf } from '../record/title.ts';
import { Link } from '../shell/link.tsx';
import { mergeWords } from './merge.text.ts';
import { stretchesOf } from './passages.ts';

interface Props {
  readonly view: RecordView;
  readonly others: readonly RecordView[];
  readonly isLeading: boolean;
  readonly mayLead: boolean;
  readonly isJoining: boolean;
  /** How like the leading one; null where too little, undefined where not known. */
  readonly score: number | null | undefined;
  readonly onLead: () => void;
  readonly onJoin: (joins: boolean) => void;
  readonly onTakeApart: () => void;
}

const parts = ['problem', 'analysis', 'proposal'] as const;
const textOf = (view: RecordView, part: string): string => String(view.record.fields[part] ?? '');

/** One suggestion of those side by side: whose it is, its text with what the others share marked, and what becomes of it. */
export function MergeColumn({ view, others, isLeading, mayLead, isJoining, score, onLead, onJoin, onTakeApart }: Props) {
  const t = useWords(mergeWords);
  const text = useText('suggestion');
  const { record, names } = view;
  const { fields } = record;
  const name = titleOf(suggestion, fields, names);
  const cosigners = record.parties.filter((p) => p.party === 'cosigner' && p.status === 'active').length;
  const lead = names[String(fields.leadDeputyId ?? fields.delegationId)] ?? '—';
  const isMerged = typeof fields.mergedIntoId === 'string';
  const facts = [
    [t.authors, cosigners > 0 ? `${lead} ${t.cosigners(cosigners)}` : lead],
    [t.session, names[String(fields.sessionId)] ?? ''],
    [t.submitted, String(fields.submittedOn ?? '—')],
    [t.category, names[String(fields.categoryId)] ?? '—'],
  ] as const;
  return (
    <article className={isLeading ? 'leads' : ''} aria-label={name}>
      <h2>
        <Link to={`/suggestions/${record.id}`}>{name}</Link>
      </h2>
      <div>
        <StateTag process={suggestion} state={record.state} />{' '}
        {isLeading ? (
          <strong>{t.isLead}</strong>
        ) : (
          score !== undefined && <span className="quiet">{score === null ? t.noScore : t.score(score)}</span>
        )}
      </div>
      <div className="no-print">
        {mayLead && (
          <Radio checked={isLeading} onChange={onLead} name="lead">
            {t.lead}
          </Radio>
        )}
        {!isLeading && record.can.includes('merge') && (
          <Checkbox checked={isJoining} onChange={(event) => onJoin(event.target.checked)}>
            {t.include}
          </Checkbox>
        )}
        {isMerged && (
          <span className="quiet">
            {t.merged} {names[String(fields.mergedIntoId)] ?? ''}
          </span>
        )}{' '}
        {record.can.includes('unmerge') && (
          <Button size="small" onClick={onTakeApart}>
            {t.takeApart}
          </Button>
        )}
        {!isLeading && !isMerged && !mayLead && !record.can.includes('merge') && <span className="quiet">{t.cannotMerge}</span>}
      </div>
      <div className="quiet">
        {facts.map(([label, value]) => (
          <div key={label}>
            {label} {value}
          </div>
        ))}
      </div>
      {parts.map((part) => {
        const own = textOf(view, part);
        if (own === '') return null;
        const given = others.flatMap((o) => parts.map((p) => textOf(o, p))).filter(Boolean);
        return (
          <div key={part}>
            <h3>{text.fields[part]}</h3>
            <p className="body">
              {stretchesOf(own, given).map((s, n) =>
                // biome-ignore lint/suspicious/noArrayIndexKey: stretches of one text keep their places
                s.isShared ? <mark key={n}>{s.text}</mark> : <span key={n}>{s.text}</span>,
              )}
            </p>
          </div>
        );
      })}
    </article>
  );
}
