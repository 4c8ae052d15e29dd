// The door of every npm script. Plain JavaScript that runs on Node 20 and newer: it makes the installed packages
// match the lock file and then hands over to the Node 24 that came with them.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stamp = path.join(root, 'node_modules', '.yishi-installed');

/** A small nursery, and old memory swept before it has doubled: a third less memory at the same speed. Known to hold for the pinned Node. */
const thrifty = ['--max-semi-space-size=8', '--heap-growing-percent=40'];

const programs = {
  start: 'server/main.ts',
  cli: 'server/cli.ts',
  test: 'scripts/test.ts',
  check: 'scripts/check.ts',
  bench: 'bench/main.ts',
  'bench:statute': 'bench/statute/main.ts',
  'bench:opinions': 'bench/opinions/main.ts',
};

const [name = '', ...rest] = process.argv.slice(2);
const program = programs[name];
if (!program)
  fail(
    `未知命令“${name}”，可用：${Object.keys(programs).join('、')}。`,
    `Unknown command "${name}". There are: ${Object.keys(programs).join(', ')}.`,
  );

if (!isInstalled()) await install();
run(findNode(), [program, ...rest]);

/** Whether what stands in node_modules is what the lock file asks for. */
function isInstalled() {
  if (!existsSync(path.join(root, 'node_modules'))) return false;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint()) return true;
  const wanted = readLock('package-lock.json');
  const present = readLock('node_modules/.package-lock.json');
  return Object.entries(wanted).every(([at, entry]) => {
    if (at === '') return true;
    const found = present[at];
    if (!found) return Boolean(entry.optional) && !isForThisMachine(entry);
    return found.version === entry.version && (!found.integrity || !entry.integrity || found.integrity === entry.integrity);
  });
}

function readLock(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/** Optional packages without a machine of their own are dependencies of ones for other machines. */
function isForThisMachine({ os, cpu, libc }) {
  if (!os && !cpu) return false;
  const fits = (list, mine) => !list || [list].flat().includes(mine);
  return fits(os, process.platform) && fits(cpu, process.arch) && (!libc || [libc].flat().includes(libcName()));
}

function libcName() {
  return process.report?.getReport?.().header?.glibcVersionRuntime ? 'glibc' : 'musl';
}

/** Changes with the lock file and with the machine the packages were fetched for. */
function fingerprint() {
  return createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');
}

/** Installs what the lock file says. Install scripts are not run: nothing here depends on one. */
async function install() {
  say('正在安装所需的软件包（首次约一分钟）……', 'Installing the packages needed (about a minute the first time) …');
  const started = Date.now();
  const common = ['--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  // A registry that lacks an optional package for another machine makes `npm ci` refuse; `npm install` passes over it.
  const done = (await npm(['ci', ...common])) || (await npm(['install', '--no-save', ...common]));
  if (!done) {
    fail(
      '软件包安装失败（原因见上）。请检查网络、磁盘空间和本文件夹的写权限，然后重试。',
      'The packages could not be installed (see above). Please check network, disk space and write access to this folder, and try again.',
    );
  }
  writeFileSync(stamp, fingerprint());
  const seconds = Math.round((Date.now() - started) / 1000);
  say(`安装完成，用时 ${seconds} 秒。`, `Installed in ${seconds} s.`);
}

/** Runs the npm that runs this, else the one on the path; answers whether it succeeded. Says every ten seconds that it is at it. */
async function npm(options) {
  const own = process.env.npm_execpath;
  const child =
    own !== undefined && /\.c?js$/.test(own)
      ? spawn(process.execPath, [own, ...options], { cwd: root, stdio: 'inherit' })
      : spawn('npm', options, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  const timer = setInterval(() => console.log('  …'), 10_000);
  const code = await new Promise((resolve) => child.once('error', () => resolve(1)).once('exit', resolve));
  clearInterval(timer);
  return code === 0;
}

/** The pinned Node 24; where there is no package of it, the Node that runs this, if it is new enough. */
function findNode() {
  const os = process.platform === 'win32' ? 'win' : process.platform;
  const pinned = path.join(root, 'node_modules', `node-${os}-${process.arch}`, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(pinned) && spawnSync(pinned, ['--version'], { stdio: 'ignore' }).status === 0) return { path: pinned, flags: thrifty };
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return { path: process.execPath, flags: [] };
  return fail(
    `本机没有随附的 Node 24，而已安装的 Node 为 ${process.versions.node}。请安装 Node 24 后重试。`,
    `No Node 24 is brought along for this machine, and the installed one is ${process.versions.node}. Please install Node 24 and try again.`,
  );
}

/**
 * Runs the program and ends as it ends. Signals are passed on; the channel lets the program notice when this process
 * is killed, so that it never lives on alone.
 */
function run(node, args) {
  const bin = path.join(root, 'node_modules', '.bin');
  const child = spawn(node.path, [...node.flags, '--disable-warning=ExperimentalWarning', ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: {
      ...process.env,
      PATH: [path.dirname(node.path), bin, process.env.PATH].join(path.delimiter),
      // Compiled sources are kept: the program starts in half the time.
      NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? path.join(root, 'node_modules', '.cache', 'node'),
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`无法运行 ${node.path}：${error.message}`, `Cannot run ${node.path}: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}

function say(zh, en) {
  console.log(`${zh} ${en}`);
}

function fail(zh, en) {
  console.error(`${zh}\n${en}`);
  process.exit(1);
}
