import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { runProgram } from './steps.ts';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

export const noChromium = [
  '没有找到 Chromium，浏览器测试未能运行。请安装 chromium 和 fonts-noto-cjk，或用 YISHI_TEST_CHROMIUM 指明其位置。',
  'No Chromium was found, so THE BROWSER TESTS WERE NOT RUN. Install chromium and fonts-noto-cjk, or name it with YISHI_TEST_CHROMIUM.',
].join('\n');

/** Path of a Chromium to test with; on a Debian where we are root it is installed when missing, with a Chinese font. */
export async function findChromium(): Promise<string | null> {
  const given = process.env.YISHI_TEST_CHROMIUM;
  if (given) return given;
  const missing = [...(onPath() ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])];
  if (missing.length > 0 && process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await runProgram('package lists', 'apt-get', ['update', '-qq'], env);
    await runProgram(`install ${missing.join(', ')}`, 'apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], env);
  }
  return onPath();
}

function onPath(): string | null {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  for (const name of names) {
    for (const folder of folders) {
      const file = path.join(folder, name);
      try {
        accessSync(file, constants.X_OK);
        return file;
      } catch {
        // Not in this folder.
      }
    }
  }
  return null;
}

const hasChineseFont = (): boolean => {
  const listed = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return listed.status === 0 && listed.stdout.trim() !== '';
};
