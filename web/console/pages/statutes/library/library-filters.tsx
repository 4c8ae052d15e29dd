import { FilterOutlined } from '@ant-design/icons';
import { Button, DatePicker, Input, Select, Space } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useState } from 'react';
import { statuteRanks, validities } from '../../../../../contract/statutes.ts';
import { useLocale, useWords } from '../../../../shared/words.ts';
import type { Search } from '../../../router.tsx';
import { useSetSearch } from '../../../shell/link.tsx';
import { libraryWords } from './library.text.ts';
import { useFacets } from './use-library.ts';

const narrowing = ['q', 'text', 'rank', 'region', 'issuer', 'validity', 'on'] as const;

/** What the list of statutes is narrowed to; it lives in the address. */
export function LibraryFilters({ search }: { readonly search: Search }) {
  const t = useWords(libraryWords);
  const locale = useLocale();
  const setSearch = useSetSearch();
  const facets = useFacets();
  const [isOpen, setOpen] = useState(false);
  const options = (labels: Readonly<Record<string, { readonly zh: string; readonly en: string }>>) =>
    Object.entries(labels).map(([value, label]) => ({ value, label: label[locale] }));
  const choice = (
    name: 'rank' | 'validity' | 'region' | 'issuer',
    label: string,
    given: { value: string; label: string }[],
    width: number,
  ) => (
    <Select
      aria-label={label}
      placeholder={label}
      allowClear
      showSearch={given.length > 9 ? { optionFilterProp: 'label' } : false}
      style={{ width, maxWidth: '100%' }}
      popupMatchSelectWidth={false}
      value={search[name] ?? null}
      options={given}
      onChange={(value: string | null | undefined) => setSearch({ [name]: value ?? null })}
    />
  );
  return (
    <div className="filters no-print statute-filters">
      <WordsBox search={search} />
      <Button className="only-phone" icon={<FilterOutlined />} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t.filters}
      </Button>
      <div className={`statute-more-filters${isOpen ? ' is-open' : ''}`}>
        {choice(
          'validity',
          t.validity,
          options(validities).filter((o) => o.value !== 'superseded'),
          130,
        )}
        {choice('rank', t.rank, options(statuteRanks), 170)}
        {choice(
          'region',
          t.region,
          [
            { value: 'none', label: t.national },
            ...(facets.data?.regions ?? []).map((r) => ({ value: r.code, label: `${r.name}（${r.count}）` })),
          ],
          170,
        )}
        {choice(
          'issuer',
          t.issuer,
          (facets.data?.issuers ?? []).map((i) => ({ value: i.name, label: `${i.name}（${i.count}）` })),
          240,
        )}
        <DatePicker
          aria-label={t.onHelp}
          placeholder={t.on}
          value={search.on ? dayjs(search.on) : null}
          onChange={(day) => setSearch({ on: day?.format('YYYY-MM-DD') ?? null })}
          style={{ width: 190 }}
        />
        <Select
          aria-label={t.sort}
          value={search.sort ?? 'rank'}
          style={{ width: 160 }}
          options={Object.entries(t.sorts).map(([value, label]) => ({ value, label }))}
          onChange={(sort: string) => setSearch({ sort: sort === 'rank' ? null : sort })}
        />
      </div>
      {narrowing.some((name) => search[name]) && (
        <Button type="link" size="small" onClick={() => setSearch(Object.fromEntries(narrowing.map((name) => [name, null])))}>
          {t.clear}
        </Button>
      )}
    </div>
  );
}

/** Words to look for in titles or in the articles; sent when the typing pauses. */
function WordsBox({ search }: { readonly search: Search }) {
  const t = useWords(libraryWords);
  const setSearch = useSetSearch();
  const value = search.text ?? search.q ?? '';
  const [isText, setText] = useState(search.text !== undefined);
  const [typed, setTyped] = useState(value);
  const send = (words: string, inText: boolean) => {
    const given = words.trim() || null;
    setSearch(inText ? { text: given, q: null } : { q: given, text: null });
  };
  useEffect(() => setTyped(value), [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed starts the waiting
  useEffect(() => {
    if (typed.trim() === value) return;
    const timer = setTimeout(() => send(typed, isText), 350);
    return () => clearTimeout(timer);
  }, [typed]);
  const label = isText ? t.searchText : t.search;
  return (
    <Space.Compact className="statute-words">
      <Select<'title' | 'text'>
        aria-label={t.byLabel}
        value={isText ? 'text' : 'title'}
        popupMatchSelectWidth={false}
        options={(['title', 'text'] as const).map((by) => ({ value: by, label: t.by[by] }))}
        onChange={(by) => {
          setText(by === 'text');
          send(typed, by === 'text');
        }}
      />
      <Input
        aria-label={label}
        placeholder={label}
        allowClear
        maxLength={100}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={() => send(typed, isText)}
      />
    </Space.Compact>
  );
}
