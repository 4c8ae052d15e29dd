import type { Kysely } from 'kysely';
import { inputMessage } from '../../contract/messages.ts';
import { problems } from '../../contract/problems.ts';
import type { Actor } from '../../engine/actor.ts';
import type { AnyProcess } from '../../engine/define.ts';
import { allProcesses } from '../../processes/all.ts';
import { fill, type Locale } from '../../processes/text.ts';
import type { Database } from '../db/tables.ts';
import { loadActor } from '../people/actor.ts';
import { ProblemError } from '../problem.ts';
import { StartProblem } from '../start-problem.ts';
import type { Arguments } from './arguments.ts';

/** The congress meant by `--congress`: its region code, name or short name. The only one there is where it is left out. */
export async function findCongress(db: Kysely<Database>, wanted: string | null): Promise<{ id: string; name: string }> {
  const rows = await db.selectFrom('congress').select(['id', 'name', 'short_name', 'region_code']).where('state', '=', 'active').execute();
  const found = wanted === null ? rows : rows.filter((r) => [r.region_code, r.name, r.short_name].includes(wanted));
  const [one, ...more] = found;
  if (one && more.length === 0) return { id: one.id, name: String(one.name) };
  const list = (found.length > 0 ? found : rows).slice(0, 20).map((r) => `${r.region_code} ${r.name}`);
  if (wanted === null && one)
    throw new StartProblem({ zh: `请用 --congress 指明是哪一个：\n${list.join('\n')}`, en: 'Please say which one with --congress.' });
  throw new StartProblem({ zh: `没有找到这个人大。现有：\n${list.join('\n')}`, en: 'No such congress. There are the ones above.' });
}

/** The account of a user name. */
export async function findAccount(db: Kysely<Database>, username: string) {
  const account = await db
    .selectFrom('account')
    .select(['id', 'username', 'name', 'locale', 'home_congress_id', 'status'])
    .where('username', '=', username)
    .executeTakeFirst();
  if (!account) throw new StartProblem({ zh: `没有用户名为“${username}”的账号。`, en: `There is no account "${username}".` });
  return account;
}

/** Whoever the command acts for, with exactly their rights: `--as USERNAME`. */
export async function actingAs(db: Kysely<Database>, username: string): Promise<{ actor: Actor; locale: Locale }> {
  const account = await findAccount(db, username);
  if (account.status !== 'active')
    throw new StartProblem({ zh: `账号“${username}”已停用。`, en: `The account "${username}" is suspended.` });
  return { actor: await loadActor(db, account.id), locale: account.locale };
}

/** `--lang`, else the language of the account. */
export const spoken = (args: Arguments, own: Locale): Locale => {
  const wanted = args.option('lang');
  return wanted === 'zh' || wanted === 'en' ? wanted : own;
};

/** A process or register by its plural, as in addresses. */
export function processNamed(plural: string): AnyProcess {
  const process = allProcesses.find((p) => p.plural === plural);
  if (process) return process;
  const list = allProcesses.map((p) => p.plural).join('、');
  throw new StartProblem({ zh: `没有“${plural}”。可用：${list}。`, en: `There is no "${plural}".` });
}

/** Runs something and words its refusals for the terminal. */
export async function inWords<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    if (isUnprepared(error))
      throw new StartProblem({
        zh: '数据库还没有建立。请先运行 npm start 或者 npm run yishi -- migrate。',
        en: 'The database is not there yet. Please run npm start or npm run yishi -- migrate first.',
      });
    if (!(error instanceof ProblemError)) throw error;
    throw new StartProblem({ zh: sentence(error, 'zh'), en: sentence(error, 'en') });
  }
}

/** The server's role or a table is missing: nothing was set up here so far. */
function isUnprepared(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === '22023' || code === '42P01';
}

function sentence(error: ProblemError, locale: Locale): string {
  const words = Object.entries(error.data).filter(([, v]) => typeof v === 'string' || typeof v === 'number');
  const fields = (error.errors ?? []).map((e) => `${e.path}：${inputMessage(e, locale)}`);
  return [fill(problems[error.code][locale], Object.fromEntries(words) as Record<string, string>), ...fields].join('\n  ');
}
