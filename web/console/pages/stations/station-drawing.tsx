import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../../shared/words.ts';
import type { Dot, StationChart } from './draw-map.ts';
import { frameOf } from './spread.ts';
import { mapWords } from './station-map.text.ts';

interface Props {
  readonly dots: readonly Dot[];
  readonly pointed: string | null;
  readonly onDot: (id: string) => void;
}

/** Stations as dots; what draws them is loaded when it is needed. */
export function StationDrawing({ dots, pointed, onDot }: Props) {
  const t = useWords(mapWords);
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<StationChart | null>(null);
  const chosen = useRef(onDot);
  chosen.current = onDot;
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    let isGone = false;
    void import('./draw-map.ts').then(({ createStationChart }) => {
      if (isGone || !box.current) return;
      chart.current = createStationChart(box.current, (id) => chosen.current(id));
      setReady(true);
    });
    return () => {
      isGone = true;
      chart.current?.dispose();
      chart.current = null;
    };
  }, []);
  useEffect(() => {
    if (isReady) chart.current?.show(dots, frameOf(dots));
  }, [isReady, dots]);
  useEffect(() => {
    if (isReady) chart.current?.point(pointed);
  }, [isReady, pointed]);
  return (
    <>
      {!isReady && <p className="quiet">{t.loading}</p>}
      <div ref={box} role="img" aria-label={t.chart} className="drawing" />
    </>
  );
}
