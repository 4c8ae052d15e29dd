import { systemClock } from '../clock.ts';
import { inTransaction } from '../db/connect.ts';
import { listCodeKeys, mostCodeKeys, retireCodeKey, rotateCodeKey } from '../opinions/code-keys.ts';
import { StartProblem } from '../start-problem.ts';
import { readArguments, usageProblem } from './arguments.ts';
import type { Command, CommandContext } from './command.ts';
import { asServer } from './house.ts';

const usage = 'codes keys | rotate | retire N';

/** The keys that printed codes are signed with. */
export const codesCommand: Command = {
  name: 'codes',
  usage: 'keys | rotate | retire N',
  zh: '二维码签名密钥：列出、更换、停用（停用后旧印的码失效）',
  en: 'keys of printed codes: list, make a new one, retire one; codes printed with a retired key lead nowhere',
  run: async (context) => {
    const [what, n, ...more] = readArguments(context.args, { options: [] }, usage).words;
    if (more.length > 0 || (n !== undefined) !== (what === 'retire')) throw usageProblem(usage);
    if (what === 'keys') await list();
    else if (what === 'rotate') await rotate(context);
    else if (what === 'retire') await retire(context, n ?? '');
    else throw usageProblem(usage);
    return 0;

    async function list(): Promise<void> {
      const lines = await asServer(context, ({ db }) => listCodeKeys(db));
      const signs = lines.find((line) => line.retiredAt === null)?.n;
      for (const { n, madeAt, retiredAt } of lines)
        console.log([n, madeAt?.toISOString() ?? '-', retiredAt?.toISOString() ?? (n === signs ? 'signs' : 'accepted')].join('\t'));
    }
  },
};

async function rotate(context: CommandContext): Promise<void> {
  const n = await asServer(context, ({ db }) => inTransaction(db, (tx) => rotateCodeKey(tx, systemClock.now())));
  if (n === 'tooMany')
    throw new StartProblem({
      zh: `已有 ${mostCodeKeys} 个密钥在用，请先停用旧的。`,
      en: `${mostCodeKeys} keys are in use; retire an old one first.`,
    });
  context.say({
    zh: `新密钥 ${n} 已启用。旧印的码继续有效，重新打印后再停用旧密钥。`,
    en: `Key ${n} signs from now on. Codes printed before stay good; print them anew, then retire the old key.`,
  });
}

async function retire(context: CommandContext, word: string): Promise<void> {
  if (!/^\d{1,6}$/.test(word)) throw usageProblem(usage);
  const n = Number(word);
  const done = await asServer(context, ({ db }) => inTransaction(db, (tx) => retireCodeKey(tx, n, systemClock.now())));
  if (done === 'unknown') throw new StartProblem({ zh: `没有在用的密钥 ${n}。`, en: `There is no key ${n} in use.` });
  if (done === 'signs') throw new StartProblem({ zh: `密钥 ${n} 正在签名，请先更换。`, en: `Key ${n} signs; rotate first.` });
  context.say({ zh: `密钥 ${n} 已停用，用它印的码不再有效。`, en: `Key ${n} is retired; codes printed with it lead nowhere.` });
}
