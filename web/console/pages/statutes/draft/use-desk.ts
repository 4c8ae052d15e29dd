import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useCallback, useEffect } from 'react';
import { type ComparisonRun, draftReviewRoutes, type FindingView, type HintView } from '../../../../../contract/draft-reviews.ts';
import type { RecordView } from '../../../../../contract/records.ts';
import { draftFinding } from '../../../../../processes/draftFinding/draftFinding.ts';
import { draftReview } from '../../../../../processes/draftReview/draftReview.ts';
import { call, sentenceOf } from '../../../../shared/api.ts';
import { actionRoute } from '../../../record/routes-of.ts';
import { useHere } from '../../../session.tsx';

const often = 700;

export const isBusy = (run: ComparisonRun | null | undefined): boolean => run?.state === 'waiting' || run?.state === 'running';

/** How the comparison of a draft stands, asked again while it runs, and the result of the last one that is done. */
export function useComparison(id: string) {
  const { congressId } = useHere();
  const standing = useQuery({
    queryKey: [draftReview.plural, 'standing', congressId, id],
    queryFn: ({ signal }) => call(draftReviewRoutes.comparison, { params: { id }, query: { bare: 'true' } }, { signal }),
    refetchInterval: (query) => (isBusy(query.state.data?.run) ? often : false),
  });
  const client = useQueryClient();
  const shown = standing.data?.shown?.id ?? null;
  // A comparison that is done is noted in the record, which may be concluded from then on.
  useEffect(() => {
    if (shown !== null) void client.invalidateQueries({ queryKey: [draftReview.plural, 'one', congressId, id] });
  }, [client, congressId, id, shown]);
  const result = useQuery({
    queryKey: ['draft-comparison', congressId, id, shown],
    enabled: shown !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => (await call(draftReviewRoutes.comparison, { params: { id } }, { signal })).result,
  });
  return { standing, result };
}

/** Everything that reviewers decided, found and noted on a draft. */
export function useFindings(id: string) {
  const { congressId } = useHere();
  return useQuery({
    queryKey: [draftFinding.plural, 'of-review', congressId, id],
    queryFn: async ({ signal }) => (await call(draftReviewRoutes.findings, { params: { id } }, { signal })).items,
  });
}

/** What was found for one article. */
export function useArticle(id: string, comparison: string, position: number) {
  const { congressId } = useHere();
  return useQuery({
    queryKey: ['draft-comparison', congressId, id, comparison, position],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => call(draftReviewRoutes.article, { params: { id, comparison, position } }, { signal }),
  });
}

/** Asks for a comparison of the draft as it stands. */
export function useCompare(id: string) {
  const client = useQueryClient();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: () => call(draftReviewRoutes.compare, { params: { id } }),
    onSettled: () => client.invalidateQueries({ queryKey: [draftReview.plural, 'standing'] }),
    onError: (error) => void message.error(sentenceOf(error), 6),
  });
}

export type Input = Readonly<Record<string, unknown>>;

/** Takes actions on findings: makes one, or acts on one as the page shows it. Answers whether it went well. */
export function useFindingAct(reviewId: string) {
  const client = useQueryClient();
  const { message } = App.useApp();
  const { congressId } = useHere();
  const mutation = useMutation({
    mutationFn: async ({ action, finding, input }: { action: string; finding: FindingView | null; input: Input }) => {
      const asked = finding ? { params: { id: finding.id }, body: input } : { body: input };
      const options = { key: crypto.randomUUID(), ...(finding ? { version: finding.version } : {}) };
      return (await call(actionRoute(draftFinding, action), asked as never, options)) as RecordView;
    },
    onSuccess: ({ record }) => {
      const now = { id: record.id, version: record.version, state: record.state, fields: record.fields } as unknown as FindingView;
      client.setQueryData<FindingView[]>([draftFinding.plural, 'of-review', congressId, reviewId], (old) => [
        ...(old ?? []).filter((f) => f.id !== now.id),
        now,
      ]);
    },
    onError: async (error) => {
      message.error(sentenceOf(error), 6);
      await client.invalidateQueries({ queryKey: [draftFinding.plural] });
    },
  });
  const { mutateAsync } = mutation;
  return useCallback(
    (action: string, finding: FindingView | null, input: Input): Promise<boolean> =>
      mutateAsync({ action, finding, input }).then(
        () => true,
        () => false,
      ),
    [mutateAsync],
  );
}
export type FindingAct = ReturnType<typeof useFindingAct>;

/** What a decision keeps of the hint that it is on. */
export const hintInput = (reviewId: string, hint: HintView): Input => ({
  reviewId,
  hintKey: hint.key,
  article: hint.article,
  kind: hint.kind,
  severity: hint.severity,
  clause: hint.clause,
  ...(hint.superior ? { superiorLaw: hint.superior.law, superiorArticle: hint.superior.article, superiorQuote: hint.superior.quote } : {}),
  ...(hint.source === null ? {} : { source: hint.source }),
  why: hint.why.zh,
});

/** Whether a finding counts as a decision on its hint. */
export const isDecided = (finding: FindingView | undefined): boolean =>
  finding !== undefined && finding.state !== 'undecided' && finding.state !== 'removed';
