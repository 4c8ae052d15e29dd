import { DownloadOutlined, PrinterOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useLocation, useParams } from '@tanstack/react-router';
import { App, Button, DatePicker, Dropdown, Select } from 'antd';
import dayjs from 'dayjs';
import { type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import {
  type ReadingUnit,
  type StatuteReading,
  type StatuteView,
  statuteFormats,
  statuteRanks,
  statuteRoutes,
  type VersionLine,
  validities,
  versionChanges,
} from '../../../../../contract/statutes.ts';
import { addressOf, call } from '../../../../shared/api.ts';
import { type Locale, useLocale, useWords } from '../../../../shared/words.ts';
import { useT } from '../../../language.ts';
import type { Search } from '../../../router.tsx';
import { Loaded } from '../../../shell/faults.tsx';
import { Link, useGo, useSetSearch } from '../../../shell/link.tsx';
import { StatuteTabs } from '../../../statute/statute-tabs.tsx';
import { ChangeLog } from './change-log.tsx';
import { Contents } from './contents.tsx';
import { FindInText, plainText } from './find-in-text.tsx';
import { KeepMenu } from './keep-menu.tsx';
import { libraryWords } from './library.text.ts';
import { type MovedTo, StatuteText } from './statute-text.tsx';
import { useStatute } from './use-library.ts';
import { useCurrentUnit, useGrowing } from './use-reading.ts';
import { ValidityTag } from './validity-tag.tsx';
import './library.css';

/** One statute to read, in the version of a day or a named one. */
export function ReadPage() {
  const { statuteId } = useParams({ strict: false }) as { statuteId: string };
  const search = useLocation().search as Search;
  const asked = useStatute(statuteId, search.on);
  return (
    <>
      <StatuteTabs />
      <Loaded of={asked} rows={12}>
        {(statute) => <Statute statute={statute} search={search} />}
      </Loaded>
    </>
  );
}

/** A version by how it came about and its day: 2019-06-27 修正. */
export const versionName = (
  { change, passedOn, effectiveOn }: VersionLine,
  locale: Locale,
  line: (change: string, day: string) => string,
): string => line(versionChanges[change][locale], passedOn ?? effectiveOn ?? '');

function Statute({ statute, search }: { readonly statute: StatuteView; readonly search: Search }) {
  const t = useWords(libraryWords);
  const locale = useLocale();
  const setSearch = useSetSearch();
  const version = statute.versions.find((v) => v.id === search.version) ?? statute.versions.find((v) => v.id === statute.speaking);
  const reading = useQuery({
    queryKey: ['statutes', 'reading', version?.id, search.on ?? ''],
    enabled: version !== undefined,
    staleTime: 60_000,
    queryFn: ({ signal }) =>
      call(statuteRoutes.reading, { params: { versionId: version?.id ?? '' }, query: { on: search.on } }, { signal }),
  });
  if (!version) return null;
  const before = statute.versions[statute.versions.indexOf(version) - 1];
  return (
    <>
      <header className="page-head statute-head">
        <h1>{statute.title}</h1>
        <ValidityTag validity={version.validity} />
        <div className="tools no-print">
          {before && (
            <Link className="ant-btn ant-btn-default" to="/statutes/comparisons/new" search={{ old: before.id, new: version.id }}>
              {t.compare}
            </Link>
          )}
          <ExportMenu versionId={version.id} />
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            {t.print}
          </Button>
          {statute.mayKeep && <KeepMenu statute={statute} version={version} />}
        </div>
      </header>
      <div className="statute-bar no-print">
        <Select
          aria-label={t.version}
          value={version.id}
          style={{ minWidth: 210 }}
          popupMatchSelectWidth={false}
          options={statute.versions.toReversed().map((v) => ({
            value: v.id,
            label: `${versionName(v, locale, t.versionLine)} · ${validities[v.validity][locale]}`,
          }))}
          onChange={(id: string) => setSearch({ version: id })}
        />
        <DatePicker
          aria-label={t.onHelp}
          placeholder={t.on}
          value={search.on ? dayjs(search.on) : null}
          onChange={(day) => setSearch({ on: day?.format('YYYY-MM-DD') ?? null, version: null })}
        />
        {version.validity !== 'inForce' && (
          <span className="statute-warning" role="status">
            {t.notCurrent(validities[version.validity][locale])}{' '}
            {statute.speaking !== version.id && (
              <button type="button" className="plain as-link" onClick={() => setSearch({ version: null })}>
                {t.seeCurrent}
              </button>
            )}
          </span>
        )}
      </div>
      <Loaded of={reading} rows={14}>
        {(text) => <Reader key={text.versionId} statute={statute} version={version} reading={text} on={search.on} />}
      </Loaded>
    </>
  );
}

interface ReaderProps {
  readonly statute: StatuteView;
  readonly version: VersionLine;
  readonly reading: StatuteReading;
  readonly on: string | undefined;
}

function Reader({ statute, version, reading, on }: ReaderProps) {
  const t = useWords(libraryWords);
  const { message } = App.useApp();
  const go = useGo();
  const { hash, pathname, searchStr } = useLocation();
  const { shown, growTo } = useGrowing(reading.units);
  const frame = useRef<HTMLDivElement>(null);
  const current = useCurrentUnit(frame, shown.length);
  const moved = useMoved(reading.versionId, on);
  const [target, setTarget] = useState<string | null>(null);
  const goTo = useCallback(
    (id: string) => {
      growTo(id);
      setTarget(id);
      window.history.replaceState(window.history.state, '', `${pathname}${searchStr}#${id}`);
    },
    [growTo, pathname, searchStr],
  );
  useEffect(() => {
    const id = decodeURIComponent(hash);
    if (id === '') return;
    growTo(id);
    setTarget(id);
  }, [hash, growTo]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked for may only come with more units on the page
  useEffect(() => {
    const element = target === null ? null : document.getElementById(target);
    if (!element) return;
    setTarget(null);
    // Heights of what was never laid out are guesses; the second time they are known.
    element.scrollIntoView({ block: 'start' });
    requestAnimationFrame(() => {
      element.scrollIntoView({ block: 'start' });
      element.focus({ preventScroll: true });
    });
  }, [target, shown.length]);
  const onAsk = useCallback(
    (event: MouseEvent<HTMLElement>) => {
      const place = (event.target as HTMLElement).closest<HTMLElement>('a[href], [data-why], [data-copy]');
      if (!place) return;
      const { why, copy } = place.dataset;
      if (why !== undefined) void message.info(why, 6);
      else if (copy !== undefined) void copyArticle(reading.units, copy, statute.title, version, t, message);
      else {
        if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        const address = place.getAttribute('href') ?? '';
        if (address.startsWith('#')) goTo(address.slice(1));
        else go(address);
      }
    },
    [reading.units, statute.title, version, t, message, goTo, go],
  );
  return (
    <div className="statute-reader">
      <aside className="statute-left no-print">
        <details open={window.innerWidth > 1100}>
          <summary>{t.contents}</summary>
          <Contents units={reading.units} current={current} onGo={goTo} />
        </details>
      </aside>
      <div ref={frame} className="sheet statute-sheet">
        <FindInText units={shown} onGo={goTo} />
        <StatuteText reading={reading} units={shown} moved={moved} onAsk={onAsk} />
      </div>
      <aside className="statute-right">
        <Facts statute={statute} version={version} />
        <ChangeLog statute={statute} />
      </aside>
    </div>
  );
}

/** Articles cited that have moved since; asked for when the text is there. */
function useMoved(versionId: string, on: string | undefined): MovedTo {
  const { data } = useQuery({
    queryKey: ['statutes', 'moved', versionId, on ?? ''],
    staleTime: 5 * 60_000,
    queryFn: ({ signal }) => call(statuteRoutes.moved, { params: { versionId }, query: { on } }, { signal }),
  });
  return useMemo(() => new Map((data?.items ?? []).map((item) => [`${item.statuteId} ${item.article}`, item])), [data]);
}

async function copyArticle(
  units: readonly ReadingUnit[],
  id: string,
  title: string,
  { passedOn, effectiveOn }: VersionLine,
  t: { copied(label: string): string; readonly notCopied: string },
  message: { success(text: string): unknown; error(text: string): unknown },
): Promise<void> {
  const unit = units.find((u) => u.id === id);
  if (!unit) return;
  try {
    await navigator.clipboard.writeText(`${plainText(unit)}\n（《${title}》${unit.label}，${passedOn ?? effectiveOn ?? ''}）`);
    message.success(t.copied(unit.label));
  } catch {
    message.error(t.notCopied);
  }
}

function ExportMenu({ versionId }: { readonly versionId: string }) {
  const t = useWords(libraryWords);
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: statuteFormats.map((format) => ({
          key: format,
          label: (
            <a href={addressOf(statuteRoutes.file, { params: { versionId }, query: { format } })} download>
              {t.formats[format]}
            </a>
          ),
        })),
      }}
    >
      <Button icon={<DownloadOutlined />}>{t.export}</Button>
    </Dropdown>
  );
}

function Facts({ statute, version }: { readonly statute: StatuteView; readonly version: VersionLine }) {
  const t = useWords(libraryWords);
  const locale = useLocale();
  const { no } = useT().common;
  const facts: readonly (readonly [string, string | null])[] = [
    [t.rank, statuteRanks[statute.rank][locale]],
    [t.issuer, statute.issuer || t.unknown],
    [t.region, statute.region ?? t.national],
    [t.change, versionChanges[version.change][locale]],
    [t.passedOn, version.passedOn ?? t.unknown],
    [t.effectiveOn, version.effectiveOn ?? t.unknown],
    [t.endedOn, version.endedOn],
    [t.endedBy, version.endedBy || null],
    [t.documentNo, version.documentNo || null],
    [t.columns.articles, String(version.articles)],
    [t.source, version.sourceName || null],
    [t.keptBy, statute.keptBy || no],
  ];
  return (
    <section className="section statute-facts">
      <header>
        <h2>{t.facts}</h2>
      </header>
      <dl>
        {facts.map(([label, value]) =>
          value === null ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}
