import { useQueryClient } from '@tanstack/react-query';
import { App, Breadcrumb, Button, Checkbox } from 'antd';
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { RecordView } from '../../../contract/records.ts';
import { actionOf } from '../../../engine/decide.ts';
import { suggestion } from '../../../processes/suggestion/suggestion.ts';
import { labelOf } from '../../../processes/text.ts';
import { ApiProblem, call, sentenceOf } from '../../shared/api.ts';
import { useT, useText } from '../language.ts';
import { isBlank } from '../record/field-value.tsx';
import { clockText, today } from '../record/format.ts';
import { actionRoute } from '../record/routes-of.ts';
import { useCongressSessions, useHere } from '../session.tsx';
import { Link, useGo } from '../shell/link.tsx';
import { AdmissibilityHints, SimilarToDraft } from '../similar/similar-to-draft.tsx';
import type { FormContext } from './context.ts';
import { Field } from './entry.tsx';
import { FormFaults, focusField } from './faults.tsx';
import { fieldsOf, type Values } from './shapes.ts';
import { useDraft } from './use-draft.ts';
import { type FormState, useForm } from './use-form.ts';

const writers = ['deputyWorkOfficer', 'scOfficeClerk', 'delegationHead', 'delegationStaff'] as const;

/** Writing a suggestion: the text first, then what the office needs to know, with what is still missing beside it. */
export function DraftingForm({ view }: { readonly view: RecordView | null }) {
  const t = useT();
  const text = useText('suggestion');
  const go = useGo();
  const client = useQueryClient();
  const { message } = App.useApp();
  const here = useHere();
  const isEntering = writers.some((r) => here.roles.has(r));
  const action = view ? 'edit' : 'create';
  const input = (actionOf(suggestion, action) ?? suggestion.actions.create).input;
  const fields = fieldsOf(input);
  const context: FormContext = useMemo(() => ({ process: suggestion, action, text, view }), [action, text, view]);
  const [isOneMatter, setOneMatter] = useState(false);
  const [isSubmitting, setSubmitting] = useState(false);
  const latest = useRef(view);
  latest.current = view ?? latest.current;
  const form = useForm({
    input,
    initial: useMemo(() => (view ? Object.fromEntries(Object.keys(fields).map((f) => [f, view.record.fields[f]])) : {}), [view, fields]),
    submit: async (body, key) => {
      const seen = latest.current;
      latest.current = (await call(actionRoute(suggestion, action), { params: { id: seen?.record.id ?? '' }, body } as never, {
        key,
        ...(seen ? { version: seen.record.version } : {}),
      })) as RecordView;
    },
  });
  const draft = useDraft(`suggestion:${view?.record.id ?? 'new'}:${action}`, form);
  useFirstEntries(form, view === null);

  const save = async (): Promise<boolean> => {
    if (view && !form.isTouched) return true;
    const isSaved = await form.send();
    if (!isSaved) {
      requestAnimationFrame(() => document.querySelector<HTMLElement>('.faults')?.focus());
      return false;
    }
    draft.drop();
    form.settle();
    return true;
  };
  const keep = async (event?: FormEvent) => {
    event?.preventDefault();
    if (!(await save()) || !latest.current) return;
    await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
    if (!view) go(`/suggestions/${latest.current.record.id}/edit`, {}, true);
    message.success(t.drafting.saved(clockText(new Date())));
  };
  const submit = async () => {
    setSubmitting(true);
    try {
      if (!(await save()) || !latest.current) return;
      const { record } = latest.current;
      await call(actionRoute(suggestion, 'submit'), { params: { id: record.id }, body: { oneMatter: true } } as never, {
        key: crypto.randomUUID(),
        version: record.version,
      });
      await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
      go(`/suggestions/${record.id}`, {}, true);
    } catch (error) {
      message.error(sentenceOf(error), 8);
      const first = error instanceof ApiProblem ? error.errors[0] : undefined;
      if (first) focusField(context, first.path);
      await client.invalidateQueries({ queryKey: ['suggestions'] });
      if (!view && latest.current) go(`/suggestions/${latest.current.record.id}/edit`, {}, true);
    } finally {
      setSubmitting(false);
    }
  };

  const { values } = form;
  const isPartlyPublic = values.publishConsent === 'summary' || values.publishConsent === 'none';
  const field = (name: string, isNeeded?: boolean) => {
    const shape = fields[name];
    return (
      shape && (
        <Field
          key={name}
          form={form}
          context={context}
          name={name}
          shape={isNeeded === undefined ? shape : { ...shape, optional: !isNeeded }}
        />
      )
    );
  };
  const missing = missingIn(values);
  return (
    <form onSubmit={(event) => void keep(event)} noValidate>
      <header className="page-head">
        <h1>{view ? text.actions.edit : text.actions.create}</h1>
        <Breadcrumb
          items={[{ title: <Link to="/suggestions">{text.name}</Link> }, { title: view ? text.actions.edit : text.actions.create }]}
        />
      </header>
      <div className="record-body">
        <div>
          <FormFaults form={form} context={context} />
          {draft.restoredFrom && (
            <p className="quiet" role="status" style={{ marginBottom: 8 }}>
              {t.form.restored(clockText(draft.restoredFrom))}
            </p>
          )}
          {!view && isEntering && (
            <section className="section form">
              <h2>{t.drafting.whose}</h2>
              {field('leadDeputyId')}
              {field('delegationId')}
              {field('channel')}
            </section>
          )}
          <section className="section form">
            <h2>{t.drafting.text}</h2>
            {field('title')}
            {field('problem', true)}
            {field('analysis')}
            {field('proposal', true)}
            {field('fileIds')}
          </section>
          <section className="section form">
            <h2>{t.drafting.ground}</h2>
            {field('formationSource', true)}
            {field('activityIds')}
            {field('formationNote')}
            {field('preConsultationIds')}
            {field('preConsultation')}
          </section>
          <section className="section form">
            <h2>{t.drafting.handling}</h2>
            {field('categoryId')}
            {field('keywords')}
            {field('wishedUnitIds')}
            {field('contact')}
            {field('urgent')}
            {!view && field('sessionId')}
            {!view && field('stage')}
          </section>
          <section className="section form">
            <h2>{t.drafting.publicity}</h2>
            {field('publishConsent', true)}
            {isPartlyPublic && field('publishReason', true)}
            {values.publishConsent === 'summary' && field('summary', true)}
            {field('secrecy')}
            {values.secrecy === 'confidential' && field('secrecyReason', true)}
          </section>
        </div>
        <aside>
          <section className="section">
            <header>
              <h2>{t.drafting.before}</h2>
            </header>
            <ul style={{ margin: '0 0 12px', paddingLeft: 0, listStyle: 'none' }}>
              {needed.map((name) => {
                const isOpen = missing.includes(name);
                return (
                  <li key={name} className={isOpen ? '' : 'quiet'}>
                    <span aria-hidden>{isOpen ? '○' : '●'}</span>{' '}
                    {isOpen ? (
                      <button
                        type="button"
                        className="plain"
                        style={{ textDecoration: 'underline' }}
                        onClick={() => focusField(context, name)}
                      >
                        {labelOf(text, name)}
                      </button>
                    ) : (
                      labelOf(text, name)
                    )}
                    <span className="unseen">{isOpen ? t.drafting.open : t.drafting.done}</span>
                  </li>
                );
              })}
            </ul>
            <Checkbox checked={isOneMatter} onChange={(event) => setOneMatter(event.target.checked)}>
              {labelOf(text, 'oneMatter', 'submit')}
            </Checkbox>
            <p className="quiet" style={{ fontSize: 12.5, margin: '4px 0 12px' }}>
              {text.help.oneMatter}
            </p>
            <div style={{ display: 'grid', gap: 8 }}>
              <Button type="primary" disabled={missing.length > 0 || !isOneMatter} loading={isSubmitting} onClick={() => void submit()}>
                {text.actions.submit}
              </Button>
              <Button htmlType="submit" loading={form.isSending && !isSubmitting}>
                {t.drafting.save}
              </Button>
            </div>
            <p className="quiet" aria-live="polite" style={{ marginTop: 8 }}>
              {draft.keptAt ? t.form.keptAt(clockText(draft.keptAt)) : ''}
            </p>
          </section>
          <AdmissibilityHints values={values} />
          <SimilarToDraft values={values} except={view?.record.id ?? null} />
        </aside>
      </div>
    </form>
  );
}

const needed = ['title', 'problem', 'proposal', 'formationSource', 'publishConsent'] as const;

/** What still has to be filled in before the suggestion can be submitted. */
function missingIn(values: Values): string[] {
  const missing: string[] = needed.filter((name) => isBlank(values[name]));
  if (values.publishConsent && values.publishConsent !== 'full' && isBlank(values.publishReason)) missing.push('publishReason');
  if (values.publishConsent === 'summary' && isBlank(values.summary)) missing.push('summary');
  if (values.secrecy === 'confidential' && isBlank(values.secrecyReason)) missing.push('secrecyReason');
  return missing;
}

/** A new suggestion belongs to the present session, and to its sitting days or the time between. */
function useFirstEntries(form: FormState, isNew: boolean): void {
  const { sessionId } = useHere();
  const sessions = useCongressSessions();
  const { setAll, values } = form;
  const current = sessions.data?.find((s) => (sessionId ? s.id === sessionId : s.state === 'active'));
  useEffect(() => {
    if (!isNew || !current || values.sessionId) return;
    const { startOn, endOn } = current.fields as { startOn?: string; endOn?: string };
    const isSitting = startOn !== undefined && endOn !== undefined && startOn <= today() && today() <= endOn;
    const consultation = new URLSearchParams(location.search).get('consultation');
    setAll({
      ...(consultation ? { preConsultationIds: [consultation] } : {}),
      publishConsent: 'full',
      secrecy: 'open',
      ...values,
      sessionId: current.id,
      stage: values.stage ?? (isSitting ? 'inSession' : 'interSession'),
    });
  }, [isNew, current, values, setAll]);
}
