import { type PasswordFault, passwordFaults } from '../../contract/people.ts';
import { ProblemError } from '../problem.ts';
import { verifyPassword } from './passwords.ts';

/** Words and keyboard walks that guessing lists begin with; digits and signs around them do not help. */
const common = new Set(
  `password passwd passw0rd admin administrator root user guest login welcome letmein iloveyou woaini woaiwojia nihao zhongguo china
  beijing shanghai chongqing test demo default changeme secret master qwerty qwertyuiop qwert asdfgh asdfghjkl zxcvbn zxcvbnm qazwsx
  qazwsxedc qweasd qweasdzxc abc abcd abcde abcdef abcdefg abcdefgh abcdefghij aaa dragon monkey sunshine princess football baseball
  superman batman computer internet system oracle server manager yishi renda rendadaibiao daibiao renmindaibiao npc congress suggestion
  renmin zhengfu government deputy qwer asdf zxcv qaz wsx edc zaq xsw mima wodemima huanying`.split(/\s+/),
);
const walks = [
  '01234567890123456789',
  '98765432109876543210',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn',
  'qazwsxedcrfvtgbyhnujm',
];
const leet: Readonly<Record<string, string>> = { '0': 'o', '1': 'l', '3': 'e', '4': 'a', '5': 's', '7': 't', '@': 'a', $: 's', '!': 'i' };

/** What the password falls short of; empty when it is good enough. */
export function passwordShortcomings(password: string, username: string, minLength: number): PasswordFault[] {
  const faults: PasswordFault[] = [];
  const characters = [...password];
  if (characters.length < minLength) faults.push('tooShort');
  if (characters.length > 128) faults.push('tooLong');
  const classes = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u].filter((c) => c.test(password)).length;
  if (classes < 3) faults.push('tooPlain');
  const small = password.toLowerCase();
  const name = username.toLowerCase();
  if (name.length >= 3 && (small.includes(name) || small.includes([...name].reverse().join('')))) faults.push('hasUsername');
  if (isCommon(small)) faults.push('tooCommon');
  return faults;
}

function isCommon(small: string): boolean {
  if (new Set(small).size <= 4) return true;
  const plain = small.replace(/[^a-z]/g, '');
  const read = [...small]
    .map((c) => leet[c] ?? c)
    .join('')
    .replace(/[^a-z]/g, '');
  const letters = small.replace(/[^a-z0-9]/g, '');
  const trimmed = small
    .replace(/^[^a-z]+|[^a-z]+$/g, '')
    .replace(/[@$!]/g, (c) => leet[c] ?? c)
    .replace(/[0134579]/g, (c) => leet[c] ?? c);
  return (
    common.has(plain) ||
    common.has(read) ||
    common.has(trimmed.replace(/[^a-z]/g, '')) ||
    (letters.length >= 6 && walks.some((walk) => walk.includes(letters))) ||
    walks.some((walk) => plain.length >= 6 && walk.includes(plain))
  );
}

/** Refuses a password that is too weak or was among the last ones. `earlier` are hashes, newest first. */
export async function assertGoodPassword(
  password: string,
  context: { username: string; minLength: number; earlier: readonly string[]; locale: 'zh' | 'en'; path: string },
): Promise<void> {
  const faults = passwordShortcomings(password, context.username, context.minLength);
  if (faults.length === 0) {
    for (const hash of context.earlier.slice(0, 5)) {
      if (await verifyPassword(password, hash)) {
        faults.push('usedBefore');
        break;
      }
    }
  }
  if (faults.length === 0) return;
  const say = (fault: PasswordFault) => passwordFaults[fault][context.locale].replace('{n}', String(context.minLength));
  throw new ProblemError(
    'weakPassword',
    { reason: faults.map(say).join(context.locale === 'zh' ? '；' : '; '), faults },
    faults.map((fault) => ({ path: context.path, code: fault, message: say(fault) })),
  );
}
