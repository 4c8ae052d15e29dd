import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { Select } from 'antd';
import { useMemo, useState } from 'react';
import type { RecordLine } from '../../../../contract/records.ts';
import { type StationFigures, stationRoutes } from '../../../../contract/stations.ts';
import { optionLabel } from '../../../../processes/text.ts';
import { station, stationKinds } from '../../../../registers/station.ts';
import { call } from '../../../shared/api.ts';
import { useWords } from '../../../shared/words.ts';
import { useText } from '../../language.ts';
import { routesOf } from '../../record/routes-of.ts';
import type { Search } from '../../router.tsx';
import { useHere } from '../../session.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { Link, useGo, useSetSearch } from '../../shell/link.tsx';
import type { Dot } from './draw-map.ts';
import { placeOf, sizeOf } from './spread.ts';
import { StationDrawing } from './station-drawing.tsx';
import { mapWords } from './station-map.text.ts';
import { StationTabs } from './station-tabs.tsx';
import './stations.css';

/** One colour a kind, told apart by eyes that see fewer of them; the list says the kind in words. */
const colours: Readonly<Record<string, string>> = {
  home: '#24507a',
  station: '#b3541e',
  point: '#4f7a3a',
  studio: '#7a4a86',
  publicOpinionPoint: '#8a6d1b',
};
const most = 1000;
const onePage = 200;

/** Stations on their coordinates: kind by colour, opinions by size, each opening its record; the same as a list for the keyboard. */
export function StationMapPage() {
  const { congressId } = useHere();
  const asked = useQuery({
    queryKey: ['stations', 'map', congressId],
    queryFn: async ({ signal }) => {
      const [figures, items] = await Promise.all([call(stationRoutes.figures, { query: {} }, { signal }), allStations(signal)]);
      return { figures, items };
    },
  });
  return (
    <>
      <StationTabs />
      <Loaded of={asked} rows={12}>
        {({ figures, items }) => <Stations figures={figures} items={items} />}
      </Loaded>
    </>
  );
}

async function allStations(signal: AbortSignal): Promise<readonly RecordLine[]> {
  const items: RecordLine[] = [];
  let cursor: string | undefined;
  do {
    const page = await call(routesOf(station).list, { query: { limit: onePage, sort: 'name', ...(cursor ? { cursor } : {}) } }, { signal });
    items.push(...page.items);
    cursor = page.next ?? undefined;
  } while (cursor && items.length < most);
  return items;
}

interface StationsProps {
  readonly figures: StationFigures;
  readonly items: readonly RecordLine[];
}

interface Shown {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly district: string;
  readonly place: ReturnType<typeof placeOf>;
  readonly opinions: number;
  readonly receptions: number;
  /** Why it is drawn hollow. */
  readonly lack: 'isNotOpen' | 'isIdle' | null;
}

function Stations({ figures, items }: StationsProps) {
  const t = useWords(mapWords);
  const text = useText('station');
  const search = useLocation().search as Search;
  const setSearch = useSetSearch();
  const kind = stationKinds.find((one) => one === search.kind) ?? null;
  const all = useMemo(() => shownOf(figures, items), [figures, items]);
  const shown = kind === null ? all : all.filter((one) => one.kind === kind);
  const placed = shown.filter((one) => one.place !== null);
  const kindWord = (id: string) => optionLabel(text, 'kind', id);
  return (
    <>
      <header className="page-head">
        <h1>{t.title}</h1>
        <span className="quiet">{t.lead(placed.length, shown.length, figures.year)}</span>
        <div className="tools no-print">
          <Select
            aria-label={text.fields.kind ?? ''}
            value={kind ?? ''}
            onChange={(next) => setSearch({ kind: next || null })}
            popupMatchSelectWidth={false}
            options={[{ value: '', label: t.kindAll }, ...stationKinds.map((value) => ({ value, label: kindWord(value) }))]}
          />
        </div>
      </header>
      {placed.length === 0 ? <p className="empty">{t.none}</p> : <MapWithList placed={placed} kindWord={kindWord} />}
      {placed.length < shown.length && (
        <p className="quiet">
          {t.noPlace(shown.length - placed.length)}
          {shown
            .filter((one) => one.place === null)
            .slice(0, 30)
            .map(({ id, name }) => (
              <Link key={id} to={`/stations/${id}`} style={{ marginRight: 12 }}>
                {name}
              </Link>
            ))}
        </p>
      )}
      {items.length >= most && <p className="quiet">{t.cut}</p>}
    </>
  );
}

function shownOf(figures: StationFigures, items: readonly RecordLine[]): readonly Shown[] {
  const counted = new Map(figures.stations.map((one) => [one.id, one]));
  return items.map(({ id, state, fields }) => {
    const figure = counted.get(id);
    const isOpen = state === 'active' && fields.standing === 'open';
    return {
      id,
      name: String(fields.name),
      kind: String(fields.kind),
      district: String(fields.district),
      place: placeOf(fields.location),
      opinions: figure?.opinions ?? 0,
      receptions: figure?.receptions ?? 0,
      lack: !isOpen ? 'isNotOpen' : figure?.isIdle ? 'isIdle' : null,
    };
  });
}

interface MapProps {
  readonly placed: readonly Shown[];
  readonly kindWord: (kind: string) => string;
}

function MapWithList({ placed, kindWord }: MapProps) {
  const t = useWords(mapWords);
  const go = useGo();
  const [pointed, point] = useState<string | null>(null);
  const dots = useMemo(() => dotsOf(placed, kindWord, t.said), [placed, kindWord, t]);
  const listed = [...placed].sort((a, b) => b.opinions - a.opinions || a.name.localeCompare(b.name, 'zh'));
  return (
    <section className="section station-map">
      <div>
        <p className="quiet">{t.hint}</p>
        <p className="kinds">
          {stationKinds
            .filter((kind) => placed.some((one) => one.kind === kind))
            .map((kind) => (
              <span key={kind}>
                <i style={{ background: colours[kind] }} />
                {kindWord(kind)}
              </span>
            ))}
        </p>
        <StationDrawing dots={dots} pointed={pointed} onDot={(id) => go(`/stations/${id}`)} />
      </div>
      <nav aria-label={t.listed}>
        <ul>
          {listed.map((one) => (
            <li key={one.id} onMouseEnter={() => point(one.id)} onMouseLeave={() => point(null)}>
              <Link to={`/stations/${one.id}`} onFocus={() => point(one.id)} onBlur={() => point(null)}>
                {one.name}
              </Link>
              <span className="quiet">
                {[kindWord(one.kind), t.counts(one.opinions, one.receptions), one.lack && t[one.lack]].filter(Boolean).join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      </nav>
    </section>
  );
}

function dotsOf(placed: readonly Shown[], kindWord: MapProps['kindWord'], said: (typeof mapWords)['zh']['said']): readonly Dot[] {
  const highest = Math.max(0, ...placed.map((one) => one.opinions));
  return placed.flatMap((one) =>
    one.place
      ? [
          {
            ...one.place,
            id: one.id,
            name: one.name,
            said: said(one.name, kindWord(one.kind), one.district, one.opinions, one.receptions),
            size: sizeOf(one.opinions, highest),
            colour: colours[one.kind] ?? '#24507a',
            isHollow: one.lack !== null,
          },
        ]
      : [],
  );
}
