import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { congressRoutes } from '../../../../contract/people.ts';
import { congressLevels } from '../../../../registers/levels.ts';
import { choosablePacks } from '../../../../rules/packs.ts';
import { ApiProblem, call, sentenceOf } from '../../../shared/api.ts';
import { useLocale, useWords, words } from '../../../shared/words.ts';
import { useText } from '../../language.ts';
import { useHere } from '../../session.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { Link } from '../../shell/link.tsx';
import { useAdministered } from './administered.ts';
import { Labelled, Sentence } from './labelled.tsx';

const congressWords = words(
  {
    title: '各级人大',
    lead: '本级和所管下级人民代表大会。每一个都有自己的名册、规则和记录。',
    add: '新设下级人大',
    ended: '已停用',
    parent: '上级人大',
    required: '请填写',
    code: '请填写六至十二位数字',
    cancel: '取消',
    edit: '查看和修改',
  },
  {
    title: 'Congresses',
    lead: 'The own congress and those below that are kept here. Each has registers, rules and records of its own.',
    add: 'Set up one below',
    ended: 'Ended',
    parent: 'Congress above',
    required: 'Please fill this in',
    code: 'Please give six to twelve digits',
    cancel: 'Cancel',
    edit: 'See and edit',
  },
);

/** The tree of congresses an administrator answers for. */
export function CongressesPage() {
  const t = useWords(congressWords);
  const { roles, congressIds } = useHere();
  const { asked, items } = useAdministered();
  const [isAdding, setAdding] = useState(false);
  const depthOf = (id: string | null): number => {
    const above = items.find((c) => c.id === id);
    return above ? 1 + depthOf(above.parentId === id ? null : above.parentId) : 0;
  };
  return (
    <>
      <header className="page-head">
        <h1>{t.title}</h1>
        <span className="quiet">{t.lead}</span>
        {roles.has('systemAdmin') && (
          <span className="tools">
            <Button type="primary" onClick={() => setAdding(true)}>
              {t.add}
            </Button>
          </span>
        )}
      </header>
      <Loaded of={asked}>
        {() => (
          <ul className="sheet" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
            {items.map((one) => (
              <li
                key={one.id}
                style={{
                  borderTop: '1px solid var(--line)',
                  padding: '10px 16px',
                  paddingLeft: 16 + 24 * Math.min(depthOf(one.parentId), 6),
                  display: 'flex',
                  gap: 12,
                }}
              >
                <span style={{ flex: 1 }}>
                  {one.name} {one.ended && <span className="tag tag-ended">{t.ended}</span>}
                </span>
                {congressIds.includes(one.id) && <Link to={`/congresses/${one.id}`}>{t.edit}</Link>}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <Drawer
        open={isAdding}
        onClose={() => setAdding(false)}
        title={t.add}
        size={480}
        destroyOnHidden
        styles={{ wrapper: { maxWidth: '100vw' } }}
      >
        <NewCongress onDone={() => setAdding(false)} />
      </Drawer>
    </>
  );
}

function NewCongress({ onDone }: { readonly onDone: () => void }) {
  const t = useWords(congressWords);
  const text = useText('congress');
  const locale = useLocale();
  const { congressId } = useHere();
  const { items } = useAdministered();
  const client = useQueryClient();
  const [entry, setEntry] = useState({
    parentId: congressId,
    name: '',
    shortName: '',
    level: 'county' as (typeof congressLevels)[number],
    regionCode: '',
    rulePack: 'national',
    timeZone: 'Asia/Shanghai',
  });
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({});
  const make = useMutation({
    mutationFn: () => call(congressRoutes.found, { body: entry }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['administered-congresses'] });
      onDone();
    },
    onError: (error) => {
      if (error instanceof ApiProblem) setFaults(Object.fromEntries(error.errors.map((e) => [e.path, error.message])));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const parsed = congressRoutes.found.body.safeParse(entry);
    setFaults(
      Object.fromEntries((parsed.error?.issues ?? []).map((i) => [String(i.path[0]), i.path[0] === 'regionCode' ? t.code : t.required])),
    );
    if (parsed.success) make.mutate();
  };
  const set = (field: keyof typeof entry, value: string) => setEntry((old) => ({ ...old, [field]: value }));
  return (
    <form className="form" onSubmit={submit} noValidate>
      <Sentence text={make.error ? sentenceOf(make.error) : null} />
      <Labelled id="new-parent" label={t.parent}>
        <Select
          id="new-parent"
          value={entry.parentId}
          onChange={(id) => set('parentId', id)}
          showSearch={{ optionFilterProp: 'label' }}
          options={items.filter((c) => !c.ended).map((c) => ({ value: c.id, label: c.name }))}
        />
      </Labelled>
      <Labelled id="new-name" label={text.fields.name ?? ''} fault={faults.name}>
        <Input id="new-name" maxLength={60} value={entry.name} onChange={(e) => set('name', e.target.value)} />
      </Labelled>
      <Labelled id="new-short" label={text.fields.shortName ?? ''} fault={faults.shortName}>
        <Input id="new-short" maxLength={20} value={entry.shortName} onChange={(e) => set('shortName', e.target.value)} />
      </Labelled>
      <Labelled id="new-level" label={text.fields.level ?? ''}>
        <Select
          id="new-level"
          value={entry.level}
          onChange={(level) => set('level', level)}
          options={congressLevels.map((value) => ({ value, label: text.options[`level.${value}`] ?? value }))}
        />
      </Labelled>
      <Labelled id="new-code" label={text.fields.regionCode ?? ''} help={text.help.regionCode} fault={faults.regionCode}>
        <Input
          id="new-code"
          inputMode="numeric"
          maxLength={12}
          value={entry.regionCode}
          onChange={(e) => set('regionCode', e.target.value.trim())}
        />
      </Labelled>
      <Labelled id="new-pack" label={text.fields.rulePack ?? ''} help={text.help.rulePack} fault={faults.rulePack}>
        <Select
          id="new-pack"
          value={entry.rulePack}
          onChange={(pack) => set('rulePack', pack)}
          options={choosablePacks.map((p) => ({ value: p.id, label: p.jurisdiction[locale] }))}
        />
      </Labelled>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={make.isPending}>
          {t.add}
        </Button>
        <Button onClick={onDone}>{t.cancel}</Button>
      </div>
    </form>
  );
}
