import { DeleteOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Input, Popover, Tabs } from 'antd';
import { useState } from 'react';
import { viewRoutes } from '../../../contract/records.ts';
import type { AnyProcess } from '../../../engine/define.ts';
import { isRegister } from '../../../engine/register.ts';
import { call, sentenceOf } from '../../shared/api.ts';
import { useT } from '../language.ts';
import type { Search } from '../router.tsx';
import { useHere } from '../session.tsx';
import { useGo } from '../shell/link.tsx';
import { isSameQuery, keptQuery } from './query.ts';
import './view-tabs.css';

/** Ways to look at the list: the standing ones, and those that somebody saved. */
export function ViewTabs({ process, search }: { readonly process: AnyProcess; readonly search: Search }) {
  const t = useT();
  const go = useGo();
  const { congressId } = useHere();
  const client = useQueryClient();
  const { message } = App.useApp();
  const saved = useQuery({
    queryKey: ['views', process.id, congressId],
    queryFn: () => call(viewRoutes.list, { query: { process: process.id } }),
  });
  const remove = useMutation({
    mutationFn: (id: string) => call(viewRoutes.remove, { params: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['views'] }),
    onError: (error) => message.error(sentenceOf(error)),
  });
  const isProcess = !isRegister(process);
  const standing: readonly { key: string; label: string; query: Search }[] = isProcess
    ? [
        { key: 'all', label: t.list.all, query: {} },
        { key: 'mine', label: t.list.mine, query: { mine: 'true' } },
        { key: 'overdue', label: t.list.overdue, query: { due: 'overdue' } },
        { key: 'soon', label: t.list.soon, query: { due: 'soon' } },
      ]
    : [
        { key: 'active', label: t.list.active, query: { state: 'active' } },
        { key: 'all', label: t.list.all, query: {} },
      ];
  const own = (saved.data?.items ?? []).map((v) => ({ key: v.id, label: v.name, query: v.query, own: v.own }));
  const present = keptQuery(process, search);
  const views = [...standing, ...own];
  const here = views.find((v) => isSameQuery(v.query, present));
  const chosen = own.find((v) => v.key === here?.key);
  return (
    // Beside the tabs and not in their bar: a list of tabs holds tabs alone.
    <div className="view-tabs no-print">
      <Tabs
        activeKey={here?.key ?? 'none'}
        onChange={(key) => {
          const view = views.find((v) => v.key === key);
          if (view) go(`/${process.plural}`, view.query, true);
        }}
        items={views.map((v) => ({ key: v.key, label: v.label }))}
      />
      {!here && <SaveView process={process} query={present} />}
      {chosen?.own && (
        <Button type="text" size="small" icon={<DeleteOutlined />} loading={remove.isPending} onClick={() => remove.mutate(chosen.key)}>
          {t.list.removeView}
        </Button>
      )}
    </div>
  );
}

function SaveView({ process, query }: { readonly process: AnyProcess; readonly query: Record<string, string> }) {
  const t = useT();
  const client = useQueryClient();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const [isShared, setShared] = useState(false);
  const save = useMutation({
    mutationFn: () => call(viewRoutes.save, { body: { process: process.id, name: name.trim(), query, shared: isShared } }),
    onSuccess: async () => {
      setOpen(false);
      setName('');
      await client.invalidateQueries({ queryKey: ['views'] });
    },
  });
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={setOpen}
      placement="bottomRight"
      arrow={false}
      content={
        <form
          style={{ display: 'grid', gap: 10, width: 240 }}
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() !== '') save.mutate();
          }}
        >
          <Input
            autoFocus
            value={name}
            maxLength={40}
            aria-label={t.list.viewName}
            placeholder={t.list.viewName}
            onChange={(event) => setName(event.target.value)}
          />
          <Checkbox checked={isShared} onChange={(event) => setShared(event.target.checked)}>
            {t.list.share}
          </Checkbox>
          {save.error && <p className="late">{sentenceOf(save.error)}</p>}
          <Button type="primary" htmlType="submit" loading={save.isPending} disabled={name.trim() === ''}>
            {t.common.save}
          </Button>
        </form>
      }
    >
      <Button type="text" size="small">
        {t.list.saveView}
      </Button>
    </Popover>
  );
}
