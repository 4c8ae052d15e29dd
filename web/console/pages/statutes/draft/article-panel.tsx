import { Tabs } from 'antd';
import { useState } from 'react';
import type { DraftArticle, FindingView, HintView } from '../../../../../contract/draft-reviews.ts';
import { useWords } from '../../../../shared/words.ts';
import { Loaded } from '../../../shell/faults.tsx';
import { deskWords } from './desk.text.ts';
import { HintCard } from './hint-card.tsx';
import { OwnFindings } from './own-findings.tsx';
import { CitationsPart, RelatedPart } from './related-part.tsx';
import { type FindingAct, useArticle } from './use-desk.ts';

interface Props {
  readonly reviewId: string;
  readonly comparison: string;
  readonly article: DraftArticle;
  readonly hints: readonly HintView[];
  readonly findings: readonly FindingView[];
  readonly fresh: ReadonlySet<string>;
  readonly mayDecide: boolean;
  readonly act: FindingAct;
}

/** Everything on the chosen article: its hints, what other laws say, what it cites, and what reviewers wrote. */
export function ArticlePanel({ reviewId, comparison, article, hints, findings, fresh, mayDecide, act }: Props) {
  const t = useWords(deskWords);
  const [tab, setTab] = useState('hints');
  const detail = useArticle(reviewId, comparison, article.position);
  const byKey = new Map(findings.flatMap((f) => (f.fields.hintKey === null ? [] : [[f.fields.hintKey, f] as const])));
  const own = findings.filter((f) => f.fields.article === article.number && f.fields.origin !== 'computed' && f.state !== 'removed');
  return (
    <>
      <h2 className="panel-title">
        {article.label} <span className="quiet">{article.heading}</span>
      </h2>
      <Tabs
        size="small"
        activeKey={tab}
        onChange={setTab}
        items={[
          {
            key: 'hints',
            label: `${t.hints} ${hints.length}`,
            children: (
              <>
                {hints.length === 0 && <p className="quiet">{t.noHintsHere}</p>}
                {hints.map((hint) => (
                  <HintCard
                    key={hint.key}
                    reviewId={reviewId}
                    hint={hint}
                    finding={byKey.get(hint.key)}
                    isFresh={fresh.has(hint.key)}
                    mayDecide={mayDecide}
                    act={act}
                  />
                ))}
              </>
            ),
          },
          {
            key: 'related',
            label: `${t.related}${detail.data ? ` ${detail.data.related.length}` : ''}`,
            children: (
              <Loaded of={detail} rows={4}>
                {(d) => <RelatedPart detail={d} />}
              </Loaded>
            ),
          },
          {
            key: 'citations',
            label: `${t.citations}${detail.data ? ` ${detail.data.citations.length}` : ''}`,
            children: (
              <Loaded of={detail} rows={2}>
                {(d) => <CitationsPart detail={d} />}
              </Loaded>
            ),
          },
          {
            key: 'findings',
            label: `${t.findings} ${own.length}`,
            children: <OwnFindings reviewId={reviewId} article={article} findings={own} mayDecide={mayDecide} act={act} />,
          },
        ]}
      />
    </>
  );
}
