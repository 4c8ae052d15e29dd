import type { StatuteRank, VersionChange } from '../../../contract/statutes.ts';
import { articlesOf, findEffectiveDates, type Statute, textOf } from '../../../statute/index.ts';

/** What a text says of itself: read from its title, its history lines and its last articles; a person may correct it. */
export interface Described {
  readonly title: string;
  readonly rank: StatuteRank;
  readonly issuer: string;
  readonly change: VersionChange;
  readonly passedOn: string | null;
  readonly effectiveOn: string | null;
  readonly documentNo: string;
}

/** Reads who made a text, when, and from when it holds. `fileName` gives the title or the day where the text is silent. */
export function describeText(statute: Statute, fileName: string): Described {
  const title = tidyTitle(statute.title || plainName(fileName));
  const lines = [...(statute.opening ?? []), ...statute.history].map((line) => line.normalize('NFKC').replace(/日\s+/gu, '日'));
  const clauses = lines.flatMap((line) => line.split(/\s+|;|(?=根据\d{4}年)/u)).filter((clause) => clause !== '');
  const last = clauses.findLast((clause) => /修正|修订/u.test(clause) && datesIn(clause).length > 0);
  const first = clauses.find((clause) => /通过/u.test(clause) && datesIn(clause).length > 0);
  const published = clauses.find((clause) => /公布|发布|批准|施行/u.test(clause) && datesIn(clause).length > 0);
  const named = last ?? first ?? published ?? '';
  const change: VersionChange = last ? (/修订[^修]*$/u.test(last) ? 'revised' : 'amended') : changeIn(statute.title);
  const passedOn = datesIn(named)[0] ?? dayIn(fileName);
  const issuer =
    issuerIn(named) ||
    issuerIn(first ?? '') ||
    issuerIn(lines.join(' ')) ||
    (/^(?:最高人民法院|最高人民检察院|国务院)/u.exec(title)?.[0] ?? '');
  const documentNo = orderNo.exec(lines.join(' ').replace(dated, ' '))?.[0] ?? '';
  return {
    title,
    issuer,
    rank: rankOf(issuer, title, documentNo),
    change,
    passedOn,
    effectiveOn: effectiveIn(statute, lines, passedOn, change, published),
    documentNo: documentNo.slice(0, 60),
  };
}

/** The day a text names for itself. An amended text keeps the words of the first version, so a day before its own passing says nothing. */
function effectiveIn(
  statute: Statute,
  lines: readonly string[],
  passedOn: string | null,
  change: VersionChange,
  published?: string,
): string | null {
  const ending = articlesOf(statute)
    .slice(-3)
    .map((article) => textOf(article))
    .join('\n');
  for (const { date, daysAfterPublication } of [...findEffectiveDates(lines.join('\n')), ...findEffectiveDates(ending).toReversed()]) {
    if (date !== null && (passedOn === null || date >= passedOn)) return date;
    if (daysAfterPublication === 0 && change === 'made') return (published && datesIn(published).at(-1)) || passedOn;
  }
  return null;
}

const orderNo = /[^\s(),。《》]{2,30}(?:令|公告)(?:第|[〔[(])?[\d一二三四五六七八九十百〇]{1,9}[^号\s]{0,8}号/u;
const dated = /(\d{4})年(\d{1,2})月(\d{1,2})日/gu;

function datesIn(text: string): string[] {
  return [...text.matchAll(dated)].flatMap(([, year = '', month = '', day = '']) => dayOf(year, month, day) ?? []);
}

function dayOf(year: string, month: string, day: string): string | null {
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date) && year >= '1900' ? date : null;
}

/** Collections name their files 某法_20240426 or 某法_2024-04-26. */
function dayIn(fileName: string): string | null {
  const [, year, month, day] = /(?<!\d)((?:19|20)\d{2})[-.]?(\d{2})[-.]?(\d{2})(?!\d)/u.exec(fileName) ?? [];
  return year && month && day ? dayOf(year, month, day) : null;
}

const bodies =
  /[\p{Script=Han}]{0,30}?(?:人民代表大会常务委员会|人民代表大会(?!常)|国务院|人民政府|最高人民法院|最高人民检察院|监察委员会)/u;

/** The body that passed a text, without the number of its term. */
function issuerIn(clause: string): string {
  const found = bodies.exec(clause.replace(dated, ' ').replace(/第[一二三四五六七八九十百\d]+届/gu, ''))?.[0] ?? '';
  return found.replace(/^(?:根据|经|由|中华人民共和国(?=国务院))/u, '');
}

/** Whether a title begins with the name of a place, as those of local regulations do: 棠宁市公园条例, but not 中华人民共和国市场主体登记管理条例. */
export const isOfPlace = (title: string): boolean =>
  /^(?!中华人民共和国).{2,12}?(?:省|市|自治区|自治州|自治县|县).{2,}(?:条例|办法|规定|决定|规则)$/u.test(title);

function rankOf(issuer: string, title: string, documentNo: string): StatuteRank {
  if (/^最高人民/u.test(issuer)) return 'judicialInterpretation';
  if (/^全国人民代表大会/u.test(issuer)) return 'law';
  if (issuer === '国务院') return 'administrativeRegulation';
  if (issuer.includes('人民代表大会')) return 'localRegulation';
  if (issuer.includes('人民政府'))
    return /令/u.test(documentNo) && /(?:办法|规定|规则|细则)$/u.test(title) ? 'governmentRule' : 'normativeDocument';
  if (isOfPlace(title)) return 'localRegulation';
  if (/(?<!办)法(?:典)?$/u.test(title)) return 'law';
  return /条例$/u.test(title) ? 'administrativeRegulation' : 'other';
}

/** What the remark behind a title says: （2019修正）. */
const changeIn = (title: string): VersionChange =>
  /修订[^）)]*[）)]$/u.test(title) ? 'revised' : /修正[^）)]*[）)]$/u.test(title) ? 'amended' : 'made';

/** Without the remark that collections put behind a title: （2019修正）. */
const tidyTitle = (title: string): string =>
  title
    .replace(/[（(]\d{4}年?(?:\d{1,2}月)?(?:修正|修订)(?:文本|本)?[）)]$/u, '')
    .trim()
    .slice(0, 200);

const plainName = (fileName: string): string =>
  (fileName.split(/[/\\]/u).at(-1) ?? '')
    .replace(/\.[a-z0-9]{1,8}$/iu, '')
    .replace(/[_\s-]*(?:19|20)\d{2}[-.]?\d{2}[-.]?\d{2}$/u, '')
    .trim();
