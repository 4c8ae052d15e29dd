import { actionOf } from '../../../engine/decide.ts';
import { AdvicePanel } from '../similar/advice.tsx';
import type { FormBody } from './action-form.tsx';
import { Field } from './entry.tsx';
import { knownNames } from './ref-entry.tsx';
import { fieldsOf } from './shapes.ts';

/** Registering: as derived, with the categories that past decisions propose above. */
export const RegisterBody: FormBody = ({ form, context }) => {
  const fields = fieldsOf(actionOf(context.process, context.action)?.input ?? context.process.record);
  const chosen = typeof form.values.categoryId === 'string' ? [form.values.categoryId] : [];
  return (
    <>
      {context.view && (
        <AdvicePanel
          id={context.view.record.id}
          target="categories"
          chosen={chosen}
          onTake={(id, name) => {
            knownNames.set(id, name);
            form.set('categoryId', id);
          }}
        />
      )}
      {Object.entries(fields).map(([name, shape]) => (
        <Field key={name} form={form} context={context} name={name} shape={shape} />
      ))}
    </>
  );
};
