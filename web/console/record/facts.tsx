import type { HeldFiles } from '../../../contract/records.ts';
import type { AnyProcess } from '../../../engine/define.ts';
import { labelOf } from '../../../processes/text.ts';
import type { FieldShape } from '../../../registers/shape.ts';
import { fieldsOf } from '../form/shapes.ts';
import { useT, useText } from '../language.ts';
import { FieldValue, isBlank } from './field-value.tsx';
import { elsewhere, type SectionKey, sections, silentAtZero } from './sections.ts';

interface Props {
  readonly process: AnyProcess;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly names: Readonly<Record<string, string>>;
  readonly files: HeldFiles;
}

/** Texts, tables and long lists take the whole width. */
const isWide = (shape: FieldShape, value: unknown): boolean =>
  shape.kind === 'paragraph' ||
  shape.kind === 'rows' ||
  shape.kind === 'files' ||
  (shape.kind === 'refs' && Array.isArray(value) && value.length > 3) ||
  (typeof value === 'string' && value.length > 60);

/** What the record says, section by section; what is empty is left out. */
export function Facts({ process, fields, names, files }: Props) {
  const t = useT();
  const shapes = fieldsOf(process.record);
  const told = sections[process.id] ?? [];
  const placed = new Set([...told.flatMap((s) => s.fields), ...(elsewhere[process.id] ?? [])]);
  const rest = Object.keys(shapes).filter((name) => !placed.has(name));
  const all: readonly { readonly key: SectionKey; readonly fields: readonly string[] }[] = [...told, { key: 'other', fields: rest }];
  return (
    <>
      {all.map((section) => {
        const filled = section.fields.filter(
          (name) => shapes[name] && !isBlank(fields[name]) && !(fields[name] === 0 && silentAtZero.has(name)),
        );
        if (filled.length === 0) return null;
        return (
          <section className="section" key={section.key}>
            <header>
              <h2>{section.key === 'other' && told.length === 0 ? t.sections.entry : t.sections[section.key]}</h2>
            </header>
            <FactList process={process} fields={fields} names={names} files={files} only={filled} />
          </section>
        );
      })}
    </>
  );
}

/** Some fields of a record with their labels. */
export function FactList({ process, fields, names, files, only }: Props & { readonly only: readonly string[] }) {
  const text = useText(process.id);
  const shapes = fieldsOf(process.record);
  return (
    <dl className="facts">
      {only.map((name) => {
        const shape = shapes[name];
        if (!shape) return null;
        return (
          <div key={name} className={isWide(shape, fields[name]) ? 'wide' : ''}>
            <dt>{labelOf(text, name)}</dt>
            <dd>
              <FieldValue name={name} shape={shape} value={fields[name]} text={text} names={names} files={files} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
