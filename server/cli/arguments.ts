import { StartProblem } from '../start-problem.ts';

/** A command called in a way it does not know: the sentence tells how it is called, and the program ends with 2. */
export class UsageProblem extends StartProblem {}

/** What stood after a command's name: plain words in order, `--name value` options and bare `--name` switches. */
export interface Arguments {
  readonly words: readonly string[];
  option(name: string): string | null;
  /** An option that may be given more than once. */
  options(name: string): readonly string[];
  has(name: string): boolean;
}

/** Sorts a command's arguments. Refuses options it does not have and ones without a value. */
export function readArguments(
  args: readonly string[],
  known: { readonly options: readonly string[]; readonly switches?: readonly string[] },
  usage: string,
): Arguments {
  const words: string[] = [];
  const given: [string, string][] = [];
  const wrong = (arg: string): UsageProblem => usageProblem(usage, { zh: `不认识“${arg}”。`, en: `"${arg}" is not known here.` });
  for (let i = 0; i < args.length; i++) {
    const arg = args[i] ?? '';
    if (!arg.startsWith('--')) {
      words.push(arg);
      continue;
    }
    const [name = '', inline] = arg.slice(2).split(/=(.*)/s);
    if (known.switches?.includes(name) && inline === undefined) given.push([name, '']);
    else if (known.options.includes(name)) {
      const value = inline ?? args[++i];
      if (value === undefined || (inline === undefined && value.startsWith('--'))) throw wrong(arg);
      given.push([name, value]);
    } else throw wrong(arg);
  }
  return {
    words,
    option: (name) => given.findLast(([n]) => n === name)?.[1] ?? null,
    options: (name) => given.filter(([n]) => n === name).map(([, value]) => value),
    has: (name) => given.some(([n]) => n === name),
  };
}

/** Tells how a command is called. */
export const usageProblem = (usage: string, why: { readonly zh: string; readonly en: string } = { zh: '', en: '' }): UsageProblem =>
  new UsageProblem({ zh: why.zh, en: `${why.en}\n用法 · Usage: npm run yishi -- ${usage}` });
