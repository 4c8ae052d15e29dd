import type { AnyProcess } from '../../engine/define.ts';
import { processOf } from '../../processes/all.ts';
import { type Locale, labelOf, optionLabel, textOf } from '../../processes/text.ts';
import { type FieldShape, shapesOf } from '../../registers/shape.ts';
import type { ProcessId } from '../../registers/vocabulary.ts';
import type { Presented } from '../actions/present.ts';
import type { ArchiveContent, ArchivedFile } from './archive-content.ts';
import { exportCell, localMoment, type Wording } from './export-cells.ts';

const words = {
  zh: {
    title: '代表建议档案',
    original: '建议原件',
    handOver: '交办与承办',
    contacts: '与代表联系情况',
    coOpinion: '会办意见',
    reply: '答复',
    evaluation: '代表评价',
    rework: '重新办理与三方评议',
    commitments: '承诺事项',
    publication: '公开情况',
    files: '附件目录',
    story: '办理经过',
    parties: '有关各方',
    name: '文件名',
    size: '大小（字节）',
    at: '时间',
    what: '事项',
    who: '办理人',
    none: '（无）',
    made: '{by}于{at}制作。各文件的校验值见 manifest.json，日志的校验值见 log.json。',
    system: '系统',
    withheld: '（未列出）',
  },
  en: {
    title: 'Archive of a suggestion',
    original: 'The suggestion as made',
    handOver: 'Hand-over and handling',
    contacts: 'Contacts with the deputy',
    coOpinion: 'Co-handler’s opinion',
    reply: 'Reply',
    evaluation: 'Evaluation',
    rework: 'Rework and three-party review',
    commitments: 'Commitments',
    publication: 'Publication',
    files: 'Files',
    story: 'Course of events',
    parties: 'Parties',
    name: 'File name',
    size: 'Size (bytes)',
    at: 'Time',
    what: 'Step',
    who: 'By',
    none: '(none)',
    made: 'Made by {by} at {at}. manifest.json holds the hash of every file, log.json those of the log.',
    system: 'system',
    withheld: '(withheld)',
  },
} as const;

type Words = (typeof words)[Locale];

/** The papers of the package in the order of an archive folder, and the fields each consists of. */
const original = [
  'number title kind stage sessionId nature categoryId authorKind leadDeputyId delegationId contact channel keywords formationSource',
  'activityIds formationNote preConsultation preConsultationIds wishedUnitIds problem analysis proposal submittedOn registeredOn secrecy secrecyReason urgent billTitle',
  'billNumber inadmissibleKind disposal returnReason mergedIntoId mergedIds withdrawnOn withdrawReason fileIds',
];
const papers = {
  handOver:
    'role unitId viaUnitId leadUnitId forUnits handedOverOn signedInOn personInCharge personPhone leaderInCharge plan measures returnReason returnDecision disputeReason mediation extensionReason extensionUntil extensionDecision cancelReason',
  contacts: 'contacts',
  coOpinion: 'coOpinion coOpinionOn coOpinionRejection coOpinionFileIds',
  reply:
    'docNumber resultClass body doneItems plannedItems notAdoptedItems signatory signedOn replyContact replyPhone repliedOn replyDueOn onTime replyFileIds checkNote replies',
  evaluation: 'attitude result firstResult adoption evaluatedOn evaluations',
  rework: 'reworkReason reworkOrderedOn tripartiteOn tripartiteRecord tripartiteParticipants',
} as const;
const publication = 'publishConsent publishReason summary publishedOn withheldReason archivedOn';

/** The package's papers as one page to read and print: no script, nothing from outside, every text escaped. */
export function archivePage(content: ArchiveContent, locale: Locale): string {
  const w = words[locale];
  const page = createPage(content, locale);
  const { suggestion } = content;
  const title = String(suggestion.fields.title ?? '');
  const sections = [
    page.section(w.original, [page.fields(suggestion, split(original.join(' '))), page.parties(suggestion)]),
    ...(Object.keys(papers) as (keyof typeof papers)[]).map((paper) =>
      page.section(
        w[paper],
        content.assignments.map((a) => page.part(a, page.fields(a, split(papers[paper])))),
      ),
    ),
    page.section(
      w.commitments,
      content.commitments.map((c) => page.part(c, page.fields(c, Object.keys(c.fields)))),
    ),
    page.section(w.publication, [page.fields(suggestion, split(publication))]),
    page.section(w.files, [filesTable(content.files, w)]),
    page.section(w.story, [page.story()]),
  ];
  const made = w.made.replace('{by}', content.madeBy).replace('{at}', localMoment(content.madeAt, content.timeZone));
  return `<!doctype html>
<html lang="${locale === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${html(`${w.title} ${title}`)}</title>
<style>${look}</style>
</head>
<body>
<p class="congress">${html(content.congress)}</p>
<h1>${html(title)}</h1>
${sections.join('\n')}
<footer>${html(made)}</footer>
</body>
</html>
`;
}

const split = (names: string): string[] => names.split(' ');

function createPage(content: ArchiveContent, locale: Locale) {
  const w = words[locale];
  const wordingOf = (id: string): Wording => ({
    text: textOf(id as ProcessId, locale),
    locale,
    timeZone: content.timeZone,
    names: content.names,
  });

  const fields = (record: Presented, names: readonly string[]): string => {
    const process = processOf(record.process);
    const shapes = shapesOf(process.record);
    const wording = wordingOf(record.process);
    const items = names.flatMap((name) => {
      const shape = shapes[name];
      const shown = shape ? valueHtml(process, shape, name, record.fields[name], wording) : '';
      return shown === '' ? [] : [`<dt>${html(labelOf(wording.text, name))}</dt><dd>${shown}</dd>`];
    });
    return items.length === 0 ? '' : `<dl>${items.join('')}</dl>`;
  };

  return {
    fields,
    section: (heading: string, parts: readonly string[]): string => {
      const filled = parts.filter((p) => p !== '');
      return `<section><h2>${html(heading)}</h2>${filled.length === 0 ? `<p class="none">${html(w.none)}</p>` : filled.join('\n')}</section>`;
    },
    part: (record: Presented, body: string): string => {
      if (body === '') return '';
      const { text } = wordingOf(record.process);
      const role = typeof record.fields.role === 'string' ? ` · ${optionLabel(text, 'role', record.fields.role)}` : '';
      return `<h3>${html(`${content.names[String(record.fields.unitId)] ?? ''}${role}`)}</h3>${body}`;
    },
    parties: (record: Presented): string => {
      const { text } = wordingOf(record.process);
      const rows = record.parties
        .filter((p) => p.status === 'active')
        .map((p) => [text.parties[p.party] ?? p.party, content.names[p.subject] ?? '', p.on]);
      return rows.length === 0 ? '' : `<h3>${html(w.parties)}</h3>${table(null, rows)}`;
    },
    story: (): string =>
      table(
        [w.at, w.what, w.who],
        content.steps.map((step) => {
          const { text } = wordingOf(step.process);
          const what = step.action === null ? w.withheld : `${text.name} · ${text.actions[step.action] ?? step.action}`;
          return [localMoment(step.at, content.timeZone), what, step.actor ?? ''];
        }),
      ),
  };
}

/** A value as it is read on paper; rows as a table of their own. */
function valueHtml(process: AnyProcess, shape: FieldShape, name: string, value: unknown, wording: Wording): string {
  if (shape.kind === 'rows' && shape.columns && Array.isArray(value) && value.length > 0) {
    const columns = Object.entries(shape.columns);
    const rows = (value as Record<string, unknown>[]).map((row) => columns.map(([c, s]) => shownText(s, c, row[c], wording, name)));
    const used = columns.map((_, i) => rows.some((row) => row[i] !== ''));
    return table(
      columns.filter((_, i) => used[i]).map(([c]) => labelOf(wording.text, c, name)),
      rows.map((row) => row.filter((_, i) => used[i])),
    );
  }
  const text = shownText(shape, name, value, wording, process.id);
  return text === '' ? '' : html(text).replaceAll('\n', '<br>');
}

function shownText(shape: FieldShape, name: string, value: unknown, wording: Wording, within: string): string {
  const cell = exportCell(shape, name, value, wording, within);
  if (cell === null) return '';
  return typeof cell === 'object' ? cell.day : String(cell);
}

const filesTable = (files: readonly ArchivedFile[], w: Words): string =>
  files.length === 0
    ? ''
    : table(
        [w.name, w.size, 'SHA-256'],
        files.map((f) => [f.entry, String(f.size), f.sha256]),
      );

function table(headings: readonly string[] | null, rows: readonly (readonly string[])[]): string {
  const head = headings ? `<thead><tr>${headings.map((h) => `<th scope="col">${html(h)}</th>`).join('')}</tr></thead>` : '';
  const cells = (row: readonly string[]) => row.map((c) => `<td>${html(c).replaceAll('\n', '<br>')}</td>`).join('');
  return `<table>${head}<tbody>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</tbody></table>`;
}

const html = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

const look = `body{font:16px/1.7 "Noto Serif CJK SC","Source Han Serif SC",SimSun,serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#111}
.congress{text-align:center;letter-spacing:.1em}h1{font-size:1.5rem;text-align:center}h2{font-size:1.15rem;border-bottom:1px solid #999;margin-top:2rem}
h3{font-size:1rem}dl{display:grid;grid-template-columns:9rem 1fr;gap:.25rem 1rem}dt{color:#555}dd{margin:0;overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;font-size:.9rem}th,td{border:1px solid #bbb;padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
.none{color:#777}footer{margin-top:3rem;font-size:.85rem;color:#555}
@media print{body{margin:0;max-width:none}section{break-inside:auto}h2,h3,dt,tr{break-after:avoid;break-inside:avoid}}`;
