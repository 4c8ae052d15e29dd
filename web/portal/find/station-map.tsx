import type { FoundStation } from '../../../contract/find-deputies.ts';
import { useWords } from '../../shared/words.ts';
import { findWords } from './find.text.ts';

const width = 600;
const edge = 40;
const fewNames = 25;

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
  return (
    <section className="sheet">
      <h2>{t.map}</h2>
      <p className="quiet small">{t.mapHint}</p>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing of links, each with its name */}
      <svg className="map" viewBox={`0 0 ${width} ${Math.round(height)}`} role="group" aria-label={t.map}>
        {placed.map(({ id, name, at }) => {
          const x = edge + shift + (at.longitude - west) * shrink * scale;
          const y = edge + (north - at.latitude) * scale;
          const isRight = x > width * 0.6;
          return (
            <a
              key={id}
              href={`#${id}`}
              aria-label={name}
              onClick={(event) => {
                event.preventDefault();
                const section = document.getElementById(id);
                section?.scrollIntoView({ block: 'start' });
                section?.focus({ preventScroll: true });
              }}
            >
              <circle className="reach" cx={x} cy={y} r={26} />
              <circle cx={x} cy={y} r={9} />
              {placed.length <= fewNames && (
                <text x={isRight ? x - 16 : x + 16} y={y + 7} textAnchor={isRight ? 'end' : 'start'}>
                  {name}
                </text>
              )}
            </a>
          );
        })}
      </svg>
    </section>
  );
}

const boundsOf = (values: readonly number[]): readonly [number, number] => [Math.min(...values), Math.max(...values)];
