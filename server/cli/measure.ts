import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ClassifierOptions, Example } from '../../matching/classifier.ts';
import type { Quality } from '../../matching/metrics.ts';
import { readExamples, targets } from '../advice/examples.ts';
import { modelOptions } from '../advice/learn.ts';
import { crossValidated, tested } from '../advice/measure.ts';
import { searchWords } from '../search/words.ts';
import { StartProblem } from '../start-problem.ts';
import { readArguments, usageProblem } from './arguments.ts';
import type { Command } from './command.ts';
import { asServer } from './house.ts';
import { measureGroups } from './measure-groups.ts';

const usage = 'measure [--messages FOLDER]';

/** The plain way that every other is held against: runs of one and two characters, no words. */
const baseline: ClassifierOptions = {
  ...modelOptions,
  grams: [1, 2],
  words: false,
  leastTexts: 1,
  mostFeatures: 1_000_000,
};
/** For thousands of messages: without the bound that keeps a congress's model small. */
const ours: ClassifierOptions = { ...modelOptions, mostFeatures: 1_000_000, evidence: 0.1 };

/** Says how well past decisions foretell new ones, here and on messages kept in a folder. */
export const measureCommand: Command = {
  name: 'measure',
  usage: '[--messages FOLDER]',
  zh: '检验分办推荐与类别推荐：按本库历年决定，或按文件夹中已标注的留言（full_train、full_dev、raw_dev；hot_messages、near_duplicates 用于检验归并）',
  en: 'how well units and categories are proposed, on past decisions here or on labelled messages of a folder; there also how well repeats are grouped',
  run: async (context) => {
    const args = readArguments(context.args, { options: ['messages'] }, usage);
    if (args.words.length > 0) throw usageProblem(usage);
    const folder = args.option('messages');
    if (folder !== null) {
      await measureMessages(folder);
      await measureGroups(folder);
      return 0;
    }
    return asServer(context, async ({ db }) => {
      const congresses = await db.selectFrom('congress').select(['id', 'name']).orderBy('region_code').execute();
      for (const { id, name } of congresses) {
        for (const target of targets) {
          const examples = await readExamples(db, id, target);
          if (examples.length < leastExamples) continue;
          const labels = new Set(examples.map((e) => e.label)).size;
          console.log(`${name} · ${words[target]} · ${examples.length} × ${labels}`);
          say('baseline', crossValidated(examples, baseline));
          say('as learnt', crossValidated(examples, modelOptions));
        }
      }
      return 0;
    });
  },
};

const leastExamples = 30;
const words = { unit: '承办单位 · unit', category: '类别 · category' } as const;

async function measureMessages(folder: string): Promise<void> {
  const [train, dev, raw] = await Promise.all(
    ['full_train', 'full_dev', 'raw_dev'].map((name) => readMessages(path.join(folder, `${name}.jsonl`))),
  );
  if (!train || !dev || !raw) return;
  console.log(`train ${train.length} · dev ${dev.length} · raw dev ${raw.length}`);
  for (const [name, options] of [
    ['baseline', baseline],
    ['as learnt', ours],
  ] as const) {
    say(`${name}, cross-validated`, crossValidated(train, options, 4));
    const [onDev, onRaw] = tested(train, [dev, raw], options);
    if (onDev) say(`${name}, dev`, onDev);
    if (onRaw) say(`${name}, raw dev`, onRaw);
  }
}

async function readMessages(file: string): Promise<Example[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new StartProblem({ zh: `找不到 ${file}。`, en: `There is no ${file}.` });
  });
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { title = '', text: body, label } = JSON.parse(line) as { title?: string; text: string; label: string };
      const whole = `${title} ${body}`;
      return { text: whole, words: searchWords(whole).split(' '), label };
    });
}

const share = (value: number): string => value.toFixed(4);

function say(name: string, { cases, top1, top3, macroF1 }: Quality): void {
  console.log(`  ${name.padEnd(28)} ${String(cases).padStart(5)}  top-1 ${share(top1)}  top-3 ${share(top3)}  macro F1 ${share(macroF1)}`);
}
