import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Drawer, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { open311AdminRoutes as routes } from '../../../../contract/open311.ts';
import { call, sentenceOf } from '../../../shared/api.ts';
import { useWords } from '../../../shared/words.ts';
import { RefSelect } from '../../form/ref-entry.tsx';
import { useHere } from '../../session.tsx';
import { Labelled, Sentence } from './labelled.tsx';
import { open311Words } from './open311.text.ts';

/** Gives another platform its key. */
export function IssueKey({ onMade }: { readonly onMade: (secret: string) => void }) {
  const t = useWords(open311Words);
  const { congressId } = useHere();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [perHour, setPerHour] = useState<number | null>(600);
  const [isFaulty, setFaulty] = useState(false);
  const make = useMutation({
    mutationFn: (most: number) => call(routes.issueKey, { body: { congressId, name: name.trim(), perHour: most } }),
    onSuccess: async ({ secret }) => {
      await client.invalidateQueries({ queryKey: ['open311 keys'] });
      onMade(secret);
    },
  });
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const isWhole = name.trim() !== '' && perHour !== null;
        setFaulty(!isWhole);
        if (isWhole) make.mutate(perHour);
      }}
    >
      <Sentence text={make.error ? sentenceOf(make.error) : isFaulty ? t.missing : null} />
      <Labelled id="o311-name" label={t.name} help={t.keyNameHelp}>
        <Input id="o311-name" maxLength={60} value={name} onChange={(e) => setName(e.target.value)} />
      </Labelled>
      <Labelled id="o311-hour" label={t.perHour}>
        <InputNumber id="o311-hour" min={1} max={10_000} precision={0} value={perHour} onChange={setPerHour} />
      </Labelled>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={make.isPending}>
          {t.add}
        </Button>
      </div>
    </form>
  );
}

interface Row {
  readonly categoryId: string | null;
  readonly code: string;
}
const empty = { name: '', url: '', jurisdiction: '', apiKey: '', otherCode: '' };

/** Registers a platform that opinions may be passed on to. */
export function AddPlatform({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const t = useWords(open311Words);
  return (
    <Drawer open={isOpen} onClose={onClose} title={t.addPlatform} size={560} destroyOnHidden styles={{ wrapper: { maxWidth: '100vw' } }}>
      <PlatformForm onDone={onClose} />
    </Drawer>
  );
}

function PlatformForm({ onDone }: { readonly onDone: () => void }) {
  const t = useWords(open311Words);
  const { congressId } = useHere();
  const client = useQueryClient();
  const [values, setValues] = useState(empty);
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [isFaulty, setFaulty] = useState(false);
  const set = (name: keyof typeof empty) => (event: { target: { value: string } }) => setValues({ ...values, [name]: event.target.value });
  const change = (at: number, next: Partial<Row>) => setRows(rows.map((row, n) => (n === at ? { ...row, ...next } : row)));
  const make = useMutation({
    mutationFn: () => {
      const codes = Object.fromEntries(rows.flatMap((r) => (r.categoryId && r.code.trim() ? [[r.categoryId, r.code.trim()]] : [])));
      const { name, url, jurisdiction, apiKey, otherCode } = values;
      const place = { jurisdiction: jurisdiction.trim() || null, apiKey: apiKey.trim() || null };
      return call(routes.addPlatform, {
        body: { congressId, name: name.trim(), url: url.trim(), otherCode: otherCode.trim(), codes, ...place },
      });
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['open311 platforms'] });
      onDone();
    },
  });
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const isWhole = [values.name, values.url, values.otherCode].every((v) => v.trim() !== '');
        setFaulty(!isWhole);
        if (isWhole) make.mutate();
      }}
    >
      <Sentence text={make.error ? sentenceOf(make.error) : isFaulty ? t.missing : null} />
      <Labelled id="o311-platform" label={t.name}>
        <Input id="o311-platform" maxLength={60} value={values.name} onChange={set('name')} />
      </Labelled>
      <Labelled id="o311-url" label={t.url} help={t.urlHelp}>
        <Input id="o311-url" maxLength={500} value={values.url} onChange={set('url')} />
      </Labelled>
      <Labelled id="o311-place" label={t.jurisdiction} isOptional>
        <Input id="o311-place" maxLength={60} value={values.jurisdiction} onChange={set('jurisdiction')} />
      </Labelled>
      <Labelled id="o311-key" label={t.apiKey} help={t.apiKeyHelp} isOptional>
        <Input id="o311-key" maxLength={200} autoComplete="off" value={values.apiKey} onChange={set('apiKey')} />
      </Labelled>
      <Labelled id="o311-other" label={t.otherCode} help={t.otherHelp}>
        <Input id="o311-other" maxLength={60} value={values.otherCode} onChange={set('otherCode')} />
      </Labelled>
      <h3>{t.codes}</h3>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own until they are whole
        <div key={at} className="grid-row" style={{ gridTemplateColumns: 'minmax(0, 2fr) minmax(0, 1fr)' }}>
          <RefSelect
            process="category"
            label={`${t.category} ${at + 1}`}
            value={row.categoryId}
            onChange={(id) => change(at, { categoryId: id as string | null })}
          />
          <Input
            aria-label={`${t.code} ${at + 1}`}
            maxLength={60}
            value={row.code}
            onChange={(e) => change(at, { code: e.target.value })}
          />
        </div>
      ))}
      <Button icon={<PlusOutlined />} disabled={rows.length >= 200} onClick={() => setRows([...rows, { categoryId: null, code: '' }])}>
        {t.addRow}
      </Button>
      <div className="form-foot">
        <Button type="primary" htmlType="submit" loading={make.isPending}>
          {t.addPlatform}
        </Button>
      </div>
    </form>
  );
}
