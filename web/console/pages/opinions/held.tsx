import type { ReactNode } from 'react';
import type { RecordLine, RecordView } from '../../../../contract/records.ts';
import { processOf } from '../../../../processes/all.ts';
import { useWords } from '../../../shared/words.ts';
import { OpinionTabs } from '../../opinion/opinion-tabs.tsx';
import { ActionBar } from '../../record/action-bar.tsx';
import { Due } from '../../record/lights.tsx';
import { useRecord, useRecords } from '../../record/use-record.ts';
import { Loaded } from '../../shell/faults.tsx';
import { Link } from '../../shell/link.tsx';
import { topicWords } from './topics.text.ts';
import '../../opinion/opinion.css';

const opinion = processOf('opinion');
const contentRule = processOf('contentRule');

/** Opinions that a content rule holds back: what they say, which rule and words it was, and what may be done. */
export function HeldOpinionsPage() {
  const t = useWords(topicWords);
  const asked = useRecords(opinion, { state: 'held', sort: 'submittedOn' });
  const rules = useRecords(contentRule, {});
  return (
    <>
      <OpinionTabs />
      <header className="page-head">
        <h1>{t.heldTitle}</h1>
        <span className="quiet">{asked.data && asked.data.items.length > 0 ? t.heldLead(asked.data.items.length) : ''}</span>
        <div className="tools no-print">
          <Link to="/content-rules">{t.rules}</Link>
        </div>
      </header>
      <Loaded of={asked} rows={8}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="empty">{t.heldLead(0)}</p>
          ) : (
            items.map((item) => <Held key={item.id} id={item.id} rules={rules.data?.items ?? []} />)
          )
        }
      </Loaded>
    </>
  );
}

function Held({ id, rules }: { readonly id: string; readonly rules: readonly RecordLine[] }) {
  const asked = useRecord(opinion, id);
  return (
    <section className="section held">
      <Loaded of={asked} rows={3}>
        {(view) => <HeldText view={view} rules={rules} />}
      </Loaded>
    </section>
  );
}

function HeldText({ view, rules }: { readonly view: RecordView; readonly rules: readonly RecordLine[] }) {
  const t = useWords(topicWords);
  const { fields, dueKey, dueOn, id } = view.record;
  const heldBy = String(fields.heldBy ?? '');
  const rule = rules.find((r) => r.fields.name === heldBy && r.state === 'active');
  const content = String(fields.content ?? '');
  const words = ((rule?.fields.words ?? []) as string[]).filter((word) => content.includes(word));
  return (
    <>
      <header>
        <h2>{String(fields.title ?? '')}</h2>
        <Due process={opinion.id} dueKey={dueKey} dueOn={dueOn} />
      </header>
      <p className="quiet">
        {t.told(String(fields.submittedOn))} · {t.heldBy}
        {rule ? <Link to={`/${contentRule.plural}/${rule.id}`}>{heldBy}</Link> : `${heldBy}${t.ruleGone}`}
        {words.length > 0 && ` · ${t.heldWords}${words.join('、')}`}
      </p>
      <p className="prose">{marked(content, words)}</p>
      <div className="buttons">
        <ActionBar process={opinion} view={view} />
        <Link to={`/${opinion.plural}/${id}`}>{t.open}</Link>
      </div>
    </>
  );
}

/** The text with the words of a rule marked where they stand. */
function marked(text: string, words: readonly string[]): ReactNode {
  const [word] = [...words].sort((a, b) => b.length - a.length);
  if (!word) return text;
  const rest = words.filter((w) => w !== word);
  return text.split(word).map((part, n) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no identity but their place
    <span key={n}>
      {n > 0 && <mark>{word}</mark>}
      {marked(part, rest)}
    </span>
  ));
}
