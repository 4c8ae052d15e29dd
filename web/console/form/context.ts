import type { RecordView } from '../../../contract/records.ts';
import type { AnyProcess } from '../../../engine/define.ts';
import type { FieldShape } from '../../../registers/shape.ts';
import type { AnyText } from '../../../registers/wording.ts';

/** What a form is about: the process, the action, and the record it acts on. */
export interface FormContext {
  readonly process: AnyProcess;
  readonly action: string;
  readonly text: AnyText;
  readonly view: RecordView | null;
}

/** What every kind of entry gets. `id` is the element that a label points to. */
export interface EntryProps {
  readonly id: string;
  readonly name: string;
  /** The row table the entry stands in, for labels and options. */
  readonly within?: string;
  readonly shape: FieldShape;
  readonly value: unknown;
  readonly label: string;
  readonly isFaulty: boolean;
  readonly describedBy: string | undefined;
  readonly context: FormContext;
  readonly faults: Readonly<Record<string, string>>;
  onChange(value: unknown): void;
}
