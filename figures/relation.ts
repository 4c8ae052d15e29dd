import { rounded } from './check-text.ts';

/** A relation between figures as people note it: a sum `637+33=670` or a share `609/667=91.30%`. */
export interface Relation {
  readonly holds: boolean;
  readonly found: number;
  readonly expected: number;
}

/** Works out a noted relation; words behind it in brackets are passed over. Null where the text is none. */
export function workOut(text: string): Relation | null {
  const sum = /^\s*(\d+(?:\s*\+\s*\d+)+)\s*=\s*(\d+)\s*(?:[（(].*)?$/.exec(text);
  if (sum) {
    const expected = (sum[1] ?? '').split('+').reduce((total, part) => total + Number(part), 0);
    return { holds: expected === Number(sum[2]), found: Number(sum[2]), expected };
  }
  const share = /^\s*(\d+)\s*\/\s*(\d+)\s*=\s*(\d+)(?:\.(\d+))?\s*%\s*(?:[（(].*)?$/.exec(text);
  if (!share) return null;
  const decimals = share[4]?.length ?? 0;
  const found = Number(`${share[3]}.${share[4] ?? '0'}`);
  const expected = rounded((100 * Number(share[1])) / Number(share[2]), decimals);
  return { holds: expected === found, found, expected };
}
