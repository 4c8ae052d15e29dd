import type { ReactNode } from 'react';
import type { FoundStation } from '../../../contract/find-deputies.ts';
import { useWords } from '../../shared/words.ts';
import { apart } from './apart.ts';
import { findWords } from './find.text.ts';

const width = 600;
const edge = 40;
const fewNames = 25;
const [numbered, small] = [19, 9] as const;

/** Where the stations lie to each other, drawn from their coordinates: no map service is asked. Nothing where fewer than two are known. */
export function StationMap({ stations }: { readonly stations: readonly FoundStation[] }) {
  const t = useWords(findWords);
  const placed = stations.flatMap((station) => (station.location ? [{ ...station, at: station.location }] : []));
  if (placed.length < 2) return null;
  const [west, east] = boundsOf(placed.map((s) => s.at.longitude));
  const [south, north] = boundsOf(placed.map((s) => s.at.latitude));
  // A degree of longitude is shorter the farther from the equator.
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (width - 2 * edge) / Math.max((east - west) * shrink, (north - south) * 1.2, 0.002);
  const height = (north - south) * scale + 2 * edge;
  const shift = (width - 2 * edge - (east - west) * shrink * scale) / 2;
  const box = { width, height: Math.round(height) };
  const at = placed.map((station) => ({
    ...station,
    x: edge + shift + (station.at.longitude - west) * shrink * scale,
    y: edge + (north - station.at.latitude) * scale,
  }));
  // Few are numbered, with their names below: names beside the dots would cover each other.
  const isNumbered = placed.length <= fewNames;
  const dots = isNumbered ? apart(at, 2 * numbered + 2, box) : at;
  return (
    <section className="sheet">
      <h2>{t.map}</h2>
      <p className="quiet small">{t.mapHint}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing of links, each with its name */}
      <svg className="map" viewBox={`0 0 ${box.width} ${box.height}`} role="group" aria-label={t.map}>
        {isNumbered && dots.map(({ id, x, y }, n) => <line key={id} x1={at[n]?.x ?? x} y1={at[n]?.y ?? y} x2={x} y2={y} />)}
        {dots.map(({ id, name, x, y }, n) => (
          <StationLink key={id} id={id} label={isNumbered ? `${n + 1} ${name}` : name}>
            <circle className="reach" cx={x} cy={y} r={26} />
            <circle cx={x} cy={y} r={isNumbered ? numbered : small} />
            {isNumbered && (
              <text x={x} y={y + 8} textAnchor="middle">
                {n + 1}
              </text>
            )}
          </StationLink>
        ))}
      </svg>
      {isNumbered && (
        <ol className="map-names">
          {dots.map(({ id, name }) => (
            <li key={id}>
              <StationLink id={id}>{name}</StationLink>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

interface LinkProps {
  readonly id: string;
  readonly label?: string;
  readonly children: ReactNode;
}

/** Leads to what is said of a station further down. */
function StationLink({ id, label, children }: LinkProps) {
  return (
    <a
      href={`#${id}`}
      aria-label={label}
      onClick={(event) => {
        event.preventDefault();
        const section = document.getElementById(id);
        section?.scrollIntoView({ block: 'start' });
        section?.focus({ preventScroll: true });
      }}
    >
      {children}
    </a>
  );
}

const boundsOf = (values: readonly number[]): readonly [number, number] => [Math.min(...values), Math.max(...values)];
