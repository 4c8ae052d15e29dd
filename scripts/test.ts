import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { runChecks } from './checks.ts';
import { findChromium, noChromium } from './chromium.ts';
import { add, runStep, type Tally } from './steps.ts';

const vitest = 'node_modules/vitest/vitest.mjs';
const browserTests = 'tests/browser';

const scratch = await mkdtemp(path.join(tmpdir(), 'yishi-results-'));
try {
  // Side by side, so that none waits for the last file of another.
  const tallies = await Promise.all([runChecks(), runTests('tests', ['--exclude', `${browserTests}/**`]), runBrowserTests()]);
  const total = tallies.reduce(add);
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed === 0 ? 0 : 1;
} finally {
  await rm(scratch, { recursive: true, force: true });
}

async function runBrowserTests(): Promise<Tally> {
  const chromium = await findChromium();
  // Each file has a browser and a server of its own; a step that a busy machine made too slow is tried again.
  if (chromium)
    return runTests('browser tests', [browserTests, '--retry=2', '--testTimeout=180000'], {
      YISHI_TEST_CHROMIUM: chromium,
    });
  console.error(`\n${'!'.repeat(80)}\n${noChromium}\n${'!'.repeat(80)}`);
  return { passed: 0, failed: 0 };
}

async function runTests(label: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Tally> {
  const file = path.join(scratch, `${label.replaceAll(' ', '-')}.json`);
  const workers = `--maxWorkers=${Math.max(1, Math.floor(availableParallelism() / 2))}`;
  const code = await runStep(
    label,
    vitest,
    ['run', workers, '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args],
    env,
  );
  const tally = existsSync(file) ? count(JSON.parse(await readFile(file, 'utf8')) as Results) : { passed: 0, failed: 0 };
  // A run can go wrong without any test failing: a stray error, a file that does not load.
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

interface Results {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly { readonly status: string }[] }[];
}

function count(results: Results): Tally {
  const unloadable = results.testResults.filter((f) => f.status === 'failed' && !f.assertionResults.some((a) => a.status === 'failed'));
  return { passed: results.numPassedTests, failed: results.numFailedTests + unloadable.length };
}
