import './desk.css';
import { useParams } from '@tanstack/react-router';
import { Breadcrumb, Button, Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { draftReviewRoutes } from '../../../../../contract/draft-reviews.ts';
import type { RecordView } from '../../../../../contract/records.ts';
import { draftReview } from '../../../../../processes/draftReview/draftReview.ts';
import { optionLabel } from '../../../../../processes/text.ts';
import { addressOf } from '../../../../shared/api.ts';
import { useWords } from '../../../../shared/words.ts';
import { useT, useText } from '../../../language.ts';
import { ActionBar } from '../../../record/action-bar.tsx';
import { Deadlines } from '../../../record/deadlines.tsx';
import { Facts } from '../../../record/facts.tsx';
import { RecordTitle } from '../../../record/record-head.tsx';
import { Story } from '../../../record/story.tsx';
import { useRecord } from '../../../record/use-record.ts';
import { Loaded } from '../../../shell/faults.tsx';
import { Link } from '../../../shell/link.tsx';
import { deskWords } from './desk.text.ts';
import { Desk } from './desk.tsx';
import { Overview } from './overview.tsx';
import { RunLine, useCompareAgain } from './run-line.tsx';
import { isBusy, useCompare, useComparison, useFindingAct, useFindings } from './use-desk.ts';

/** The workbench of one draft: its comparison with the law in force, and what reviewers decide on it. */
export function DraftReviewPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const asked = useRecord(draftReview, id);
  const title = String(asked.data?.record.fields.title ?? '');
  const t = useT();
  useEffect(() => {
    if (title !== '') document.title = `${title} · ${t.shell.product}`;
    return () => {
      document.title = t.shell.product;
    };
  }, [title, t]);
  return (
    <Loaded of={asked} rows={10}>
      {(view) => <Workbench view={view} />}
    </Loaded>
  );
}

/** The library's count of changes and the day whose law was in force. */
function libraryOf(stamp: string | null): [string, string] {
  const [changes = '', day = ''] = (stamp ?? '').split('@');
  return [changes, day];
}

type Part = 'desk' | 'overview' | 'particulars';

function Workbench({ view }: { readonly view: RecordView }) {
  const t = useWords(deskWords);
  const text = useText('draftReview');
  const { id, can, fields } = view.record;
  const { standing, result } = useComparison(id);
  const findings = useFindings(id);
  const compare = useCompare(id);
  const act = useFindingAct(id);
  const again = useCompareAgain(() => compare.mutate());
  const [part, setPart] = useState<Part>('desk');
  const isNoted = fields.resultHash !== null;
  const mayDecide = can.includes('addDraft');
  const { refetch } = standing;
  // A new version, kind or day makes what is shown one of before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever the record is another
  useEffect(() => void refetch(), [view.record.version, refetch]);
  const facts = [optionLabel(text, 'documentKind', String(fields.documentKind)), `${text.fields.judgedOn} ${fields.judgedOn}`];
  return (
    <>
      <div className="record-head desk-head">
        <div className="line no-print" style={{ justifyContent: 'space-between' }}>
          <Breadcrumb items={[{ title: <Link to={`/${draftReview.plural}`}>{t.title}</Link> }, { title: facts.join(' · ') }]} />
          <span className="line">
            {standing.data?.shown?.isOfDraft && isNoted && (
              <>
                <Button size="small" href={addressOf(draftReviewRoutes.report, { params: { id } })} download>
                  {t.report}
                </Button>
                <Button size="small" href={addressOf(draftReviewRoutes.table, { params: { id } })} download>
                  {t.table}
                </Button>
              </>
            )}
          </span>
        </div>
        <RecordTitle process={draftReview} view={view} />
        <ActionBar process={draftReview} view={view} />
      </div>
      <Loaded of={standing} rows={8}>
        {({ run, shown }) => (
          <>
            <RunLine
              run={run}
              shown={shown}
              isNoted={isNoted}
              mayCompare={mayDecide}
              isAsking={compare.isPending}
              onCompare={() => compare.mutate()}
            />
            <div className="line desk-parts no-print">
              <Segmented
                value={part}
                onChange={setPart}
                options={[
                  { value: 'desk', label: t.text },
                  { value: 'overview', label: t.overview },
                  { value: 'particulars', label: t.particulars },
                ]}
              />
              {shown && <span className="quiet">{t.madeWith(shown.algorithmVersion ?? '', ...libraryOf(shown.libraryStamp))}</span>}
              {shown && !(shown.isCurrent && shown.isOfDraft) && mayDecide && !isBusy(run) && (
                <Button size="small" onClick={() => void again()}>
                  {t.again}
                </Button>
              )}
            </div>
            {part === 'particulars' && (
              <div className="record-body">
                <div>
                  <Facts process={draftReview} fields={fields} names={view.names} files={view.files} />
                </div>
                <div>
                  <Deadlines view={view} />
                  <Story view={view} />
                </div>
              </div>
            )}
            {part !== 'particulars' && shown && (
              <Loaded of={result} rows={12}>
                {(compared) => (
                  <Loaded of={findings} rows={12}>
                    {(items) =>
                      compared === null ? null : part === 'overview' ? (
                        <Overview compared={compared} findings={items} act={act} />
                      ) : (
                        <>
                          <p className="quiet desk-advice">{t.advice}</p>
                          <Desk
                            key={shown.id}
                            reviewId={id}
                            comparison={shown.id}
                            compared={compared}
                            findings={items}
                            mayDecide={mayDecide}
                            act={act}
                          />
                        </>
                      )
                    }
                  </Loaded>
                )}
              </Loaded>
            )}
          </>
        )}
      </Loaded>
    </>
  );
}
