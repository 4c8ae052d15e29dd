import { useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { type FormEvent, useMemo } from 'react';
import type { RecordView } from '../../../contract/records.ts';
import { actionOf } from '../../../engine/decide.ts';
import type { AnyProcess } from '../../../engine/define.ts';
import { call } from '../../shared/api.ts';
import { useT, useText } from '../language.ts';
import { clockText } from '../record/format.ts';
import { actionRoute } from '../record/routes-of.ts';
import { useHere } from '../session.tsx';
import { bodies } from './bodies.tsx';
import type { FormContext } from './context.ts';
import { Field } from './entry.tsx';
import { FormFaults } from './faults.tsx';
import { initialOf } from './initial.ts';
import { fieldsOf, type Values } from './shapes.ts';
import { useDraft } from './use-draft.ts';
import { type FormState, useForm } from './use-form.ts';

/** A hand-written inside for the form of one action; everything around it stays the same. */
export type FormBody = (props: { readonly form: FormState; readonly context: FormContext }) => React.ReactNode;

interface Props {
  readonly process: AnyProcess;
  readonly action: string;
  readonly view: RecordView | null;
  readonly onDone: (view: RecordView | null) => void;
  readonly onCancel?: () => void;
  /** Sends the entries otherwise than for the one record, as when several are handled at once. */
  readonly submit?: (input: Record<string, unknown>, key: string) => Promise<RecordView | null>;
  readonly draftKey?: string | null;
  /** What the page it was opened from already knows. */
  readonly start?: Values;
}

/** The form of one action, derived from what the action asks for. */
export function ActionForm({ process, action, view, onDone, onCancel, submit, draftKey, start }: Props) {
  const t = useT();
  const text = useText(process.id);
  const client = useQueryClient();
  const { modal } = App.useApp();
  const here = useHere();
  const def = actionOf(process, action);
  if (!def) throw new RangeError(`no action ${action}`);
  const fields = fieldsOf(def.input);
  const context: FormContext = useMemo(() => ({ process, action, text, view }), [process, action, text, view]);
  const initial = useMemo(
    () => ({ ...initialOf(process, action, view, fields, here), ...start }),
    [process, action, view, fields, here, start],
  );
  const record = view?.record;
  const form = useForm({
    input: def.input,
    initial,
    submit: async (body, key) => {
      const done = submit
        ? await submit(body, key)
        : await call(actionRoute(process, action), { params: { id: record?.id ?? '' }, body } as never, {
            key,
            ...(record ? { version: record.version } : {}),
          });
      draft.drop();
      await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
      onDone(done as RecordView | null);
    },
  });
  const key = draftKey === undefined ? `${process.id}:${record?.id ?? 'new'}:${action}` : draftKey;
  const draft = useDraft(Object.keys(fields).length > 0 ? key : null, form);
  const Body = bodies[`${process.id}.${action}`];

  const send = async (event?: FormEvent) => {
    event?.preventDefault();
    if (def.confirm) {
      const sure = await modal.confirm({
        title: t.form.sure(text.actions[action] ?? action),
        content: t.form.sureWhy,
        okText: text.actions[action],
        cancelText: t.common.cancel,
        autoFocusButton: 'cancel',
      });
      if (!sure) return;
    }
    if (!(await form.send())) requestAnimationFrame(() => document.querySelector<HTMLElement>('.faults')?.focus());
  };
  const isConflict = form.problem?.code === 'versionConflict';
  return (
    <form className="form" onSubmit={(event) => void send(event)} noValidate>
      {def.basis !== '' && (
        <p className="basis">
          {t.form.basis}
          {def.basis}
        </p>
      )}
      <FormFaults form={form} context={context} />
      {draft.restoredFrom && (
        <p className="quiet" role="status">
          {t.form.restored(clockText(draft.restoredFrom))}{' '}
          <Button
            type="link"
            size="small"
            style={{ padding: 0 }}
            onClick={() => {
              draft.drop();
              form.setAll(initial);
            }}
          >
            {t.form.startOver}
          </Button>
        </p>
      )}
      {Body ? (
        <Body form={form} context={context} />
      ) : (
        Object.entries(fields).map(([name, shape]) => <Field key={name} form={form} context={context} name={name} shape={shape} />)
      )}
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={form.isSending} danger={def.confirm === true}>
          {text.actions[action] ?? action}
        </Button>
        {onCancel && <Button onClick={onCancel}>{t.common.cancel}</Button>}
        {isConflict && <Button onClick={() => void client.invalidateQueries({ queryKey: [process.plural] })}>{t.form.seeChanges}</Button>}
        <span className="quiet" aria-live="polite">
          {draft.keptAt ? t.form.keptAt(clockText(draft.keptAt)) : ''}
        </span>
      </div>
    </form>
  );
}
