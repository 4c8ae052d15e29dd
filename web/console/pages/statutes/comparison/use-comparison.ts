import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useMemo } from 'react';
import type { RecordView } from '../../../../../contract/records.ts';
import {
  type ComparisonResult,
  type ShownComparison,
  type ShownSide,
  statuteComparisonRoutes,
} from '../../../../../contract/statute-comparisons.ts';
import { type StatuteComparison, statuteComparison } from '../../../../../processes/statuteComparison/statuteComparison.ts';
import type { Alignment } from '../../../../../statute/align/align.ts';
import type { Article } from '../../../../../statute/align/articles.ts';
import { type Timeline, timelines } from '../../../../../statute/compare/timeline.ts';
import { call, sentenceOf } from '../../../../shared/api.ts';
import { actionRoute } from '../../../record/routes-of.ts';
import { useHere } from '../../../session.tsx';

export const recordOf = (view: RecordView): StatuteComparison => view.record.fields as unknown as StatuteComparison;

interface Wanted {
  readonly id: string;
  readonly record: StatuteComparison;
}

/** The corrections are part of the key: with another one the result is another. */
const resultQuery = (congressId: string, { id, record }: Wanted, old: string, now: string) => {
  const marks = (record.corrections ?? []).filter((c) => c.oldVersion === old && c.newVersion === now).map((c) => c.key);
  return {
    queryKey: [statuteComparison.plural, 'result', congressId, id, record.round, old, now, marks.join()] as const,
    queryFn: ({ signal }: { signal: AbortSignal }): Promise<ComparisonResult> =>
      call(statuteComparisonRoutes.result, { params: { id }, query: { old, new: now } }, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 120_000,
    structuralSharing: false as const,
  };
};

/** Two versions compared. What was shown stays while a correction is worked in. */
export function useResult(wanted: Wanted, old: string, now: string) {
  const { congressId } = useHere();
  return useQuery({
    ...resultQuery(congressId, wanted, old, now),
    placeholderData: (before: ComparisonResult | undefined, query) =>
      query?.queryKey[5] === old && query.queryKey[6] === now && query.queryKey[3] === wanted.id ? before : undefined,
  });
}

/** Each article through all versions: the comparison of each version with the next, and the lines that follow from them. */
export interface History {
  readonly sides: readonly ShownSide[];
  readonly lines: readonly Timeline[];
  readonly steps: readonly ShownComparison[];
}

export function useHistory(
  wanted: Wanted,
  enabled: boolean,
): { readonly data: History | undefined; readonly error: unknown; readonly isPending: boolean; refetch(): void } {
  const { congressId } = useHere();
  const { versions } = wanted.record;
  const asked = useQueries({
    queries: versions.slice(1).map((v, i) => ({ ...resultQuery(congressId, wanted, versions[i]?.key ?? '', v.key), enabled })),
    combine: (results) => ({
      data: results.every((r) => r.data) ? results.flatMap((r) => r.data?.shown ?? []) : undefined,
      error: results.find((r) => r.error)?.error ?? null,
      isPending: results.some((r) => r.isPending),
      refetch: () => {
        for (const r of results) if (r.error) void r.refetch();
      },
    }),
  });
  const { data: steps } = asked;
  const stamp = steps?.map((s) => s.rows.length).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is new each time, its members are not
  const data = useMemo(() => (steps ? historyOf(steps) : undefined), [stamp, steps?.[0], steps?.at(-1)]);
  return { data, error: asked.error, isPending: asked.isPending, refetch: asked.refetch };
}

function historyOf(steps: readonly ShownComparison[]): History {
  const first = steps[0];
  return { steps, sides: first ? [first.old, ...steps.map((s) => s.new)] : [], lines: timelines(steps.map(alignmentOf)) };
}

/** As much of an alignment as lines need. */
function alignmentOf({ old, new: now, rows }: ShownComparison): Alignment {
  const articles = (side: ShownSide): Article[] =>
    side.articles.map((a, position) => ({ number: a.key, label: a.label, heading: a.heading, position, within: [], lines: [] }));
  const olds = articles(old);
  const news = articles(now);
  return {
    old: { articles: olds, divisions: [] },
    new: { articles: news, divisions: [] },
    pairs: rows.map((row) => ({
      old: row.old.flatMap((at) => olds[at] ?? []),
      new: row.new.flatMap((at) => news[at] ?? []),
      kind: row.kind,
      renumbered: row.renumbered,
      moved: row.moved,
      text: null,
      links: row.links.flatMap(([o, n, main]) => {
        const [a, b] = [olds[o], news[n]];
        return a && b ? [{ old: a, new: b, role: main === 1 ? ('main' as const) : ('part' as const) }] : [];
      }),
    })),
  };
}

/** Takes an action on a comparison; the record as it is then takes the place of the old one. */
export function useAct(view: RecordView, onDone?: (action: string) => void) {
  const client = useQueryClient();
  const { congressId } = useHere();
  const { message } = App.useApp();
  return useMutation({
    mutationFn: ({ action, input = {} }: { readonly action: string; readonly input?: object }) =>
      call(actionRoute(statuteComparison, action), { params: { id: view.record.id }, body: input } as never, {
        version: view.record.version,
        key: crypto.randomUUID(),
      }) as Promise<RecordView>,
    onSuccess: (next, { action }) => {
      client.setQueryData([statuteComparison.plural, 'one', congressId, view.record.id], next);
      void client.invalidateQueries({ queryKey: [statuteComparison.plural, 'list'] });
      onDone?.(action);
    },
    onError: (error) => {
      void message.error(sentenceOf(error));
      void client.invalidateQueries({ queryKey: [statuteComparison.plural, 'one', congressId, view.record.id] });
    },
  });
}
