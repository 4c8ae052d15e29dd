import { changeOf } from '../../../engine/change.ts';
import type { MeasureKind } from '../../../figures/check-template.ts';
import type { Figures } from '../../../figures/fill-template.ts';
import type { Time } from '../../../figures/template-syntax.ts';
import { processOf } from '../../../processes/all.ts';
import { findMeasure, measures } from '../../../processes/measures.ts';
import { optionLabel, textOf } from '../../../processes/text.ts';
import { shapesOf } from '../../../registers/shape.ts';
import type { ProcessId } from '../../../registers/vocabulary.ts';
import type { CountedFigures } from '../compare.ts';

/** Everything a report is made from, as it is kept with it. */
export interface ReportSource {
  readonly congress: string;
  readonly sessions: readonly CountedFigures[];
  readonly names: Readonly<Record<string, string>>;
}

/** What a template may say of each measure. */
export const measureKinds: readonly MeasureKind[] = measures.map((m) => {
  const options = m.by && !m.as ? shapesOf(processOf(m.process).record)[m.by]?.options : undefined;
  return {
    id: m.id,
    hasRows: m.by !== undefined,
    hasShare: m.part !== undefined,
    hasMean: m.days !== undefined,
    ...(options ? { values: options } : {}),
  };
});

/** A report's figures and words, in Chinese, from what was counted. */
export function figuresFrom(source: ReportSource): Figures {
  const of = (time: Time) => source.sessions.find((s) => s.when === time);
  const figure = (measure: string, time: Time) => of(time)?.figures.find((f) => f.measure === measure) ?? null;
  const own = of('this');
  const words: Readonly<Record<string, string>> = {
    congress: source.congress,
    session: own?.name ?? '',
    year: String(own?.year ?? ''),
    cutoff: dayInWords(own?.cutoff ?? ''),
    lastSession: of('last')?.name ?? '',
    previousTermSession: of('previousTerm')?.name ?? '',
  };
  return {
    word: (word) => words[word] ?? '',
    has: (time) => of(time) !== undefined,
    figure,
    nameOf: (id, value) => nameOf(source, id, value),
    change: (id, time, unit) => {
      const measure = findMeasure(id);
      const [now, before] = [figure(id, 'this'), figure(id, time)];
      if (!measure || !now || !before) return '';
      const { difference, growth } = changeOf(measure, now, before);
      if (difference === null) return '无法比较';
      const size = difference.replace('-', '');
      if (Number(difference) === 0) return '持平';
      const isLess = difference.startsWith('-');
      if (measure.days) return `${isLess ? '缩短' : '延长'}${size}天`;
      if (measure.part && !measure.by) return `${isLess ? '下降' : '提高'}${size}个百分点`;
      const share = growth === null ? '' : `，${isLess ? '下降' : '增长'}${growth.replace('-', '')}%`;
      return `${isLess ? '减少' : '增加'}${size}${unit}${share}`;
    },
  };
}

function nameOf(source: ReportSource, id: string, value: string | null): string {
  const measure = findMeasure(id);
  if (value === null) return '未填';
  if (!measure?.by || measure.as) return measure?.as === 'year' ? `${value}年` : value;
  return source.names[value] ?? optionLabel(textOf(measure.process as ProcessId, 'zh'), measure.by, value);
}

function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
