import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useEffect } from 'react';
import { statuteComparisonRoutes, type TextPreview } from '../../../../../contract/statute-comparisons.ts';
import { call, sentenceOf } from '../../../../shared/api.ts';
import { useWords } from '../../../../shared/words.ts';
import { comparisonPageWords } from './comparison.text.ts';

/** A version as it stands in the form. `key` only where it is part of the comparison already. */
export interface VersionDraft {
  readonly id: string;
  readonly key?: string;
  readonly label: string;
  readonly on: string | null;
  readonly versionId?: string;
  readonly fileId?: string;
  readonly source: string;
  /** Null until it was read; kept versions are not read again. */
  readonly articles: number | null;
}

interface Props {
  readonly drafts: readonly VersionDraft[];
  readonly onChange: (drafts: readonly VersionDraft[]) => void;
}

/** The versions in their order, each with what was read of it. */
export function VersionList({ drafts, onChange }: Props) {
  const change = (id: string, part: Partial<VersionDraft>) => onChange(drafts.map((d) => (d.id === id ? { ...d, ...part } : d)));
  const move = (at: number, by: 1 | -1) => {
    const next = [...drafts];
    const [one] = next.splice(at, 1);
    if (one) next.splice(at + by, 0, one);
    onChange(next);
  };
  return (
    <ol className="law-versions-form">
      {drafts.map((draft, at) => (
        <VersionLine
          key={draft.id}
          draft={draft}
          at={at}
          count={drafts.length}
          onChange={(part) => change(draft.id, part)}
          onMove={(by) => move(at, by)}
          onRemove={() => onChange(drafts.filter((d) => d.id !== draft.id))}
        />
      ))}
    </ol>
  );
}

interface LineProps {
  readonly draft: VersionDraft;
  readonly at: number;
  readonly count: number;
  readonly onChange: (part: Partial<VersionDraft>) => void;
  readonly onMove: (by: 1 | -1) => void;
  readonly onRemove: () => void;
}

function VersionLine({ draft, at, count, onChange, onMove, onRemove }: LineProps) {
  const t = useWords(comparisonPageWords).form;
  const preview = useQuery({
    queryKey: ['statute-preview', draft.fileId ?? draft.versionId],
    enabled: draft.key === undefined,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    queryFn: (): Promise<TextPreview> =>
      call(statuteComparisonRoutes.preview, {
        body: draft.versionId === undefined ? { fileId: draft.fileId } : { versionId: draft.versionId },
      }),
  });
  const read = preview.data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was read is written down once
  useEffect(() => {
    if (read && draft.articles === null) onChange({ articles: read.articles, on: draft.on ?? read.on, source: read.title || draft.source });
  }, [read]);
  return (
    <li className="law-version">
      <Input
        className="law-version-label"
        aria-label={`${t.label} ${at + 1}`}
        value={draft.label}
        maxLength={60}
        onChange={(e) => onChange({ label: e.target.value })}
      />
      <DatePicker
        aria-label={`${t.on} ${at + 1}`}
        placeholder={t.on}
        value={draft.on ? dayjs(draft.on) : null}
        onChange={(day) => onChange({ on: day ? day.format('YYYY-MM-DD') : null })}
      />
      <span className="law-version-read" aria-live="polite">
        {preview.error ? (
          <span className="late" role="alert">
            {sentenceOf(preview.error)}
          </span>
        ) : (
          <span className="quiet">
            {draft.versionId ? t.fromLibrary : t.fromFile} ·{' '}
            {read ? t.read(read.title, read.articles) : draft.key === undefined ? t.reading : draft.source}
          </span>
        )}
      </span>
      <span className="nowrap">
        <Button
          type="text"
          icon={<ArrowUpOutlined />}
          aria-label={`${t.up} ${draft.label}`}
          disabled={at === 0}
          onClick={() => onMove(-1)}
        />
        <Button
          type="text"
          icon={<ArrowDownOutlined />}
          aria-label={`${t.down} ${draft.label}`}
          disabled={at === count - 1}
          onClick={() => onMove(1)}
        />
        <Button type="text" icon={<DeleteOutlined />} aria-label={`${t.remove} ${draft.label}`} onClick={onRemove} />
      </span>
    </li>
  );
}
