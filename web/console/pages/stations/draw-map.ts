import { ScatterChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { Frame, Placed } from './spread.ts';

use([ScatterChart, GridComponent, TooltipComponent, CanvasRenderer]);

/** A dot of the map: where, how wide, in which colour, and what it says. */
export interface Dot extends Placed {
  readonly id: string;
  readonly name: string;
  readonly said: string;
  readonly size: number;
  readonly colour: string;
  /** Drawn hollow: it is not open, or nobody was received for long. */
  readonly isHollow: boolean;
}

export interface StationChart {
  show(dots: readonly Dot[], frame: Frame): void;
  /** Marks one dot, or none. */
  point(id: string | null): void;
  dispose(): void;
}

const font = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';
const [ink, paper] = ['#2a2824', '#fff'] as const;
const highest = 720;

/** Draws stations by their coordinates into an element: no map service is asked. A click tells which was meant. */
export function createStationChart(box: HTMLElement, onDot: (id: string) => void): StationChart {
  let ratio = 0.7;
  let now: readonly Dot[] = [];
  const size = () => {
    const width = Math.max(box.clientWidth, 260);
    return { width, height: Math.min(highest, Math.max(240, width * ratio)) };
  };
  const chart = init(box, null, { renderer: 'canvas', ...size() });
  const settle = (): void => {
    const { width, height } = size();
    box.style.height = `${height}px`;
    chart.resize({ width, height });
  };
  const resize = new ResizeObserver(settle);
  resize.observe(box.parentElement ?? box);
  chart.on('click', ({ dataIndex }) => {
    const dot = now[dataIndex];
    if (dot) onDot(dot.id);
  });
  return {
    show(dots, frame) {
      // Small ones above the large, so that each can be met.
      now = [...dots].sort((a, b) => b.size - a.size);
      ratio = frame.ratio;
      settle();
      chart.setOption(optionOf(now, frame, size()), { notMerge: true });
    },
    point(id) {
      chart.dispatchAction({ type: 'downplay', seriesIndex: 0 });
      const dataIndex = now.findIndex((dot) => dot.id === id);
      if (dataIndex < 0) return void chart.dispatchAction({ type: 'hideTip' });
      chart.dispatchAction({ type: 'highlight', seriesIndex: 0, dataIndex });
      chart.dispatchAction({ type: 'showTip', seriesIndex: 0, dataIndex });
    },
    dispose() {
      resize.disconnect();
      chart.dispose();
    },
  };
}

/** Axes without marks; where the box is flatter than the ground, the frame is widened so that distances stay true. */
function optionOf(dots: readonly Dot[], frame: Frame, { width, height }: { readonly width: number; readonly height: number }) {
  const wider = Math.max(1, (frame.ratio * width) / height);
  const taller = Math.max(1, height / (frame.ratio * width));
  // Names of dots near the right edge stand to their left.
  const rightFrom = frame.west + (frame.east - frame.west) * 0.7;
  const axis = (least: number, most: number, times: number) => {
    const [middle, half] = [(least + most) / 2, ((most - least) / 2) * times];
    return { type: 'value' as const, show: false, min: middle - half, max: middle + half };
  };
  return {
    animation: false,
    textStyle: { fontFamily: font },
    grid: { left: 0, right: 0, top: 0, bottom: 0 },
    xAxis: axis(frame.west, frame.east, wider),
    yAxis: axis(frame.south, frame.north, taller),
    tooltip: {
      renderMode: 'richText' as const,
      confine: true,
      formatter: ({ dataIndex }: { readonly dataIndex: number }) => dots[dataIndex]?.said ?? '',
    },
    series: [
      {
        type: 'scatter' as const,
        cursor: 'pointer',
        labelLayout: { hideOverlap: true },
        emphasis: { itemStyle: { borderColor: ink, borderWidth: 3 }, label: { show: true } },
        data: dots.map((dot) => ({
          value: [dot.longitude, dot.latitude],
          symbolSize: dot.size,
          itemStyle: {
            color: dot.isHollow ? paper : dot.colour,
            borderColor: dot.colour,
            borderWidth: dot.isHollow ? 2.5 : 1,
            opacity: 0.92,
          },
          label: {
            show: true,
            position: dot.longitude > rightFrom ? ('left' as const) : ('right' as const),
            formatter: dot.name,
            color: ink,
            fontSize: 12,
            textBorderColor: paper,
            textBorderWidth: 3,
          },
        })),
      },
    ],
  };
}
