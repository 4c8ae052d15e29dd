import { text } from 'node:stream/consumers';
import type { Kysely } from 'kysely';
import { type RoleId, roles } from '../../registers/roles.ts';
import { systemClock } from '../clock.ts';
import { inTransaction } from '../db/connect.ts';
import type { Database } from '../db/tables.ts';
import { createAccount, setPassword } from '../people/accounts.ts';
import { byTheSystem } from '../people/by.ts';
import { grantRole } from '../people/grants.ts';
import { assertGoodPassword } from '../people/password-rules.ts';
import { hashPassword, temporaryPassword } from '../people/passwords.ts';
import { getPolicy } from '../people/policy.ts';
import { StartProblem } from '../start-problem.ts';
import { type Arguments, readArguments, usageProblem } from './arguments.ts';
import type { Command, CommandContext } from './command.ts';
import { asServer } from './house.ts';
import { findAccount, findCongress, inWords } from './who.ts';

const usage =
  'user list | user add USERNAME NAME [--congress CODE] [--password-stdin] | user password USERNAME [--password-stdin] | user grant USERNAME ROLE [--congress CODE] [--unit CODE | --delegation CODE]';

/** Accounts from the machine itself, for the first ones and for those locked out. Everything is written to the security log. */
export const userCommand: Command = {
  name: 'user',
  usage: 'list | add | password | grant …',
  zh: '列出账号、新增账号、重设密码、授予角色（记入安全日志）',
  en: 'list and add accounts, reset passwords, grant roles; written to the security log',
  run: async (context) => {
    const args = readArguments(context.args, { options: ['congress', 'unit', 'delegation'], switches: ['password-stdin'] }, usage);
    const [what, ...words] = args.words;
    const run = { list: listUsers, add: addUser, password: resetPassword, grant: grant }[what ?? ''];
    if (!run) throw usageProblem(usage);
    await asServer(context, ({ db }) => inWords(() => run(context, db, words, args)));
    return 0;
  },
};

type Run = (context: CommandContext, db: Kysely<Database>, words: readonly string[], args: Arguments) => Promise<void>;

const listUsers: Run = async (_context, db, words, args) => {
  if (words.length > 0) throw usageProblem(usage);
  const congress = args.option('congress') === null ? null : await findCongress(db, args.option('congress'));
  let query = db.selectFrom('account').select(['id', 'username', 'name', 'status']).orderBy('username');
  if (congress) query = query.where('home_congress_id', '=', congress.id);
  const grants = await db.selectFrom('role_grant').select(['account_id', 'role']).where('revoked_at', 'is', null).execute();
  for (const account of await query.execute()) {
    const held = grants.filter((g) => g.account_id === account.id).map((g) => g.role);
    console.log([account.username, account.name, account.status, [...new Set(held)].join(',')].join('\t'));
  }
};

const addUser: Run = async (context, db, words, args) => {
  const [username, name, ...more] = words;
  if (username === undefined || name === undefined || more.length > 0) throw usageProblem(usage);
  const congress = await findCongress(db, args.option('congress'));
  const password = await newPassword(args);
  await inTransaction(db, (tx) =>
    createAccount(tx, { homeCongressId: congress.id, username, name, password, mustChangePassword: true }, byCommand()),
  );
  tell(context, username, args.has('password-stdin') ? null : password);
};

const resetPassword: Run = async (context, db, words, args) => {
  const [username, ...more] = words;
  if (username === undefined || more.length > 0) throw usageProblem(usage);
  const account = await findAccount(db, username);
  const password = await newPassword(args);
  const { minPasswordLength } = await getPolicy(db, account.home_congress_id);
  await assertGoodPassword(password, { username, minLength: minPasswordLength, earlier: [], locale: 'zh', path: 'password' });
  const hash = await hashPassword(password);
  await inTransaction(db, (tx) => setPassword(tx, account.id, hash, true, 'command line', byCommand()));
  tell(context, username, args.has('password-stdin') ? null : password);
};

const grant: Run = async (context, db, words, args) => {
  const [username, role, ...more] = words;
  if (username === undefined || role === undefined || more.length > 0) throw usageProblem(usage);
  if (!isRole(role)) {
    const list = Object.entries(roles).map(([id, r]) => `  ${id} ${r.zh} ${r.en}`);
    throw new StartProblem({ zh: `没有“${role}”这个角色。现有：\n${list.join('\n')}`, en: `There is no role "${role}".` });
  }
  const account = await findAccount(db, username);
  const congress = await findCongress(db, args.option('congress'));
  const unitId = await placed(db, 'unit', congress.id, args.option('unit'));
  const delegationId = await placed(db, 'delegation', congress.id, args.option('delegation'));
  await inTransaction(db, (tx) =>
    grantRole(tx, { congressId: congress.id, accountId: account.id, role, unitId, delegationId }, byCommand()),
  );
  context.say({ zh: `已授予 ${username}：${roles[role].zh}（${congress.name}）。`, en: `Granted to ${username}: ${roles[role].en}.` });
};

const isRole = (role: string): role is RoleId => Object.hasOwn(roles, role);
const byCommand = () => byTheSystem(systemClock.now(), 'command line');

async function placed(db: Kysely<Database>, table: 'unit' | 'delegation', congressId: string, code: string | null): Promise<string | null> {
  if (code === null) return null;
  const row = await db
    .selectFrom(table)
    .select('id')
    .where('congress_id', '=', congressId)
    .where('code', '=', code)
    .where('state', '=', 'active')
    .executeTakeFirst();
  if (!row)
    throw new StartProblem({ zh: `没有代码为“${code}”的${table === 'unit' ? '单位' : '代表团'}。`, en: `There is no ${table} "${code}".` });
  return row.id;
}

/** Read from the input, so that it shows in no list of programs; else made up. */
async function newPassword(args: Arguments): Promise<string> {
  if (args.has('password-stdin')) return (await text(process.stdin)).replace(/\r?\n$/, '');
  return temporaryPassword();
}

function tell({ say }: CommandContext, username: string, password: string | null): void {
  if (password === null)
    say({
      zh: `账号 ${username} 的密码已设定，首次登录须修改。`,
      en: `The password of ${username} is set and must be changed at sign-in.`,
    });
  else
    say({
      zh: `账号 ${username} 的初始密码：${password} （首次登录须修改）`,
      en: `initial password of ${username}, to be changed at sign-in`,
    });
}
