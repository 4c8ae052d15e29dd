import type { BlockView, ReportView } from '../../../../contract/reports.ts';
import { noValue, opens } from '../../../../engine/measure.ts';
import { processOf } from '../../../../processes/all.ts';
import { findMeasure } from '../../../../processes/measures.ts';
import { shapesOf } from '../../../../registers/shape.ts';
import type { Search } from '../../router.tsx';
import { Link } from '../../shell/link.tsx';

type Sessions = ReportView['sessions'];
type Behind = NonNullable<BlockView['pieces'][number]['behind']>;

interface Props {
  readonly blocks: readonly BlockView[];
  /** The sessions whose records its numbers open; none: numbers are plain text. */
  readonly sessions: Sessions | null;
}

/** The report as it will stand on paper; each number leads to the records it was counted from. */
export function ReportPaper({ blocks, sessions }: Props) {
  return (
    <article className="report-paper" lang="zh-CN">
      {blocks.map((block, i) => {
        const content = block.pieces.map((piece, n) => {
          const to = piece.behind && sessions ? addressOf(piece.behind, sessions) : null;
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name than their place
          if (!to) return <span key={n}>{piece.text}</span>;
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other name than their place
            <Link key={n} {...to} className="figure">
              {piece.text}
            </Link>
          );
        });
        const key = `${i}-${block.kind}`;
        if (block.kind === 'title') return <h2 key={key}>{content}</h2>;
        if (block.kind === 'heading') return <h3 key={key}>{content}</h3>;
        if (block.kind === 'subheading') return <h4 key={key}>{content}</h4>;
        return <p key={key}>{content}</p>;
      })}
    </article>
  );
}

function addressOf(behind: Behind, sessions: Sessions): { readonly to: string; readonly search: Search } | null {
  const measure = findMeasure(behind.measure);
  const session = sessions.find((s) => s.when === behind.time);
  if (!measure || !session) return null;
  const opened = opens(measure, behind.part, (process, field) => shapesOf(processOf(process).record)[field]?.ref);
  return {
    to: `/${processOf(opened).plural}`,
    search: {
      measure: measure.id,
      part: behind.part,
      session: session.sessionId,
      cutoff: session.cutoff,
      ...(behind.value === undefined ? {} : { value: behind.value || noValue }),
    },
  };
}
