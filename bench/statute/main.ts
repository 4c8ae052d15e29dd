import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readText } from '../../server/cli/statute/input.ts';
import { readLibrary } from '../../server/cli/statute/laws.ts';
import { type IndexedArticle, parseStatute } from '../../statute/index.ts';
import { intakeMarks, manyArticlesMarks, statuteMarks, withSection } from '../sections.ts';
import { measureHints } from './hints.ts';
import { measureIntake } from './intake.ts';
import { measureLarge } from './large.ts';
import { intakeSection, manyArticlesSection, statuteSection } from './page.ts';
import { measureSpeed } from './speed.ts';

const help = `npm run bench:statute -- --laws FOLDER     on the laws of a folder with manifest.jsonl; writes its section of docs/performance.md
npm run bench:statute -- --regulations 60   plant mistakes into so many regulations (375 unless told)
npm run bench:statute -- --seed 7           another choice of mistakes
npm run bench:statute -- --articles 1500000 only the index of so many articles, varied copies of the real ones; writes the section on it
npm run bench:statute -- --intake           only what bringing the folder into a library takes; writes the section on it
npm run bench:statute -- --dry              print only
Without --laws the folder is \`laws\` within YISHI_TEST_DATA.`;

const { values } = parseArgs({
  options: {
    laws: { type: 'string' },
    regulations: { type: 'string', default: '375' },
    articles: { type: 'string' },
    intake: { type: 'boolean', default: false },
    seed: { type: 'string', default: '7' },
    dry: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});
const folder = values.laws ?? path.join(process.env.YISHI_TEST_DATA ?? '', 'laws');
const say = (text: string): void => console.error(text);

// A program at a terminal: what it prints is what it is for.
if (values.help) console.log(help);
else if (!existsSync(path.join(folder, 'manifest.jsonl'))) {
  console.error(
    `没有 ${path.join(folder, 'manifest.jsonl')}；请用 --laws 指明法规文件夹。\nThere is no such list; name a folder of laws with --laws.`,
  );
  process.exitCode = 2;
} else await main();

async function main(): Promise<void> {
  if (values.intake) return intake();
  const seed = Number(values.seed);
  const library = await readLibrary(folder);
  const rows = (await readFile(path.join(folder, 'manifest.jsonl'), 'utf8'))
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as { file: string; level: string });
  const local = rows.filter((r) => r.level === '地方性法规');
  const step = Math.max(1, Math.floor(local.length / Number(values.regulations)));
  const chosen = local.filter((_, n) => n % step === 0).slice(0, Number(values.regulations));
  const statutes = await Promise.all(chosen.map(async (r) => parseStatute(await readText(path.join(folder, r.file)))));
  const articles: IndexedArticle[] = [];
  for (const { title, articles: all } of library.laws.values())
    for (const [number, text] of all) articles.push({ id: `${title}#${number}`, law: title, text });
  if (values.articles !== undefined) {
    const speed = await measureLarge(articles, Number(values.articles), say);
    return publish(manyArticlesSection(new Date(), Number(values.articles), speed), manyArticlesMarks);
  }
  const speed = await measureSpeed(articles, seed, say);
  say('Planting mistakes …');
  const hints = measureHints(library, statutes, seed);
  await publish(statuteSection({ at: new Date(), speed, hints, seed, regulations: statutes.length }), statuteMarks);
}

/** Before any index lies in memory, so that what this takes can be told. */
async function intake(): Promise<void> {
  const files = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.txt')).sort();
  await publish(intakeSection(new Date(), await measureIntake(folder, files, say)), intakeMarks);
}

async function publish(section: string, marks: typeof statuteMarks): Promise<void> {
  // The figures are what the command is for; they are read at the terminal too.
  console.log(section);
  if (values.dry) return;
  const page = path.join(import.meta.dirname, '..', '..', 'docs', 'performance.md');
  await writeFile(page, withSection(await readFile(page, 'utf8'), section, marks));
}
