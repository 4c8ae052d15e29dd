import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { inUse, isAlive } from './postmaster.ts';

/** Held as long as this program may use the data folder. */
export interface Claim {
  release(): Promise<void>;
}

const claimFile = (folder: string): string => path.join(folder, 'yishi.pid');

/** Takes the data folder for this process; refuses when a living process has it. What a killed one left is taken over. */
export async function claimFolder(folder: string): Promise<Claim> {
  const file = claimFile(folder);
  const mine = `${process.pid}\n${birth(process.pid)}\n`;
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      await writeFile(file, mine, { flag: 'wx', mode: 0o644 });
      return { release: () => rm(file, { force: true }) };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    const holder = claimHolder(folder);
    if (holder !== null) throw inUse(holder);
    await rm(file, { force: true });
  }
  throw inUse(null);
}

/** The living process that has the folder, or null. */
export function claimHolder(folder: string): number | null {
  try {
    const [pid, born] = readFileSync(claimFile(folder), 'utf8').split('\n');
    return isAlive(Number(pid)) && birth(Number(pid)) === born ? Number(pid) : null;
  } catch {
    return null;
  }
}

/** Tells a process from a later one of the same number: which boot, and how long after it. Elsewhere than on Linux the number must do. */
function birth(pid: number): string {
  if (process.platform !== 'linux') return '';
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const ticksAfterBoot = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticksAfterBoot}`;
  } catch {
    return '';
  }
}
