import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root } from './steps.ts';

/**
 * npm leaves packages for other machines out of the lock file when the registry it was made with does not carry them,
 * and `npm ci` then refuses that lock file everywhere. This adds them as what they are: optional, for that machine only.
 * Run it after every change of dependencies.
 */
interface Entry {
  version?: string;
  dev?: boolean;
  optional?: boolean;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  optionalDependencies?: Record<string, string>;
}

const file = path.join(root, 'package-lock.json');
const lock = JSON.parse(await readFile(file, 'utf8')) as { packages: Record<string, Entry> };
const added: string[] = [];

for (const entry of Object.values(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const at = `node_modules/${name}`;
    const machine = machineOf(name);
    if (lock.packages[at] || !machine || !/^\d/.test(version)) continue;
    lock.packages[at] = { version, ...(entry.dev ? { dev: true } : {}), optional: true, ...machine };
    added.push(name);
  }
}

if (added.length > 0) {
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
  await writeFile(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
}
console.log(added.length === 0 ? 'The lock file is complete.' : `Added to the lock file: ${added.join(', ')}`);

/** Such packages carry their machine in their name: `…-linux-arm64-musl`, `…-win32-x64-msvc`, `…-darwin-universal`. */
function machineOf(name: string): Pick<Entry, 'os' | 'cpu' | 'libc'> | null {
  const words = name.split(/[-/]/);
  const os = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'].filter((w) =>
    words.includes(w),
  );
  const cpu = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'].filter((w) => words.includes(w));
  if (os.length === 0) return null;
  const libc = words.some((w) => w.startsWith('musl')) ? ['musl'] : words.some((w) => w.startsWith('gnu')) ? ['glibc'] : [];
  return { os, ...(cpu.length > 0 ? { cpu } : {}), ...(libc.length > 0 ? { libc } : {}) };
}
