import { checkProcess } from '../engine/check.ts';
import { allProcesses } from './all.ts';

/** Throws when any declaration is unsound. Called when the program loads. */
export function assertSound(): void {
  const known = new Set(allProcesses.map((p) => p.id as string));
  const faults = allProcesses.flatMap((p) => checkProcess(p, known));
  if (faults.length > 0) throw new Error(`unsound declarations:\n${faults.join('\n')}`);
}
