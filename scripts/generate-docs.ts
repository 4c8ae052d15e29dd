import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { settingsPage } from '../server/config.ts';
import { openApiDocument } from '../server/http/openapi.ts';
import { processPages } from './process-pages.ts';
import { root } from './steps.ts';

/** Every page that is made from the code: its path and how to make it. */
const pages: readonly { readonly file: string; readonly make: () => string | Promise<string> }[] = [
  { file: 'docs/settings.md', make: settingsPage },
  { file: 'docs/openapi.json', make: openApiDocument },
  ...processPages,
];

const onlyCheck = process.argv.includes('--check');
const stale: string[] = [];
for (const { file, make } of pages) {
  const target = path.join(root, file);
  const fresh = await make();
  const present = existsSync(target) ? await readFile(target, 'utf8') : null;
  if (present === fresh) continue;
  stale.push(file);
  if (onlyCheck) continue;
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, fresh);
}

if (stale.length === 0) console.log(`${pages.length} generated page(s), all fresh.`);
else if (onlyCheck) {
  console.error(`Out of date: ${stale.join(', ')}. Run: node scripts/generate-docs.ts`);
  process.exitCode = 1;
} else console.log(`Written: ${stale.join(', ')}`);
