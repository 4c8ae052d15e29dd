import { useEffect } from 'react';
import { actionOf } from '../../../engine/decide.ts';
import { labelOf } from '../../../processes/text.ts';
import { useT } from '../language.ts';
import { useHere } from '../session.tsx';
import type { FormBody } from './action-form.tsx';
import { Field } from './entry.tsx';
import { ScaleEntry } from './scale-entry.tsx';
import { fieldsOf } from './shapes.ts';

/** The deputy's evaluation: attitude and result apart; paper and phone for those who enter it for a deputy. */
export const EvaluateBody: FormBody = ({ form, context }) => {
  const t = useT();
  const { session, congressId } = useHere();
  const def = actionOf(context.process, context.action);
  const fields = def ? fieldsOf(def.input) : {};
  const authors = (context.view?.record.parties ?? []).filter((p) => p.party === 'author' && p.status === 'active').map((p) => p.subject);
  const isOwn =
    session.deputyships.some((d) => d.congressId === congressId && authors.includes(d.id)) ||
    session.grants.some((g) => g.congressId === congressId && g.role === 'delegationHead');
  const { set, setAll, values } = form;
  useEffect(() => {
    if (isOwn && values.channel !== 'platform') setAll({ ...values, channel: 'platform' });
  }, [isOwn, values, setAll]);
  const isBad = values.attitude === 'dissatisfied' || values.result === 'dissatisfied' || values.accepted === false;
  const rest = Object.entries(fields).filter(
    ([name]) => !['attitude', 'result', 'channel', 'accepted', 'text', 'wantsRework'].includes(name),
  );
  const scale = (name: 'attitude' | 'result') => (
    <ScaleEntry
      form={form}
      context={context}
      name={name}
      label={labelOf(context.text, name, context.action)}
      help={context.text.help[name]}
      options={fields[name]?.options ?? []}
    />
  );
  return (
    <>
      {fields.accepted && (
        <div className="entry">
          <div className="label">{labelOf(context.text, 'accepted', context.action)}</div>
          <div className="scale">
            {([true, false] as const).map((yes) => (
              // biome-ignore lint/a11y/useSemanticElements: a pair of large buttons that behaves as a radio group
              <button
                key={String(yes)}
                type="button"
                role="radio"
                aria-checked={values.accepted === yes}
                onClick={() => set('accepted', yes)}
              >
                {yes ? t.form.accepted : t.form.notAccepted}
              </button>
            ))}
          </div>
        </div>
      )}
      {fields.attitude && scale('attitude')}
      {fields.result && scale('result')}
      {fields.text && (
        <Field
          form={form}
          context={context}
          name="text"
          shape={{ ...fields.text, optional: !isBad }}
          {...(isBad ? { help: t.form.whyDissatisfied } : {})}
        />
      )}
      {fields.wantsRework && isBad && <Field form={form} context={context} name="wantsRework" shape={fields.wantsRework} />}
      {rest.map(([name, shape]) => (
        <Field key={name} form={form} context={context} name={name} shape={shape} />
      ))}
      {!isOwn && fields.channel && (
        <Field
          form={form}
          context={context}
          name="channel"
          shape={{ ...fields.channel, options: ['paper', 'phone'] }}
          help={t.form.onBehalf}
        />
      )}
    </>
  );
};
