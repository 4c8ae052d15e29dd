import type { PlainDate } from './calendar.ts';
import type { Deadline, Party } from './case.ts';
import type { FieldGroup } from './define.ts';

/** A record as the paper's reader may see it: fields outside their groups are not in it. */
export interface PaperSource {
  readonly process: string;
  readonly id: string;
  readonly state: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly parties: readonly Party[];
  readonly deadlines: readonly Deadline[];
}

/** Everything a paper's words are made from. */
export interface PaperContext {
  readonly record: PaperSource;
  /** For a paper over many records: those it lists, in order. */
  readonly records: readonly PaperSource[];
  /** Parent, children and siblings of the record, as its reader may see them. */
  readonly linked: readonly PaperSource[];
  /** What an id is called; empty where the reader may not know. */
  readonly name: (id: unknown) => string;
  /** The word for a value of a choice field. */
  readonly word: (process: string, field: string, value: unknown) => string;
  readonly congress: { readonly name: string; readonly shortName: string };
  readonly today: PlainDate;
  /** The party's subject that this copy is addressed to; null for a paper with one copy. */
  readonly copy: string | null;
  /** Where and when it was issued; null for a draft. `note` is what the issuer added. */
  readonly issued: { readonly docNumber: string; readonly on: PlainDate } | null;
  readonly note: string;
}

export interface PaperLabel {
  readonly zh: string;
  readonly en: string;
}

/** How wide and in what manner a piece of a default layout stands. Widths in millimetres. */
export interface PaperCell {
  /** Words with `{fields}` by their Chinese names. */
  readonly text: string;
  readonly span?: number;
  /** A label: bold face, centred. */
  readonly label?: boolean;
  readonly align?: 'left' | 'center' | 'right';
  /** Least height of the row in millimetres. */
  readonly height?: number;
}

export type PaperStyle =
  | 'title'
  | 'body'
  | 'heading'
  | 'flush'
  | 'right'
  | 'mark'
  | 'number'
  | 'sign'
  | 'officeSign'
  | 'note'
  | 'small'
  | 'copies';

/** A piece of a default layout. `each` repeats it for every entry of a list, `when` leaves it out where the field is empty. */
export type PaperBlock =
  | {
      readonly kind: 'text';
      readonly style: PaperStyle;
      readonly text: string;
      readonly each?: string;
      readonly when?: string;
      readonly newPage?: boolean;
    }
  | {
      readonly kind: 'form';
      readonly widths: readonly number[];
      readonly rows: readonly { readonly cells: readonly PaperCell[]; readonly each?: string }[];
    }
  | {
      readonly kind: 'list';
      readonly list: string;
      readonly columns: readonly {
        readonly head: string;
        readonly text: string;
        readonly width: number;
        readonly align?: 'left' | 'center';
      }[];
    }
  | { readonly kind: 'gap'; readonly lines: number }
  | { readonly kind: 'qr' };

export type PaperFrame = 'letter' | 'form' | 'table';

/** Values of a paper: its named fields, and the rows of its lists. */
export interface PaperValues {
  readonly fields: Readonly<Record<string, string>>;
  readonly lists?: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
}

/** One kind of official paper: which record it is of, who may have it, its named fields and its default layout. */
export interface Paper {
  readonly id: string;
  /** The process it is of; null for a paper that is filled in by hand. */
  readonly of: string | null;
  readonly name: PaperLabel;
  /** Over several records chosen in a list, or of one. */
  readonly over: 'one' | 'many';
  /** `letter`: 信函格式; `form`: a page with a table; `table`: the same across. */
  readonly frame: PaperFrame;
  /** Whoever lacks one of these groups does not get the paper. */
  readonly needs: readonly FieldGroup[];
  readonly when?: (record: PaperSource) => boolean;
  /** Fields an office may put into its own template, by the name they have there. */
  readonly fields: Readonly<Record<string, PaperLabel>>;
  readonly lists?: Readonly<Record<string, PaperLabel & { readonly columns: Readonly<Record<string, PaperLabel>> }>>;
  readonly values?: (c: PaperContext) => PaperValues;
  /** One copy for each of these subjects. */
  readonly copies?: (record: PaperSource) => readonly string[];
  /** Who gives it a number and sends it; `mark` is the 机关代字 that opens the number. */
  readonly issue?: { readonly by: readonly string[]; readonly mark: string; readonly note: PaperLabel };
  /** Whether the record's public page is printed as a code. */
  readonly publicPage?: boolean;
  readonly layout: readonly PaperBlock[];
}

type Filled<F, L> = {
  readonly fields: { readonly [K in keyof F]: string };
} & (keyof L extends never
  ? object
  : {
      readonly lists: {
        readonly [K in keyof L]: readonly { readonly [C in keyof (L[K] extends { columns: infer Cols } ? Cols : never)]: string }[];
      };
    });

/** Declares a paper: values that a field lacks, or that no field has, do not compile. */
export function definePaper<
  const F extends Readonly<Record<string, PaperLabel>>,
  const L extends Readonly<Record<string, PaperLabel & { readonly columns: Readonly<Record<string, PaperLabel>> }>> = Record<never, never>,
>(
  paper: Omit<Paper, 'fields' | 'lists' | 'values'> & {
    readonly fields: F;
    readonly lists?: L;
    readonly values?: (c: PaperContext) => Filled<F, L>;
  },
): Paper {
  return paper as Paper;
}
