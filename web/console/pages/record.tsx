import { PrinterOutlined } from '@ant-design/icons';
import { useParams } from '@tanstack/react-router';
import { Breadcrumb, Button } from 'antd';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import type { AnyProcess } from '../../../engine/define.ts';
import { SuggestionsOf } from '../activity/suggestions-of.tsx';
import { BeginFromConsultation, ConsultationsOf } from '../consultation/consultations-of.tsx';
import { CommentsOf } from '../consulting/comments-of.tsx';
import { AttendancesOf } from '../course/attendances-of.tsx';
import { useT, useText } from '../language.ts';
import { CodeCard } from '../opinion/code-card.tsx';
import { CodePart } from '../opinion/code-part.tsx';
import { codeSubjectOf } from '../opinion/code-subject.ts';
import { OpinionPart } from '../opinion/opinion-part.tsx';
import { AlikePetitions } from '../petition/alike-petitions.tsx';
import { OpinionsAt } from '../reception/opinions-at.tsx';
import { ActionBar } from '../record/action-bar.tsx';
import { Assignments, Commitments } from '../record/assignments.tsx';
import { Deadlines } from '../record/deadlines.tsx';
import { Facts } from '../record/facts.tsx';
import { Papers } from '../record/papers.tsx';
import { Parties } from '../record/parties.tsx';
import { RecordTitle } from '../record/record-head.tsx';
import { ReplyPart } from '../record/reply-draft.tsx';
import { processAt } from '../record/routes-of.ts';
import { Story } from '../record/story.tsx';
import { bareTitle } from '../record/title.ts';
import { useRecord } from '../record/use-record.ts';
import { Loaded, MissingPage } from '../shell/faults.tsx';
import { Link } from '../shell/link.tsx';
import { SimilarToRecord } from '../similar/similar-to-record.tsx';
import { KeyItemPart } from '../supervision/key-item-part.tsx';
import { SupervisionOf } from '../supervision/linked-part.tsx';

const ActivityPart = lazy(async () => ({ default: (await import('../activity/activity-part.tsx')).ActivityPart }));
const BallotPart = lazy(async () => ({ default: (await import('../supervision/ballot-part.tsx')).BallotPart }));
const ResultsPart = lazy(async () => ({ default: (await import('../supervision/ballot-part.tsx')).ResultsPart }));
const DossierPart = lazy(async () => ({ default: (await import('./deputies/dossier-part.tsx')).DossierPart }));
const InformationPart = lazy(async () => ({ default: (await import('../information/information-part.tsx')).InformationPart }));
const ReceiptPart = lazy(async () => ({ default: (await import('../information/information-part.tsx')).ReceiptPart }));
const DrawPart = lazy(async () => ({ default: (await import('../supervision/draw-part.tsx')).DrawPart }));

/** A part that is loaded when it is needed, without holding up what stands around it. */
function Later({ children }: { readonly children: ReactNode }) {
  return <Suspense fallback={null}>{children}</Suspense>;
}

/** The page of one record of any kind. */
export function RecordPage() {
  const { plural, id } = useParams({ strict: false }) as { plural: string; id: string };
  const process = processAt(plural);
  return process ? <OneRecord process={process} id={id} /> : <MissingPage />;
}

function OneRecord({ process, id }: { readonly process: AnyProcess; readonly id: string }) {
  const t = useT();
  const text = useText(process.id);
  const asked = useRecord(process, id);
  const subject = codeSubjectOf(process.id);
  const title = asked.data ? bareTitle(process, asked.data.record.fields, asked.data.names) : '';
  useEffect(() => {
    if (title !== '') document.title = `${title} · ${t.shell.product}`;
    return () => {
      document.title = t.shell.product;
    };
  }, [title, t]);
  return (
    <Loaded of={asked} rows={10}>
      {(view) => (
        <>
          <div className="record-head">
            <div className="line no-print" style={{ justifyContent: 'space-between' }}>
              <Breadcrumb
                items={[{ title: <Link to={`/${process.plural}`}>{t.list.several(text.name)}</Link> }, { title: t.record.page }]}
              />
              <Button type="text" size="small" icon={<PrinterOutlined />} onClick={() => window.print()}>
                {t.common.print}
              </Button>
            </div>
            <RecordTitle process={process} view={view} />
            <ActionBar process={process} view={view} />
          </div>
          <div className="record-body">
            <div>
              {process.id === 'assignment' && <ReplyPart view={view} />}
              <Later>{process.id === 'assessment' && <BallotPart view={view} />}</Later>
              {process.id === 'deputyCode' && view.record.state === 'active' && <CodeCard id={id} name={title} />}
              <Facts process={process} fields={view.record.fields} names={view.names} files={view.files} />
              {process.id === 'opinion' && <OpinionPart view={view} />}
              {subject && <CodePart subject={subject} id={id} name={String(view.record.fields.name ?? title)} />}
              {process.id === 'suggestion' && <ConsultationsOf view={view} />}
              {process.id === 'preConsultation' && <BeginFromConsultation view={view} />}
              {process.id === 'suggestion' && <Assignments suggestionId={id} />}
              {process.id === 'suggestion' && <Commitments of={{ suggestionId: id }} />}
              {process.id === 'suggestion' && <SimilarToRecord id={id} />}
              {process.id === 'petition' && <AlikePetitions id={id} />}
              {process.id === 'suggestion' && <SupervisionOf suggestionId={id} />}
              <Later>{process.id === 'deputyship' && <DossierPart seatId={id} />}</Later>
              <Later>{process.id === 'activity' && <ActivityPart view={view} />}</Later>
              {process.id === 'activity' && <SuggestionsOf activityId={id} />}
              <Later>{process.id === 'information' && <InformationPart view={view} />}</Later>
              <Later>{process.id === 'informationReceipt' && <ReceiptPart view={view} />}</Later>
              {process.id === 'reception' && <OpinionsAt view={view} />}
              {process.id === 'course' && <AttendancesOf courseId={id} />}
              {process.id === 'consultation' && <CommentsOf consultationId={id} />}
              {process.id === 'keyItem' && <KeyItemPart view={view} />}
              <Later>{process.id === 'inspection' && <DrawPart view={view} />}</Later>
              <Later>{process.id === 'assessment' && <ResultsPart view={view} />}</Later>
              {process.id === 'assignment' && <Commitments of={{ assignmentId: id }} />}
            </div>
            <div>
              <Deadlines view={view} />
              <Papers view={view} />
              <Parties view={view} />
              <Story view={view} />
            </div>
          </div>
        </>
      )}
    </Loaded>
  );
}
