import { useMutation, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { App, Breadcrumb, Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import type { RecordView } from '../../../contract/records.ts';
import { similarRoutes } from '../../../contract/similar.ts';
import { suggestion } from '../../../processes/suggestion/suggestion.ts';
import { call, sentenceOf } from '../../shared/api.ts';
import { useWords } from '../../shared/words.ts';
import { ActionPanel } from '../form/action-panel.tsx';
import { useT, useText } from '../language.ts';
import { batchRoute, routesOf } from '../record/routes-of.ts';
import type { Search } from '../router.tsx';
import { useHere } from '../session.tsx';
import { Fault } from '../shell/faults.tsx';
import { Link } from '../shell/link.tsx';
import { mergeWords } from './merge.text.ts';
import { MergeColumn } from './merge-column.tsx';
import './merge.css';

/** As many as can be read side by side. */
const mostBeside = 6;
const leadable = new Set(['registered', 'preAssigned', 'handedOver', 'inProgress']);

/** Suggestions beside each other, to choose the one that leads and merge the others into it, or to take merged ones apart. */
export function MergePage() {
  const t = useWords(mergeWords);
  const text = useText('suggestion');
  const { congressId } = useHere();
  const search = useLocation().search as Search;
  const ids = useMemo(() => [...new Set((search.ids ?? '').split(',').filter(Boolean))].slice(0, mostBeside), [search.ids]);
  const asked = useQueries({
    queries: ids.map((id) => ({
      queryKey: ['suggestions', 'one', congressId, id],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(routesOf(suggestion).read, { params: { id } }, { signal }),
    })),
  });
  const views = asked.flatMap((a) => (a.data ? [a.data] : []));
  const isLoading = asked.some((a) => a.isPending);
  const failed = asked.find((a) => a.isError);
  return (
    <>
      <header className="page-head">
        <h1>{t.title}</h1>
        <Breadcrumb items={[{ title: <Link to="/suggestions">{text.name}</Link> }, { title: t.title }]} />
      </header>
      {failed && views.length === 0 && <Fault error={failed.error} again={() => void failed.refetch()} />}
      {failed && views.length > 0 && <p className="quiet">{t.missing}</p>}
      {!isLoading && !failed && views.length < 2 && (
        <p className="quiet">
          {t.needTwo} <Link to="/suggestions">{t.back}</Link>
        </p>
      )}
      {!isLoading && views.length > 1 && <Beside views={views} />}
    </>
  );
}

function Beside({ views }: { readonly views: readonly RecordView[] }) {
  const t = useWords(mergeWords);
  const all = useT();
  const client = useQueryClient();
  const { congressId } = useHere();
  const { message, modal } = App.useApp();
  const [chosenLead, setLead] = useState<string | null>(null);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [explanation, setExplanation] = useState<string>(t.usual);
  const [apart, setApart] = useState<RecordView | null>(null);
  const isLeadable = (v: RecordView) => leadable.has(v.record.state);
  const lead = views.find((v) => v.record.id === chosenLead && isLeadable(v)) ?? firstLeading(views.filter(isLeadable));
  const leadId = lead?.record.id ?? null;
  const joining = views.filter((v) => v.record.id !== leadId && v.record.can.includes('merge') && !left.includes(v.record.id));
  const scores = useQuery({
    queryKey: ['similar', congressId, leadId],
    enabled: leadId !== null,
    retry: false,
    staleTime: 60_000,
    queryFn: ({ signal }) => call(similarRoutes.ofRecord, { params: { id: leadId ?? '' } }, { signal }),
  });
  const people = new Set(joining.flatMap(authorsOf)).size;
  const merge = useMutation({
    mutationFn: (key: string) => {
      const route = batchRoute(suggestion, 'merge');
      if (!route || !leadId) throw new RangeError('no merger');
      const input = { intoId: leadId, explanation: explanation.trim() };
      return call(route, { body: { items: joining.map(({ record }) => ({ id: record.id, version: record.version, input })) } }, { key });
    },
    onSuccess: () => message.success(t.done(joining.length)),
    onError: (error) => message.error(sentenceOf(error), 8),
    onSettled: () => client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' }),
  });
  const ask = async () => {
    if (!leadId || joining.length === 0) return message.warning(t.nothingChosen);
    if (explanation.trim() === '') return message.warning(t.explanationNeeded);
    const isSure = await modal.confirm({
      title: t.sure(joining.length, people),
      content: t.sureWhy,
      okText: t.merge(joining.length),
      cancelText: all.common.cancel,
      autoFocusButton: 'cancel',
    });
    if (isSure) merge.mutate(crypto.randomUUID());
  };
  const mayMerge = views.some((v) => v.record.can.includes('merge'));
  return (
    <>
      <p className="quiet">{t.help}</p>
      <div className="merge-columns">
        {views.map((view) => (
          <MergeColumn
            key={view.record.id}
            view={view}
            others={views.filter((v) => v !== view)}
            isLeading={view.record.id === leadId}
            mayLead={mayMerge && isLeadable(view)}
            isJoining={joining.includes(view)}
            score={scores.data ? (scores.data.items.find((i) => i.record.id === view.record.id)?.score ?? null) : undefined}
            onLead={() => setLead(view.record.id)}
            onJoin={(joins) => setLeft((old) => (joins ? old.filter((id) => id !== view.record.id) : [...old, view.record.id]))}
            onTakeApart={() => setApart(view)}
          />
        ))}
      </div>
      {mayMerge && (
        <section className="merge-foot no-print">
          <label htmlFor="explanation">{t.explanation}</label>
          <Input.TextArea
            id="explanation"
            value={explanation}
            maxLength={1000}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={(event) => setExplanation(event.target.value)}
          />
          <div>
            <Button type="primary" loading={merge.isPending} disabled={!leadId || joining.length === 0} onClick={() => void ask()}>
              {t.merge(joining.length)}
            </Button>
          </div>
        </section>
      )}
      <ActionPanel
        process={suggestion}
        action={apart ? 'unmerge' : null}
        view={apart}
        onClose={() => setApart(null)}
        onDone={() => setApart(null)}
      />
    </>
  );
}

/** The one registered first leads unless somebody chooses otherwise. */
function firstLeading(views: readonly RecordView[]): RecordView | undefined {
  const numberOf = (v: RecordView) => Number(v.record.fields.number ?? Number.MAX_SAFE_INTEGER);
  return [...views].sort((a, b) => numberOf(a) - numberOf(b))[0];
}

/** Everybody who is answered on account of a suggestion. */
const authorsOf = ({ record }: RecordView): string[] =>
  record.parties
    .filter((p) => ['author', 'cosigner', 'mergedAuthor', 'delegation'].includes(p.party) && p.status === 'active')
    .map((p) => p.subject);
