import { labelOf } from '../../../processes/text.ts';
import type { ApiProblem } from '../../shared/api.ts';
import { useLocale } from '../../shared/words.ts';
import { useT } from '../language.ts';
import { momentText } from '../record/format.ts';
import { useJoin } from '../record/lights.tsx';
import type { FormContext } from './context.ts';
import { entryId } from './entry.tsx';
import type { FormState } from './use-form.ts';

/** On top of a form: what went wrong on the whole, and each field that needs attention as a way there. */
export function FormFaults({ form, context }: { readonly form: FormState; readonly context: FormContext }) {
  const t = useT();
  const paths = Object.keys(form.faults);
  if (paths.length === 0 && form.sentence === null) return null;
  const isConflict = form.problem?.code === 'versionConflict';
  return (
    <div className="faults" role="alert" tabIndex={-1} id={entryId(context, 'faults')}>
      <p>{form.sentence ?? t.form.needAttention(paths.length)}</p>
      {isConflict && form.problem && <Changes problem={form.problem} context={context} />}
      {paths.length > 0 && (
        <ul>
          {paths.map((path) => (
            <li key={path}>
              <button type="button" className="plain" onClick={() => focusField(context, path)}>
                {pathLabel(context, path)}
              </button>
              ：{form.faults[path]}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

interface Change {
  readonly version: number;
  readonly action: string;
  readonly at: string;
  readonly fields: readonly string[];
}

/** What somebody else changed meanwhile. */
function Changes({ problem, context }: { readonly problem: ApiProblem; readonly context: FormContext }) {
  const locale = useLocale();
  const t = useT();
  const join = useJoin();
  const changes = (problem.data.changes ?? []) as readonly Change[];
  return (
    <ul>
      {changes.map((change) => (
        <li key={change.version}>
          {momentText(change.at, locale)} · {context.text.actions[change.action] ?? change.action}
          {change.fields.length > 0 && ` · ${t.form.changed(join(change.fields.map((f) => labelOf(context.text, f))))}`}
        </li>
      ))}
    </ul>
  );
}

/** "承办单位 2 · 办理方式" for `units.1.role`. */
function pathLabel(context: FormContext, path: string): string {
  const [first = '', row, column] = path.split('.');
  const name = labelOf(context.text, first, context.action);
  if (row === undefined) return name;
  const place = /^\d+$/.test(row) ? `${name} ${Number(row) + 1}` : name;
  return column === undefined ? place : `${place} · ${labelOf(context.text, column, first)}`;
}

/** Brings a field into view and puts the cursor there. */
export function focusField(context: FormContext, path: string): void {
  const parts = path.split('.');
  const field = parts
    .map((_, n) => document.getElementById(`${entryId(context, parts.slice(0, parts.length - n).join('.'))}-field`))
    .find((e) => e !== null);
  field?.scrollIntoView({ block: 'center' });
  field?.querySelector<HTMLElement>('input, textarea, button, [tabindex]')?.focus();
}
