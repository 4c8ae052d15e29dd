import type { EntryProps } from './context.ts';
import { LineEntry } from './plain-entries.tsx';

/** An account named to work on a confidential matter. */
export function PersonEntry(props: EntryProps) {
  return <LineEntry {...props} />;
}
