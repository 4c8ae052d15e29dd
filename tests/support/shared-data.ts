import { existsSync } from 'node:fs';
import path from 'node:path';

const root = path.join(import.meta.dirname, '..', '..');

/**
 * A folder of real material for tests, kept beside the project and never in it; `YISHI_TEST_DATA` names another place.
 * Null, said loudly, where it is absent: such tests are skipped, and small texts of our own prove the same behaviour.
 */
export function sharedData(name: string): string | null {
  const folder = path.join(process.env.YISHI_TEST_DATA ?? path.join(root, '..', 'shared', 'data'), name);
  if (existsSync(folder)) return folder;
  console.warn(
    `\n  !! ${folder} is not there: tests on real statutes are skipped. Set YISHI_TEST_DATA to the folder that holds ${name}.\n`,
  );
  return null;
}
