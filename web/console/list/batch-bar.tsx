import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { RecordLine } from '../../../contract/records.ts';
import { actionOf } from '../../../engine/decide.ts';
import { type AnyProcess, type By, isForPeople } from '../../../engine/define.ts';
import { call, sentenceOf } from '../../shared/api.ts';
import { ActionPanel } from '../form/action-panel.tsx';
import { asksNothing } from '../form/shapes.ts';
import { useT, useText } from '../language.ts';
import { CompareLink } from '../merge/compare-link.tsx';
import { hasCodes, PrintCodes } from '../opinion/print-codes.tsx';
import { batchRoute, routesOf } from '../record/routes-of.ts';
import { useHere } from '../session.tsx';
import { PrintPapers } from './print-papers.tsx';

interface Props {
  readonly process: AnyProcess;
  readonly items: readonly RecordLine[];
  readonly onDone: () => void;
}

/** Actions that mean nothing when they are taken on several records alike. */
const single = new Set([
  'edit',
  // Whoever has read something has had it before them.
  'open',
  'inviteCosigners',
  'merge',
  'nameStaff',
  'nameHandler',
  'confirmContact',
  'draftReply',
  'reassign',
  'distribute',
  'holdTripartite',
]);

/** What may be done with all chosen records at once: all or none. */
export function BatchBar({ process, items, onDone }: Props) {
  const t = useT();
  const text = useText(process.id);
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const [open, setOpen] = useState<string | null>(null);
  const actions = useOffered(process, items);
  const send = async (action: string, input: Record<string, unknown>, key: string) => {
    const route = batchRoute(process, action);
    if (!route) return null;
    await call(route, { body: { items: items.map((i) => ({ id: i.id, version: i.version, input })) } }, { key });
    return null;
  };
  const finish = async (action: string) => {
    message.success(t.list.batchDone(text.actions[action] ?? action, items.length));
    setOpen(null);
    onDone();
    await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
  };
  const run = useMutation({
    mutationFn: (action: string) => send(action, {}, crypto.randomUUID()),
    onSuccess: (_, action) => finish(action),
    onError: (error) => message.error(sentenceOf(error), 8),
  });
  const start = async (action: string) => {
    const def = actionOf(process, action);
    if (!def) return;
    if (!asksNothing(def.input)) return setOpen(action);
    const label = text.actions[action] ?? action;
    if (
      await modal.confirm({
        title: t.list.batchSure(label, items.length),
        content: t.list.allOrNone,
        okText: label,
        cancelText: t.common.cancel,
      })
    )
      run.mutate(action);
  };
  if (items.length === 0) return null;
  return (
    <>
      <section className="batch-bar" aria-label={t.list.batch}>
        <span>{t.list.chosen(items.length)}</span>
        {actions.map((action) => (
          <Button key={action} size="small" loading={run.isPending && run.variables === action} onClick={() => void start(action)}>
            {text.actions[action] ?? action}
          </Button>
        ))}
        <CompareLink process={process} items={items} />
        <PrintPapers process={process} ids={items.map((i) => i.id)} />
        <PrintCodes process={process} items={items} />
        {actions.length === 0 && !hasCodes(process.id) && <span>{t.list.noBatch}</span>}
        <Button size="small" type="text" style={{ color: '#fff', marginLeft: 'auto' }} onClick={onDone}>
          {t.list.unchoose}
        </Button>
      </section>
      <ActionPanel
        process={process}
        action={open}
        view={null}
        title={t.list.chosen(items.length)}
        submit={(input, key) => send(open ?? '', input, key)}
        onClose={() => setOpen(null)}
        onDone={() => void finish(open ?? '')}
      />
    </>
  );
}

/** Actions that the states of all chosen records list and that somebody with these offices may take; the server has the last word. */
function useOffered(process: AnyProcess, items: readonly RecordLine[]): readonly string[] {
  const { roles, isDeputy } = useHere();
  const states = [...new Set(items.map((i) => i.state))];
  return routesOf(process)
    .batch.map((b) => b.action)
    .filter((action) => {
      const def = actionOf(process, action);
      if (!def || single.has(action) || def.from === 'new') return false;
      const from = def.from as readonly string[];
      return (
        states.every((s) => from.includes(s)) && (def.by as readonly By<string, string>[]).some((by) => fits(process, by, roles, isDeputy))
      );
    });
}

function fits(process: AnyProcess, by: By<string, string>, roles: ReadonlySet<string>, isDeputy: boolean): boolean {
  if (!isForPeople(by)) return false;
  if (typeof by === 'string') return roles.has(by);
  if (by.role !== undefined)
    return (Array.isArray(by.role) ? (by.role as readonly string[]) : [by.role as string]).some((r) => roles.has(r));
  return (process.parties as Record<string, string>)[by.party] === 'deputy' && isDeputy;
}
