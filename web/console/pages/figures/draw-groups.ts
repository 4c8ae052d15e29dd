import { BarChart as BarSeries } from 'echarts/charts';
import { GridComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

use([BarSeries, GridComponent, TitleComponent, CanvasRenderer]);

/** One bar: what it is as long as, and the words that stand beside it. Null: nothing to draw. */
export interface GroupBar {
  readonly value: number | null;
  readonly label: string;
}

export interface Groups {
  readonly title: string;
  readonly names: readonly string[];
  /** One series for each session, with a bar for each name. */
  readonly series: readonly { readonly when: string; readonly bars: readonly GroupBar[] }[];
}

export interface GroupChart {
  show(groups: Groups): void;
  /** The chart as a picture with its title, for a report. */
  picture(): string;
  dispose(): void;
}

const ink = '#24507a';
const text = '#2a2824';
const font = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';
const bar = 15;

/** Fill by the session's place: full, hatched, empty; told apart in print and without colour. */
const fills = [
  { color: ink, borderColor: ink, borderWidth: 1 },
  {
    color: '#dbe4ed',
    borderColor: ink,
    borderWidth: 1,
    decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4, color: ink },
  },
  { color: '#ffffff', borderColor: ink, borderWidth: 1.5 },
] as const;

/** On a narrow screen a name takes several lines beside its bars. */
const isNarrow = (width: number) => width < 560;

/** How high the groups stand at a width. */
export function heightOf({ names, series }: Groups, width: number): number {
  const bars = Math.max(2, series.length) * (bar + 4) + 18;
  return names.length * (isNarrow(width) ? Math.max(bars, 98) : bars) + 12;
}

/** Draws groups of horizontal bars, one bar a session; a click tells the group and the session that were meant. */
export function createGroupChart(box: HTMLElement, onBar: (at: { readonly group: number; readonly series: number }) => void): GroupChart {
  let now: Groups = { title: '', names: [], series: [] };
  const size = () => {
    const width = Math.max(box.clientWidth, 260);
    return { width, height: heightOf(now, width) };
  };
  const chart = init(box, null, { renderer: 'canvas', ...size() });
  const redraw = () => {
    chart.resize(size());
    chart.setOption(optionOf(now, size().width), true);
  };
  const resize = new ResizeObserver(redraw);
  resize.observe(box.parentElement ?? box);
  chart.on('click', (event) => {
    if (typeof event.dataIndex === 'number' && typeof event.seriesIndex === 'number')
      onBar({ group: event.dataIndex, series: event.seriesIndex });
  });
  return {
    show(groups) {
      now = groups;
      redraw();
    },
    picture() {
      const width = 960;
      const print = init(document.createElement('div'), null, {
        renderer: 'canvas',
        width,
        height: heightOf(now, width) + 64,
        devicePixelRatio: 2,
      });
      print.setOption({
        ...optionOf(now, width),
        backgroundColor: '#fff',
        title: {
          text: now.title,
          left: 16,
          top: 14,
          textStyle: { fontSize: 17, color: text, fontFamily: font, width: width - 32, overflow: 'break' },
        },
        grid: { left: 16, right: 170, top: 64, bottom: 12, containLabel: true },
      });
      const url = print.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor: '#fff' });
      print.dispose();
      return url;
    },
    dispose() {
      resize.disconnect();
      chart.dispose();
    },
  };
}

function optionOf({ names, series }: Groups, width: number) {
  const narrow = isNarrow(width);
  return {
    animation: false,
    textStyle: { fontFamily: font },
    grid: { left: 0, right: narrow ? 118 : 150, top: 4, bottom: 4, containLabel: true },
    xAxis: { type: 'value' as const, min: 0, show: false },
    yAxis: {
      type: 'category' as const,
      inverse: true,
      data: [...names],
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: {
        color: text,
        fontSize: narrow ? 12 : 13,
        width: narrow ? 96 : 220,
        overflow: 'break' as const,
        lineHeight: narrow ? 15 : 17,
      },
    },
    series: series.map(({ when, bars }, n) => ({
      type: 'bar' as const,
      barWidth: bar,
      barGap: '25%',
      cursor: 'pointer',
      itemStyle: { ...fills[n % fills.length] },
      data: bars.map((b) => ({ value: b.value ?? 0, label: { formatter: `${when} ${b.label}` } })),
      label: { show: true, position: 'right' as const, color: text, fontSize: narrow ? 11 : 12.5 },
    })),
  };
}
