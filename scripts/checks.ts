import { existsSync } from 'node:fs';
import path from 'node:path';
import { root, runStep, type Tally } from './steps.ts';

const rooms = [
  'statute',
  'figures',
  'matching',
  'engine',
  'rules',
  'registers',
  'processes',
  'contract',
  'server',
  'web',
  'demo',
  'tests',
  'bench',
  'scripts',
];

/** Types, style, arrows between rooms, dead code and generated documentation. Each counts as one. */
export async function runChecks(): Promise<Tally> {
  const present = rooms.filter((room) => existsSync(path.join(root, room)));
  const types = runStep('types', 'node_modules/typescript/bin/tsc', ['-p', '.', '--noEmit']);
  const others = [
    await runStep('style', 'node_modules/@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']),
    await runStep('arrows between rooms', 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs', [
      '--config',
      '.dependency-cruiser.cjs',
      ...present,
    ]),
    await runStep('dead code', 'node_modules/knip/bin/knip.js', ['--no-progress']),
    await runStep('generated documentation', 'scripts/generate-docs.ts', ['--check']),
  ];
  const codes = [await types, ...others];
  const passed = codes.filter((code) => code === 0).length;
  return { passed, failed: codes.length - passed };
}
