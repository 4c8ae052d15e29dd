import { BarChart as BarSeries } from 'echarts/charts';
import { GridComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import type { Bar } from './bars.tsx';

use([BarSeries, GridComponent, TitleComponent, CanvasRenderer]);

export interface BarChart {
  show(title: string, bars: readonly Bar[]): void;
  /** The chart as a picture with its title, for a report. */
  picture(): string;
  dispose(): void;
}

const ink = '#24507a';
const text = '#2a2824';
const font = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif';

/** Draws horizontal bars into an element; a click tells which bar was meant. */
export function createBarChart(box: HTMLElement, onBar: (at: { readonly bars: readonly Bar[]; readonly index: number }) => void): BarChart {
  let now: { title: string; bars: readonly Bar[] } = { title: '', bars: [] };
  const size = () => ({ width: Math.max(box.clientWidth, 260), height: now.bars.length * 30 + 16 });
  const chart = init(box, null, { renderer: 'canvas', ...size() });
  const resize = new ResizeObserver(() => chart.resize(size()));
  resize.observe(box.parentElement ?? box);
  chart.getZr().on('click', (event) => {
    const [, y] = chart.convertFromPixel({ gridIndex: 0 }, [event.offsetX, event.offsetY]) ?? [];
    if (typeof y === 'number' && y >= 0 && y < now.bars.length) onBar({ bars: now.bars, index: y });
  });
  return {
    show(title, bars) {
      now = { title, bars };
      chart.resize(size());
      chart.setOption(optionOf(bars));
    },
    picture() {
      const canvas = document.createElement('div');
      const width = 900;
      const height = now.bars.length * 34 + 80;
      const print = init(canvas, null, { renderer: 'canvas', width, height, devicePixelRatio: 2 });
      print.setOption({
        ...optionOf(now.bars),
        backgroundColor: '#fff',
        title: { text: now.title, left: 16, top: 14, textStyle: { fontSize: 18, color: text, fontFamily: font } },
        grid: { left: 16, right: 150, top: 56, bottom: 12, containLabel: true },
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

const optionOf = (bars: readonly Bar[]) => ({
  animation: false,
  textStyle: { fontFamily: font },
  grid: { left: 0, right: 120, top: 4, bottom: 4, containLabel: true },
  xAxis: { type: 'value' as const, min: 0, show: false },
  yAxis: {
    type: 'category' as const,
    inverse: true,
    data: bars.map((b) => b.name),
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: { color: text, fontSize: 13, width: 150, overflow: 'truncate' as const },
  },
  series: [
    {
      type: 'bar' as const,
      barMaxWidth: 16,
      cursor: 'pointer',
      itemStyle: { color: ink },
      data: bars.map((b) => ({ value: b.count, label: { formatter: b.label } })),
      label: { show: true, position: 'right' as const, color: text, fontSize: 13 },
    },
  ],
});
