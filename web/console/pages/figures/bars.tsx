import { Button, Skeleton } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../../shared/words.ts';
import { figureWords } from './figures.text.ts';

export interface Bar {
  readonly key: string;
  readonly name: string;
  readonly count: number;
  readonly label: string;
}

interface Props {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly onBar: (bar: Bar) => void;
}

type Chart = import('./draw-bars.ts').BarChart;

/** Bars from zero with their numbers beside them. Drawing is loaded when it is needed. */
export function Bars({ title, bars, onBar }: Props) {
  const t = useWords(figureWords);
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<Chart | null>(null);
  const chosen = useRef(onBar);
  chosen.current = onBar;
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    let isGone = false;
    void import('./draw-bars.ts').then(({ createBarChart }) => {
      if (isGone || !box.current) return;
      chart.current = createBarChart(box.current, (at) => {
        const bar = at.bars[at.index];
        if (bar) chosen.current(bar);
      });
      chart.current.show(title, bars);
      setReady(true);
    });
    return () => {
      isGone = true;
      chart.current?.dispose();
      chart.current = null;
    };
  }, [title, bars]);
  const download = () => {
    const url = chart.current?.picture();
    if (!url) return;
    const link = document.createElement('a');
    link.href = url;
    link.download = `${title}.png`;
    link.click();
  };
  return (
    <div>
      {!isReady && <Skeleton active title={false} paragraph={{ rows: Math.min(bars.length, 8) }} aria-label={t.loadingChart} />}
      <div ref={box} role="img" aria-label={t.chartOf(title)} style={{ height: isReady ? bars.length * 30 + 16 : 0, overflow: 'hidden' }} />
      {isReady && (
        <Button size="small" className="no-print" onClick={download}>
          {t.png}
        </Button>
      )}
    </div>
  );
}
