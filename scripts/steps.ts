import { spawn } from 'node:child_process';
import path from 'node:path';

/** The folder of the project. */
export const root = path.dirname(import.meta.dirname);

/** How often a silent step says that it is still there. */
const heartbeat = 20_000;

/** Runs one program of node_modules or a script with this Node, its output passed through; answers its exit code. */
export async function runStep(label: string, script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  return runProgram(label, process.execPath, [path.join(root, script), ...args], env);
}

/** Runs any program, its output passed through; answers its exit code. */
export async function runProgram(label: string, program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<number> {
  const started = Date.now();
  console.log(`\n▶ ${label}`);
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  let lastWord = Date.now();
  const pass = (to: NodeJS.WriteStream) => (chunk: Buffer) => {
    lastWord = Date.now();
    to.write(chunk);
  };
  child.stdout.on('data', pass(process.stdout));
  child.stderr.on('data', pass(process.stderr));
  const timer = setInterval(() => {
    if (Date.now() - lastWord < heartbeat) return;
    lastWord = Date.now();
    console.log(`  … ${label}: ${seconds(started)} s`);
  }, 1000);
  const stop = (): void => {
    child.kill('SIGTERM');
  };
  process.once('SIGINT', stop).once('SIGTERM', stop);
  const code = await new Promise<number>((resolve) => {
    child.once('error', (error) => {
      console.error(`  ${error.message}`);
      resolve(1);
    });
    child.once('close', (exitCode) => resolve(exitCode ?? 1));
  });
  process.off('SIGINT', stop).off('SIGTERM', stop);
  clearInterval(timer);
  console.log(`${code === 0 ? '✓' : '✗'} ${label} (${seconds(started)} s)`);
  return code;
}

const seconds = (since: number): number => Math.round((Date.now() - since) / 100) / 10;

/** What a part of the test run found. */
export interface Tally {
  readonly passed: number;
  readonly failed: number;
}

export const add = (a: Tally, b: Tally): Tally => ({ passed: a.passed + b.passed, failed: a.failed + b.failed });
