import { optionLabel } from '../../../processes/text.ts';
import type { FormContext } from './context.ts';
import { entryId } from './entry.tsx';
import type { FormState } from './use-form.ts';

interface Props {
  readonly form: FormState;
  readonly context: FormContext;
  readonly name: string;
  readonly label: string;
  readonly help?: string | undefined;
  readonly options: readonly string[];
}

/** A choice as large buttons in a row, chosen with one touch or the arrow keys. */
export function ScaleEntry({ form, context, name, label, help, options }: Props) {
  const id = entryId(context, name);
  const value = form.values[name];
  const fault = form.faults[name];
  const move = (by: number) => {
    const at = options.indexOf(String(value ?? ''));
    const next = options[(at + by + options.length) % options.length];
    if (!next) return;
    form.set(name, next);
    requestAnimationFrame(() => document.getElementById(`${id}-${next}`)?.focus());
  };
  return (
    <div className="entry" id={`${id}-field`}>
      <div className="label" id={`${id}-label`}>
        {label}
        <span className="must" aria-hidden>
          ＊
        </span>
      </div>
      {help && <p className="help">{help}</p>}
      <div className="scale" role="radiogroup" aria-labelledby={`${id}-label`} aria-required>
        {options.map((option, n) => {
          const isOn = value === option;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a row of large buttons that behaves as a radio group
            <button
              key={option}
              id={`${id}-${option}`}
              type="button"
              role="radio"
              aria-checked={isOn}
              tabIndex={isOn || (!options.includes(String(value ?? '')) && n === 0) ? 0 : -1}
              onClick={() => form.set(name, option)}
              onKeyDown={(event) => {
                if (event.key === 'ArrowRight' || event.key === 'ArrowDown') move(1);
                else if (event.key === 'ArrowLeft' || event.key === 'ArrowUp') move(-1);
                else return;
                event.preventDefault();
              }}
            >
              {optionLabel(context.text, name, option)}
            </button>
          );
        })}
      </div>
      {fault && <p className="fault">{fault}</p>}
    </div>
  );
}
