import { App, Button, Select } from 'antd';
import { useState } from 'react';
import type { DraftArticle, FindingView } from '../../../../../contract/draft-reviews.ts';
import { findingKinds, findingSeverities } from '../../../../../processes/draftFinding/draftFinding.ts';
import { optionLabel } from '../../../../../processes/text.ts';
import { articleLabel } from '../../../../../statute/parse/article-label.ts';
import { useWords } from '../../../../shared/words.ts';
import { useText } from '../../../language.ts';
import { deskWords } from './desk.text.ts';
import { Notes } from './notes.tsx';
import { SeverityMark } from './severity.tsx';
import type { FindingAct } from './use-desk.ts';

interface Props {
  readonly reviewId: string;
  readonly article: DraftArticle;
  readonly findings: readonly FindingView[];
  readonly mayDecide: boolean;
  readonly act: FindingAct;
}

/** What reviewers found or noted of their own on an article, and room for more. */
export function OwnFindings({ reviewId, article, findings, mayDecide, act }: Props) {
  const t = useWords(deskWords);
  const [asking, setAsking] = useState<'add' | 'remark' | null>(null);
  return (
    <div>
      {findings.length === 0 && asking === null && <p className="quiet">{t.noFindings}</p>}
      {findings.map((finding) => (
        <OwnFinding key={finding.id} finding={finding} mayDecide={mayDecide} act={act} />
      ))}
      {mayDecide && asking === null && (
        <div className="line">
          <Button size="small" onClick={() => setAsking('add')}>
            {t.addFinding}
          </Button>
          <Button size="small" onClick={() => setAsking('remark')}>
            {t.addRemark}
          </Button>
        </div>
      )}
      {asking !== null && (
        <FindingForm
          isRemark={asking === 'remark'}
          onCancel={() => setAsking(null)}
          onSend={async (input) => {
            const base = { reviewId, article: article.number };
            const clause = article.text.length <= longestClause ? { clause: article.text } : {};
            if (await act(asking, null, asking === 'remark' ? { ...base, ...input } : { ...base, ...clause, ...input })) setAsking(null);
          }}
        />
      )}
    </div>
  );
}

const longestClause = 5000;

export function OwnFinding({ finding, mayDecide, act }: Pick<Props, 'mayDecide' | 'act'> & { readonly finding: FindingView }) {
  const t = useWords(deskWords);
  const text = useText('draftFinding');
  const { modal } = App.useApp();
  const { fields, state } = finding;
  const remove = async () => {
    const sure = await modal.confirm({ title: t.removeSure, okText: t.remove, cancelText: t.cancel, autoFocusButton: 'cancel' });
    if (sure) await act('remove', finding, {});
  };
  return (
    <section className="hint-card own" aria-label={text.states[state] ?? ''}>
      <header>
        {fields.severity && <SeverityMark severity={fields.severity} />}
        <strong>{fields.kind ? optionLabel(text, 'kind', fields.kind) : t.remark}</strong>
        <span className="quiet">{t.decidedBy(fields.decidedBy ?? '', fields.decidedOn ?? '')}</span>
      </header>
      <p className="prose">{fields.why}</p>
      {fields.superiorLaw && (
        <p className="quiet">
          {t.superiorLaw}：《{fields.superiorLaw}》{fields.superiorArticle ? articleLabel(fields.superiorArticle) : ''}
        </p>
      )}
      {fields.proposal && (
        <p className="prose">
          {t.proposal}：{fields.proposal}
        </p>
      )}
      {mayDecide && fields.origin !== 'computed' && (
        <Button size="small" type="text" onClick={() => void remove()}>
          {t.remove}
        </Button>
      )}
      <Notes finding={finding} mayWrite={mayDecide} act={act} />
    </section>
  );
}

interface FormProps {
  readonly isRemark: boolean;
  readonly onSend: (input: Readonly<Record<string, unknown>>) => Promise<void>;
  readonly onCancel: () => void;
}

function FindingForm({ isRemark, onSend, onCancel }: FormProps) {
  const t = useWords(deskWords);
  const text = useText('draftFinding');
  const [kind, setKind] = useState<(typeof findingKinds)[number]>('other');
  const [severity, setSeverity] = useState<(typeof findingSeverities)[number]>('warning');
  const [given, setGiven] = useState({ why: '', proposal: '', superiorLaw: '', superiorArticle: '' });
  const [isSending, setSending] = useState(false);
  const entry = (name: keyof typeof given) => ({
    value: given[name],
    onChange: (event: { target: { value: string } }) => setGiven((old) => ({ ...old, [name]: event.target.value })),
  });
  const send = async () => {
    setSending(true);
    const filled = Object.fromEntries(
      Object.entries(given)
        .map(([name, value]) => [name, value.trim()])
        .filter(([, value]) => value !== ''),
    );
    await onSend(isRemark ? { why: filled.why } : { kind, severity, ...filled });
    setSending(false);
  };
  return (
    <form
      className="desk-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {!isRemark && (
        <div className="line">
          <Select
            size="small"
            aria-label={t.kind}
            value={kind}
            style={{ minWidth: 150 }}
            onChange={setKind}
            options={findingKinds.map((value) => ({ value, label: optionLabel(text, 'kind', value) }))}
          />
          <Select
            size="small"
            aria-label={t.severity}
            value={severity}
            style={{ minWidth: 120 }}
            onChange={setSeverity}
            options={findingSeverities.map((value) => ({ value, label: optionLabel(text, 'severity', value) }))}
          />
        </div>
      )}
      <label>
        {isRemark ? t.remark : t.findingWhy}
        {/* biome-ignore lint/a11y/noAutofocus: the form opens at the press of a button */}
        <textarea autoFocus rows={3} maxLength={2000} required {...entry('why')} />
      </label>
      {!isRemark && (
        <>
          <div className="two-entries">
            <label>
              {t.superiorLaw}
              <input maxLength={200} {...entry('superiorLaw')} />
            </label>
            <label>
              {t.superiorArticle}
              <input maxLength={20} {...entry('superiorArticle')} />
            </label>
          </div>
          <label>
            {t.proposal}
            <textarea rows={2} maxLength={2000} placeholder={t.proposalHint} {...entry('proposal')} />
          </label>
        </>
      )}
      <div className="line">
        <Button size="small" type="primary" htmlType="submit" loading={isSending} disabled={given.why.trim() === ''}>
          {t.save}
        </Button>
        <Button size="small" onClick={onCancel}>
          {t.cancel}
        </Button>
      </div>
    </form>
  );
}
