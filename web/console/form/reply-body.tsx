import { Button, Tabs } from 'antd';
import { useState } from 'react';
import { actionOf } from '../../../engine/decide.ts';
import { useT } from '../language.ts';
import { ReplyLetter } from '../record/reply-letter.tsx';
import { TemplatePicker } from '../reply/template-picker.tsx';
import type { FormBody } from './action-form.tsx';
import { Field } from './entry.tsx';
import { ScaleEntry } from './scale-entry.tsx';
import { fieldsOf } from './shapes.ts';

const tables = { doneItems: ['A', 'B', 'C', 'D'], plannedItems: ['A', 'B'], notAdoptedItems: ['B', 'C', 'D'] } as const;

/** A reply: its class first, then the letter and its lists of measures, with the letter as it will read. */
export const ReplyBody: FormBody = ({ form, context }) => {
  const t = useT();
  const [tab, setTab] = useState('write');
  const def = actionOf(context.process, context.action);
  const fields = def ? fieldsOf(def.input) : {};
  const resultClass = String(form.values.resultClass ?? '');
  const note = context.view?.record.fields.draftNote;
  const field = (name: string, optional?: boolean) => {
    const shape = fields[name];
    return (
      shape && (
        <Field key={name} form={form} context={context} name={name} shape={optional === undefined ? shape : { ...shape, optional }} />
      )
    );
  };
  const isWanted = (name: keyof typeof tables) =>
    resultClass === '' ||
    (tables[name] as readonly string[]).includes(resultClass) ||
    ((form.values[name] as unknown[] | null | undefined)?.length ?? 0) > 0;
  return (
    <Tabs
      activeKey={tab}
      onChange={setTab}
      items={[
        {
          key: 'write',
          label: t.reply.write,
          children: (
            <div className="form">
              {typeof note === 'string' && note !== '' && (
                <p className="faults">
                  {t.reply.returnedWith}
                  {note}
                </p>
              )}
              <ScaleEntry
                form={form}
                context={context}
                name="resultClass"
                label={context.text.fields.resultClass ?? ''}
                help={context.text.help.resultClass}
                options={fields.resultClass?.options ?? []}
              />
              {context.view && <TemplatePicker view={context.view} form={form} max={fields.body?.max ?? 20_000} />}
              {field('body')}
              {isWanted('doneItems') && field('doneItems')}
              {isWanted('plannedItems') && field('plannedItems', resultClass !== 'B')}
              {isWanted('notAdoptedItems') && field('notAdoptedItems', resultClass !== 'C')}
              {field('replyContact')}
              {field('replyPhone')}
              {field('publishReply')}
              {field('replyFileIds')}
              <div>
                <Button onClick={() => setTab('read')}>{t.reply.preview}</Button>
              </div>
            </div>
          ),
        },
        {
          key: 'read',
          label: t.reply.preview,
          children: context.view && <ReplyLetter record={context.view.record} names={context.view.names} reply={form.values} isDraft />,
        },
      ]}
    />
  );
};
