import { algorithmVersion, align, type Statute, type Timeline, timelines } from '../../../statute/index.ts';
import { readArguments, usageProblem } from '../arguments.ts';
import type { StatuteCommand } from './command.ts';
import { readStatute } from './statute-input.ts';

const usage = 'statute timeline OLDEST … NEWEST [--json]';

/** Follows each article through any number of versions. */
export const timelineCommand: StatuteCommand = {
  name: 'timeline',
  usage: 'OLDEST … NEWEST [--json]',
  zh: '多个版本中每一条的沿革（按从旧到新给出）',
  en: 'each article through any number of versions, oldest first',
  details: '--json  { algorithmVersion, timelines: [{ steps: [{ version, article, kind, joinedBy }], splitFrom, endedIn }] }',
  run: async (args) => {
    const given = readArguments(args, { options: [], switches: ['json'] }, usage);
    if (given.words.length < 2) throw usageProblem(usage);
    const versions: Statute[] = [];
    for (const file of given.words) versions.push((await readStatute(file)).statute);
    const found = timelines(versions.flatMap((now, i) => (i === 0 ? [] : align(versions[i - 1] ?? now, now))));
    process.stdout.write(
      `${given.has('json') ? JSON.stringify({ algorithmVersion, timelines: found.map(shape) }) : found.map(line).join('\n')}\n`,
    );
    return 0;
  },
};

const shape = ({ steps, splitFrom, endedIn }: Timeline) => ({
  steps: steps.map(({ version, article, kind, joinedBy }) => ({
    version,
    article: article.number,
    kind,
    joinedBy: joinedBy.map((a) => a.number),
  })),
  splitFrom: splitFrom?.number ?? null,
  endedIn,
});

function line({ steps, splitFrom, endedIn }: Timeline): string {
  const way = steps.map(({ version, article, kind }) => `${version + 1}: ${article.label}${kind === null ? '' : ` ${kind}`}`).join('  →  ');
  return `${splitFrom ? `(${splitFrom.label}) ⇒ ` : ''}${way}${endedIn === null ? '' : `  →  ${endedIn + 1}: —`}`;
}
