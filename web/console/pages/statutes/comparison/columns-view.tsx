import { memo, useMemo } from 'react';
import type { StatuteComparison } from '../../../../../processes/statuteComparison/statuteComparison.ts';
import type { Timeline } from '../../../../../statute/compare/timeline.ts';
import { useWords } from '../../../../shared/words.ts';
import { Loaded } from '../../../shell/faults.tsx';
import { KindMark } from '../../../statute/kind-mark.tsx';
import { kindsOf } from '../../../statute/kinds.ts';
import { guessHeight, LawWords } from '../../../statute/law-article.tsx';
import { inParts, useGrowing } from '../../../statute/use-growing.ts';
import { comparisonPageWords } from './comparison.text.ts';
import { type History, useHistory } from './use-comparison.ts';

interface Props {
  readonly id: string;
  readonly record: StatuteComparison;
  readonly onlyChanges: boolean;
}

/** All versions beside each other, a line for each article; each marked against the version before. */
export function ColumnsView({ id, record, onlyChanges }: Props) {
  const history = useHistory({ id, record }, true);
  return <Loaded of={history}>{(data) => <Columns history={data} record={record} onlyChanges={onlyChanges} />}</Loaded>;
}

function Columns({ history, record, onlyChanges }: Omit<Props, 'id'> & { readonly history: History }) {
  const t = useWords(comparisonPageWords);
  const lines = useMemo(() => (onlyChanges ? history.lines.filter((l) => hasChange(l, history)) : history.lines), [history, onlyChanges]);
  const parts = useMemo(() => inParts(lines, 20), [lines]);
  const growing = useGrowing(parts.length);
  const { versions } = record;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard
    <section className="law-table-box" tabIndex={0} aria-label={t.view.columns}>
      <table
        className="law-table law-versions"
        aria-label={t.view.columns}
        style={{ gridTemplateColumns: `repeat(${versions.length}, minmax(280px, 1fr))`, minWidth: versions.length * 280 }}
      >
        <thead>
          <tr className="law-row law-heads">
            {versions.map((v, i) => (
              <th scope="col" key={v.key}>
                {t.versionColumn(v.label, history.sides[i]?.articles.length ?? 0)}
              </th>
            ))}
          </tr>
        </thead>
        {parts.slice(0, growing.count).map((part, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts have no other name than their place
          <LinesPart key={n} lines={part} history={history} count={versions.length} />
        ))}
      </table>
    </section>
  );
}

const LinesPart = memo(function LinesPart({
  lines,
  history,
  count,
}: {
  readonly lines: readonly Timeline[];
  readonly history: History;
  readonly count: number;
}) {
  const rows = lines.map((line) => {
    const first = line.steps[0];
    return (
      <tr
        key={`${first?.version} ${first?.article.position}`}
        className="law-row"
        style={{ containIntrinsicBlockSize: `auto ${heightOf(line, history)}px` }}
      >
        {Array.from({ length: count }, (_, version) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a version is its place
          <td key={version} lang="zh-CN" className="law-cell">
            <VersionCell line={line} version={version} history={history} />
          </td>
        ))}
      </tr>
    );
  });
  return <tbody>{rows}</tbody>;
});

function heightOf(line: Timeline, { sides }: History): number {
  return Math.max(40, ...line.steps.map((s) => guessHeight(sides[s.version]?.articles[s.article.position] ?? none, 22)));
}
const none = { key: '', label: '', heading: '', row: 0, lines: [] };

/** One article in one version: its words, and what happened to it on the way here. */
export function VersionCell({ line, version, history }: { readonly line: Timeline; readonly version: number; readonly history: History }) {
  const t = useWords(comparisonPageWords);
  const step = line.steps.find((s) => s.version === version);
  if (!step) return line.endedIn === version ? <span className="quiet">{t.ended}</span> : null;
  const article = history.sides[version]?.articles[step.article.position];
  if (!article) return null;
  const before = history.steps[version - 1];
  const row = before?.rows[article.row];
  const kinds = row ? kindsOf(row) : [];
  const isFirst = line.steps[0] === step && version > 0;
  return (
    <>
      <LawWords article={article} plain={version === 0} />
      <span className="law-marks">
        {kinds.map((kind) => (
          <KindMark key={kind} kind={kind} />
        ))}
        {isFirst && line.splitFrom && <span className="quiet">{t.splitFrom(line.splitFrom.label)}</span>}
        {step.joinedBy.length > 0 && !isFirst && <span className="quiet">{t.joined(step.joinedBy.map((a) => a.label).join('、'))}</span>}
      </span>
    </>
  );
}

function hasChange(line: Timeline, { steps, sides }: History): boolean {
  if (line.endedIn !== null || (line.steps[0]?.version ?? 0) > 0) return true;
  return line.steps.some((s) => {
    const row = steps[s.version - 1]?.rows[sides[s.version]?.articles[s.article.position]?.row ?? -1];
    return row !== undefined && kindsOf(row).some((k) => k !== 'renumbered' && k !== 'xref');
  });
}
