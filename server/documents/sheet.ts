/** A Word file as it is to be set on paper: what the press is given, as plain data. Lengths in points. */
export interface Sheet {
  readonly page: {
    readonly width: number;
    readonly height: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
    readonly header: number;
    readonly footer: number;
    /** The first page, or even pages, have margins' contents of their own. */
    readonly firstDiffers: boolean;
    readonly evenDiffers: boolean;
    /** Added between characters, so that a line holds as many as the grid says. */
    readonly tracking: number;
  };
  readonly headers: Margins;
  readonly footers: Margins;
  readonly body: readonly Piece[];
}

export interface Margins {
  readonly default: readonly Piece[];
  readonly first: readonly Piece[];
  readonly even: readonly Piece[];
}

export type Piece = Par | Table;

export interface Par {
  readonly kind: 'par';
  readonly align: 'both' | 'center' | 'left' | 'right';
  readonly first: number;
  readonly left: number;
  readonly right: number;
  readonly before: number;
  readonly after: number;
  /** Exact height of a line; 0 where the font decides, times `stretch`. */
  readonly pitch: number;
  readonly stretch: number;
  readonly keep: boolean;
  readonly newPage: boolean;
  readonly top: Edge | null;
  readonly bottom: Edge | null;
  /** Size of the paragraph's own mark, which an empty line is as high as. */
  readonly size: number;
  readonly runs: readonly Run[];
}

export interface Edge {
  readonly style: string;
  readonly width: number;
  readonly space: number;
  readonly color: string;
}

export type Run =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly face: Face;
      readonly family: string;
      readonly size: number;
      readonly bold: boolean;
      readonly italic: boolean;
      readonly underline: boolean;
      readonly color: string;
    }
  | { readonly kind: 'break' }
  | { readonly kind: 'newPage' }
  | { readonly kind: 'tab' }
  | { readonly kind: 'page'; readonly face: Face; readonly family: string; readonly size: number }
  | { readonly kind: 'picture'; readonly name: string; readonly width: number; readonly height: number };

/** 仿宋, 宋体, 黑体, 楷体, 小标宋: what a family falls back to. */
export type Face = 'fang' | 'song' | 'hei' | 'kai' | 'biaosong';

export interface Table {
  readonly kind: 'table';
  readonly widths: readonly number[];
  readonly align: 'left' | 'center' | 'right';
  readonly border: number;
  readonly rows: readonly { readonly height: number; readonly head: boolean; readonly cells: readonly Cell[] }[];
}

export interface Cell {
  readonly x: number;
  readonly span: number;
  readonly down: number;
  readonly valign: 'top' | 'center' | 'bottom';
  readonly content: readonly Piece[];
}
