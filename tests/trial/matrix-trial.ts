import { execFile } from 'node:child_process';
import { chmod, cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Trial, trials } from './trials.ts';

/**
 * Proves that the permission matrix can fail: takes one check at a time out of a copy of the program and runs the matrix against it.
 * Prints what noticed each; ends with 1 where a missing check goes unnoticed. Words behind the command choose trials by name.
 *
 *   node tests/trial/matrix-trial.ts [word …]
 */
const root = path.resolve(import.meta.dirname, '../..');
const left = new Set(['node_modules', '.git', 'dist', 'data']);

interface Found {
  readonly failed: readonly { readonly test: string; readonly line: string }[];
  readonly passed: number;
}

const chosen = process.argv.slice(2);
const wanted = trials.filter((t) => chosen.length === 0 || chosen.some((word) => t.name.includes(word)));
const folder = await mkdtemp(path.join(tmpdir(), 'yishi-trial-'));
let unnoticed = 0;
try {
  // Run as root, the database's own user must get in.
  await chmod(folder, 0o755);
  for (const name of await readdir(root))
    if (!left.has(name)) await cp(path.join(root, name), path.join(folder, name), { recursive: true });
  await symlink(path.join(root, 'node_modules'), path.join(folder, 'node_modules'));
  if (chosen.length === 0) {
    const whole = await runMatrix();
    console.log(`nothing taken out: ${whole.passed} passed, ${whole.failed.length} failed`);
    if (whole.failed.length > 0) throw new Error(`The matrix fails on the program as it is: ${whole.failed[0]?.line}`);
  }
  for (const trial of wanted) {
    const found = await tryWithout(trial);
    const first = found.failed.find((f) => f.test !== '') ?? null;
    if (!first) unnoticed++;
    console.log(
      `${first ? '✓ noticed  ' : '✗ UNNOTICED'} ${trial.name}\n              ${first ? `${first.line} — ${first.test}` : (found.failed[0]?.line ?? '')}`,
    );
  }
  console.log(`${wanted.length - unnoticed} of ${wanted.length} noticed`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
process.exitCode = unnoticed === 0 ? 0 : 1;

async function tryWithout({ file, check, without, name, tests }: Trial): Promise<Found> {
  const target = path.join(folder, file);
  const source = await readFile(target, 'utf8');
  if (source.split(check).length !== 2) throw new Error(`${name}: ${file} no longer holds the check, or holds it twice: ${check}`);
  await writeFile(
    target,
    source.replace(check, () => without),
  );
  try {
    return await (tests ? runTests(tests) : runMatrix());
  } finally {
    await writeFile(target, source);
  }
}

interface Report {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly message: string;
    readonly assertionResults: readonly { readonly title: string; readonly status: string; readonly failureMessages: readonly string[] }[];
  }[];
}

/** The matrix until its first complaint. A copy that does not even make its city complains in no test, and so counts as unnoticed. */
async function runMatrix(): Promise<Found> {
  const found = await runTests('tests/api/matrix-content');
  if (found.failed.length > 0) return found;
  const more = await runTests('tests/api/matrix.test');
  return { failed: more.failed, passed: found.passed + more.passed };
}

async function runTests(which: string): Promise<Found> {
  const output = path.join(folder, 'found.json');
  await rm(output, { force: true });
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    which,
    '--bail=1',
    '--testTimeout=300000',
    '--reporter=json',
    `--outputFile.json=${output}`,
  ];
  const said = await new Promise<string>((resolve) => {
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }, (_error, stdout, stderr) => resolve(stdout + stderr));
  });
  const text = await readFile(output, 'utf8').catch(() => null);
  if (text === null) return { failed: [{ test: '', line: said.slice(-300) }], passed: 0 };
  const report = JSON.parse(text) as Report;
  const failed = report.testResults.flatMap((file) => [
    ...file.assertionResults
      .filter((a) => a.status === 'failed')
      .map((a) => ({ test: a.title, line: complaint(a.failureMessages.join('\n')) })),
    ...(file.message === '' ? [] : [{ test: '', line: file.message.slice(0, 300) }]),
  ]);
  return { failed, passed: report.numPassedTests };
}

/** The first thing a test found wrong: an assertion that does not hold, with the words the test gave it. */
function complaint(message: string): string {
  return (/^AssertionError: (.*?)(?:: expected |$)/m.exec(message)?.[1] ?? message).slice(0, 200);
}
