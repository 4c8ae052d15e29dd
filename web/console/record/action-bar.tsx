import { DownOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown, Grid } from 'antd';
import { useState } from 'react';
import type { RecordView } from '../../../contract/records.ts';
import { actionOf } from '../../../engine/decide.ts';
import type { AnyProcess } from '../../../engine/define.ts';
import { call, sentenceOf } from '../../shared/api.ts';
import { ActionPanel } from '../form/action-panel.tsx';
import { asksNothing } from '../form/shapes.ts';
import { useT, useText } from '../language.ts';
import { useGo } from '../shell/link.tsx';
import { actionRoute } from './routes-of.ts';
import { titleOf } from './title.ts';

interface Props {
  readonly process: AnyProcess;
  readonly view: RecordView;
  readonly onDone?: (view: RecordView) => void;
}

/** Actions with a page of their own. */
const pages: Readonly<Record<string, string>> = { 'suggestion.edit': 'edit' };

/** What the viewer may do with a record now: the next step first, the rest in order. */
export function ActionBar({ process, view, onDone }: Props) {
  const t = useT();
  const text = useText(process.id);
  const go = useGo();
  const screens = Grid.useBreakpoint();
  const [open, setOpen] = useState<string | null>(null);
  const act = useAct(process, onDone);
  const { record } = view;
  if (record.can.length === 0) return null;
  const turn = (process.turns as Record<string, string>)[record.state];
  const primary = turn && record.can.includes(turn) ? turn : record.can.find((a) => actionOf(process, a)?.confirm !== true);
  const ordered = [...(primary ? [primary] : []), ...record.can.filter((a) => a !== primary)];
  const most = screens.md === false ? 3 : 6;
  const beside = ordered.length > most + 1 ? ordered.slice(0, most) : ordered;
  const hidden = ordered.slice(beside.length);
  const start = (action: string) => {
    const page = pages[`${process.id}.${action}`];
    const def = actionOf(process, action);
    if (page) go(`/${process.plural}/${record.id}/${page}`);
    else if (def && asksNothing(def.input)) void act.run(view, action);
    else setOpen(action);
  };
  return (
    <div className="actions">
      {beside.map((action) => (
        <Button
          key={action}
          type={action === primary ? 'primary' : 'default'}
          loading={act.running === action}
          onClick={() => start(action)}
        >
          {text.actions[action] ?? action}
        </Button>
      ))}
      {hidden.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{ items: hidden.map((action) => ({ key: action, label: text.actions[action] ?? action, onClick: () => start(action) })) }}
        >
          <Button>
            {t.record.moreActions} <DownOutlined />
          </Button>
        </Dropdown>
      )}
      <ActionPanel
        process={process}
        action={open}
        view={view}
        title={titleOf(process, record.fields, view.names)}
        onClose={() => setOpen(null)}
        onDone={(next) => {
          // What was sent answers only after the page is fresh again; another action may be open by then.
          setOpen((now) => (now === open ? null : now));
          if (next) onDone?.(next);
        }}
      />
    </div>
  );
}

/** Takes actions that ask for nothing, after a question where they end something. */
export function useAct(process: AnyProcess, onDone?: (view: RecordView) => void) {
  const t = useT();
  const text = useText(process.id);
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const mutation = useMutation({
    mutationFn: ({ view, action }: { view: Pick<RecordView, 'record'>; action: string }) =>
      call(actionRoute(process, action), { params: { id: view.record.id }, body: {} } as never, {
        key: crypto.randomUUID(),
        version: view.record.version,
      }),
    onSuccess: async (next) => {
      await client.invalidateQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
      onDone?.(next as RecordView);
    },
    onError: async (error) => {
      message.error(sentenceOf(error), 6);
      await client.invalidateQueries({ queryKey: [process.plural] });
    },
  });
  return {
    running: mutation.isPending ? mutation.variables.action : null,
    run: async (view: Pick<RecordView, 'record'>, action: string) => {
      const label = text.actions[action] ?? action;
      if (actionOf(process, action)?.confirm) {
        const sure = await modal.confirm({
          title: t.form.sure(label),
          content: t.form.sureWhy,
          okText: label,
          cancelText: t.common.cancel,
          autoFocusButton: 'cancel',
        });
        if (!sure) return;
      }
      mutation.mutate({ view, action });
    },
  };
}
