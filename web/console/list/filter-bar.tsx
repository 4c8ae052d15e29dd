import { CloseOutlined, FilterOutlined } from '@ant-design/icons';
import { Button, Input, Popover } from 'antd';
import { useEffect, useState } from 'react';
import type { AnyProcess } from '../../../engine/define.ts';
import { findMeasure } from '../../../processes/measures.ts';
import { labelOf } from '../../../processes/text.ts';
import { useLocale } from '../../shared/words.ts';
import { useNames } from '../form/ref-entry.tsx';
import { useT, useText } from '../language.ts';
import { StructureChip } from '../pages/deputies/structure-chip.tsx';
import { useJoin } from '../record/lights.tsx';
import type { Search } from '../router.tsx';
import { useSetSearch } from '../shell/link.tsx';
import { FilterEditor } from './filter-editor.tsx';
import { filterShape } from './filter-shape.ts';

interface Props {
  readonly process: AnyProcess;
  readonly search: Search;
}

/** What the list is narrowed to, as chips that live in the address, and the way to narrow it further. */
export function FilterBar({ process, search }: Props) {
  const t = useT();
  const locale = useLocale();
  const text = useText(process.id);
  const setSearch = useSetSearch();
  const fields = process.list.filters as readonly string[];
  const active = fields.filter((f) => ['', '.min', '.max', '.set'].some((part) => search[`${f}${part}`] !== undefined));
  const measure = search.measure ? findMeasure(search.measure) : undefined;
  const clear = (field: string) => setSearch(Object.fromEntries(['', '.min', '.max', '.set'].map((part) => [`${field}${part}`, null])));
  const all = Object.fromEntries(
    [
      ...active.flatMap((f) => ['', '.min', '.max', '.set'].map((p) => `${f}${p}`)),
      'q',
      'measure',
      'part',
      'value',
      'session',
      'cutoff',
      'frozen',
      'structure',
    ].map((n) => [n, null]),
  );
  return (
    <div className="filters no-print">
      {process.list.search && <WordsBox value={search.q ?? ''} onChange={(q) => setSearch({ q })} />}
      {active.map((field) => (
        <Chip key={field} process={process} field={field} search={search} onClear={() => clear(field)} />
      ))}
      {measure && (
        <span className="chip">
          <button type="button" className="plain">
            {t.list.figure} {measure.label[locale]}
            {search.part === 'part' ? t.list.ofPart : ''}
          </button>
          <button
            type="button"
            className="plain off"
            aria-label={t.list.removeFilter(measure.label[locale])}
            onClick={() => setSearch({ measure: null, part: null, value: null, session: null, cutoff: null, frozen: null })}
          >
            <CloseOutlined style={{ fontSize: 10 }} />
          </button>
        </span>
      )}
      {search.structure && <StructureChip structure={search.structure} onClear={() => setSearch({ structure: null })} />}
      <AddFilter process={process} search={search} />
      {(active.length > 0 || measure || search.structure || search.q) && (
        <Button type="link" size="small" onClick={() => setSearch(all)}>
          {t.list.clear}
        </Button>
      )}
      <span className="unseen" aria-live="polite">
        {active.map((f) => (f === 'state' ? t.list.state : labelOf(text, f))).join(' ')}
      </span>
    </div>
  );
}

/** Full-text search within the list; sent when the typing pauses. */
function WordsBox({ value, onChange }: { readonly value: string; readonly onChange: (q: string | null) => void }) {
  const t = useT();
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => onChange(typed.trim() === '' ? null : typed.trim()), 350);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <Input
      value={typed}
      allowClear
      maxLength={100}
      aria-label={t.list.words}
      placeholder={t.list.words}
      style={{ width: 200 }}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}

function Chip({ process, field, search, onClear }: Props & { readonly field: string; readonly onClear: () => void }) {
  const t = useT();
  const text = useText(process.id);
  const [open, setOpen] = useState(false);
  const label = field === 'state' ? t.list.state : labelOf(text, field);
  const said = useSaid(process, field, search);
  return (
    <span className="chip">
      <Popover
        trigger="click"
        open={open}
        onOpenChange={setOpen}
        placement="bottomLeft"
        arrow={false}
        destroyOnHidden
        content={<FilterEditor process={process} field={field} search={search} onDone={() => setOpen(false)} />}
      >
        <button type="button" className="plain" aria-haspopup="dialog" aria-expanded={open}>
          <span className="quiet">{label}</span> {said}
        </button>
      </Popover>
      <button type="button" className="plain off" aria-label={t.list.removeFilter(label)} onClick={onClear}>
        <CloseOutlined style={{ fontSize: 10 }} />
      </button>
    </span>
  );
}

/** A filter in words: "办理中、已答复", "2026-01-01 至 2026-03-31". */
function useSaid(process: AnyProcess, field: string, search: Search): string {
  const t = useT();
  const text = useText(process.id);
  const join = useJoin();
  const shape = filterShape(process, field);
  const values = (search[field] ?? '').split(',').filter(Boolean);
  const names = useNames(shape?.ref ?? process.id, shape?.kind === 'ref' ? values : []);
  const set = search[`${field}.set`];
  if (set !== undefined) return set === 'true' ? t.list.filled : t.list.blank;
  const min = search[`${field}.min`];
  const max = search[`${field}.max`];
  if (min !== undefined || max !== undefined) return t.list.between(min ?? '', max ?? '');
  const said = values.map((v) => {
    if (field === 'state') return text.states[v] ?? v;
    if (shape?.kind === 'choice') return text.options[`${field}.${v}`] ?? v;
    if (shape?.kind === 'yes') return v === 'true' ? t.common.yes : t.common.no;
    if (shape?.kind === 'ref') return names[v] ?? '…';
    return v;
  });
  return said.length > 3 ? `${join(said.slice(0, 3))} +${said.length - 3}` : join(said);
}

function AddFilter({ process, search }: Props) {
  const t = useT();
  const text = useText(process.id);
  const [open, setOpen] = useState(false);
  const [field, setField] = useState<string | null>(null);
  const change = (next: boolean) => {
    setOpen(next);
    if (!next) setField(null);
  };
  return (
    <Popover
      trigger="click"
      open={open}
      onOpenChange={change}
      placement="bottomLeft"
      arrow={false}
      destroyOnHidden
      content={
        field === null ? (
          <ul style={{ listStyle: 'none', margin: 0, padding: 0, maxHeight: 360, overflowY: 'auto', minWidth: 180 }}>
            {(process.list.filters as readonly string[]).map((name) => (
              <li key={name}>
                <Button type="text" block style={{ justifyContent: 'flex-start' }} onClick={() => setField(name)}>
                  {name === 'state' ? t.list.state : labelOf(text, name)}
                </Button>
              </li>
            ))}
          </ul>
        ) : (
          <FilterEditor process={process} field={field} search={search} onDone={() => change(false)} />
        )
      }
    >
      <Button icon={<FilterOutlined />} aria-haspopup="dialog" aria-expanded={open}>
        {t.list.addFilter}
      </Button>
    </Popover>
  );
}
