import type { Readable } from 'node:stream';
import type { ComparedView } from '../../../contract/draft-reviews.ts';
import { labelOf, optionLabel, textOf } from '../../../processes/text.ts';
import { articleLabel } from '../../../statute/index.ts';
import type { Cell } from '../../transfer/cell.ts';
import { xlsxStream } from '../../transfer/xlsx-writer.ts';
import { type KeptFinding, mattersOf } from './review-words.ts';

const words = {
  zh: { sheet: '审查意见', remarks: '批注', state: '处理', isGone: '提示已不在', yes: '是' },
  en: { sheet: 'Findings', remarks: 'Remarks', state: 'Decision', isGone: 'No longer hinted', yes: 'Yes' },
} as const;

/** Every hint and finding, one line each, and the remarks on a sheet of their own. */
export function reviewTable(compared: ComparedView, findings: readonly KeptFinding[], locale: 'zh' | 'en'): Readable {
  const t = words[locale];
  const text = textOf('draftFinding', locale);
  const label = (name: string): string => labelOf(text, name);
  const states = text.states as Readonly<Record<string, string>>;
  const positions = new Map(compared.articles.map((a) => [a.number, a.position]));
  const matters = mattersOf(compared.hints, findings, positions, locale);
  const rows = matters.map((m): Cell[] => [
    articleLabel(m.article),
    m.kind === null ? '' : optionLabel(text, 'kind', m.kind),
    m.severity === null ? '' : optionLabel(text, 'severity', m.severity),
    optionLabel(text, 'origin', m.origin),
    m.clause,
    m.superior ? `《${m.superior.law}》${m.superior.article === '' ? '' : articleLabel(m.superior.article)}` : '',
    m.superior?.quote ?? '',
    m.source,
    m.why,
    states[m.state] ?? m.state,
    m.reason,
    m.proposal,
    m.decidedBy,
    m.notes.map((n) => `${n.on} ${n.by}：${n.text}`).join('\n'),
    m.isGone ? t.yes : '',
  ]);
  const remarks = findings
    .filter((f) => f.state === 'noted')
    .map(({ fields }): Cell[] => [
      articleLabel(fields.article),
      fields.why,
      fields.decidedBy,
      fields.decidedOn === null ? null : { day: fields.decidedOn },
    ]);
  return xlsxStream([
    {
      name: t.sheet,
      columns: [
        { heading: label('article'), width: 12 },
        { heading: label('kind'), width: 16 },
        { heading: label('severity'), width: 12 },
        { heading: label('origin'), width: 14 },
        { heading: label('clause'), width: 48 },
        { heading: label('superiorLaw'), width: 32 },
        { heading: label('superiorQuote'), width: 48 },
        { heading: label('source'), width: 24 },
        { heading: label('why'), width: 40 },
        { heading: t.state, width: 16 },
        { heading: label('reason'), width: 32 },
        { heading: label('proposal'), width: 32 },
        { heading: label('decidedBy'), width: 14 },
        { heading: label('notes'), width: 32 },
        { heading: t.isGone, width: 14 },
      ],
      rows: [rows],
    },
    {
      name: t.remarks,
      columns: [
        { heading: label('article'), width: 12 },
        { heading: label('why'), width: 60 },
        { heading: label('decidedBy'), width: 14 },
        { heading: label('decidedOn'), width: 14 },
      ],
      rows: [remarks],
    },
  ]);
}
