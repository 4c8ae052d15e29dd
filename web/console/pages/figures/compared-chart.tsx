import { Button, Segmented, Skeleton } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { reportRoutes } from '../../../../contract/reports.ts';
import type { Answer } from '../../../shared/api.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { numberText } from '../../record/format.ts';
import { useGo } from '../../shell/link.tsx';
import type { GroupChart, Groups } from './draw-groups.ts';
import { recordsOf } from './figure-search.ts';
import { figureWords } from './figures.text.ts';

type Answered = Answer<typeof reportRoutes.compare>;
type Compared = Answered['figures'][number];

/** What leaders ask for first; every other figure stands in the table. */
const shown = {
  shares: [
    'concluded',
    'onTime',
    'classA',
    'implemented',
    'satisfied',
    'attitudeSatisfied',
    'commitmentRate',
    'researched',
    'participation',
  ],
  counts: ['suggestionCount', 'units', 'commitments', 'keyItems', 'assessments'],
} as const;
type Kind = keyof typeof shown;

/** The sessions side by side as grouped bars: shares or counts, told apart in print too; a click opens the records. */
export function ComparedChart({ data }: { readonly data: Answered }) {
  const t = useWords(figureWords);
  const locale = useLocale();
  const go = useGo();
  const [kind, setKind] = useState<Kind>('shares');
  const figures = useMemo(() => chosen(data, kind), [data, kind]);
  const finding = findingOf(figures, kind, locale, t);
  const groups = useMemo<Groups>(
    () => ({
      title: finding,
      names: figures.map((f) => f.values[0]?.figure.label[locale] ?? ''),
      series: data.sessions.map((session, n) => ({
        when: t.when[session.when],
        bars: figures.map((f) => {
          const figure = f.values[n]?.figure;
          if (!figure) return { value: null, label: '—' };
          if (kind === 'counts') return { value: figure.numerator, label: numberText(figure.numerator, locale) };
          return {
            value: figure.percent === null ? null : Number(figure.percent),
            label: figure.percent === null ? '—' : `${figure.percent}%`,
          };
        }),
      })),
    }),
    [data, figures, finding, kind, locale, t],
  );
  const open = (group: number, series: number) => {
    const figure = figures[group]?.values[series]?.figure;
    const session = data.sessions[series];
    if (!figure || !session) return;
    const span = { session: session.sessionId, cutoff: session.cutoff };
    const { to, search } = recordsOf(figure, span, { part: figure.isShare ? 'part' : 'of' });
    go(to, search);
  };
  return (
    <div className="compared-chart">
      <div className="compared-head">
        <h3>{finding}</h3>
        <Segmented
          className="no-print"
          aria-label={t.chartShows}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'shares', label: t.share },
            { value: 'counts', label: t.count },
          ]}
        />
      </div>
      {figures.length === 0 ? <p className="quiet">{t.none}</p> : <Drawn groups={groups} onBar={open} />}
    </div>
  );
}

function Drawn({ groups, onBar }: { readonly groups: Groups; readonly onBar: (group: number, series: number) => void }) {
  const t = useWords(figureWords);
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<GroupChart | null>(null);
  const clicked = useRef(onBar);
  clicked.current = onBar;
  const [height, setHeight] = useState(0);
  useEffect(() => {
    let isGone = false;
    void import('./draw-groups.ts').then(({ createGroupChart, heightOf }) => {
      if (isGone || !box.current) return;
      chart.current = createGroupChart(box.current, (at) => clicked.current(at.group, at.series));
      chart.current.show(groups);
      setHeight(heightOf(groups, box.current.clientWidth));
    });
    return () => {
      isGone = true;
      chart.current?.dispose();
      chart.current = null;
    };
  }, [groups]);
  const download = () => {
    const url = chart.current?.picture();
    if (!url) return;
    const link = document.createElement('a');
    link.href = url;
    link.download = `${groups.title}.png`;
    link.click();
  };
  return (
    <>
      {height === 0 && <Skeleton active title={false} paragraph={{ rows: 8 }} aria-label={t.loadingChart} />}
      <div ref={box} role="img" aria-label={t.chartOf(groups.title)} style={{ height, overflow: 'hidden' }} />
      {height > 0 && (
        <Button size="small" className="no-print" onClick={download}>
          {t.png}
        </Button>
      )}
    </>
  );
}

/** The figures of one kind that at least one session has something in. */
function chosen(data: Answered, kind: Kind): Compared[] {
  return shown[kind].flatMap((measure) => {
    const found = data.figures.find((f) => f.measure === measure && f.values[0]?.figure.by === null);
    if (!found) return [];
    // Counts and shares never stand on one scale.
    const isFit = found.values[0]?.figure.isShare === (kind === 'shares');
    return isFit && found.values.some((v) => v && v.figure.denominator > 0) ? [found] : [];
  });
}

type T = (typeof figureWords)['zh'] | (typeof figureWords)['en'];

/** What moved most since the last session, in one sentence. */
function findingOf(figures: readonly Compared[], kind: Kind, locale: 'zh' | 'en', t: T): string {
  const moved = figures.flatMap((f) => {
    const [now, before] = [f.values[0]?.figure, f.values[1]?.figure];
    if (!now || !before) return [];
    const [a, b] =
      kind === 'counts' ? [before.numerator, now.numerator] : [Number(before.percent ?? Number.NaN), Number(now.percent ?? Number.NaN)];
    return Number.isFinite(a) && Number.isFinite(b) && a !== b ? [{ name: now.label[locale], a, b }] : [];
  });
  const most = moved.sort((x, y) => Math.abs(y.b - y.a) - Math.abs(x.b - x.a))[0];
  if (!most) return t.movedNone;
  const said = (n: number) => (kind === 'counts' ? numberText(n, locale) : `${n.toFixed(2)}%`);
  return t.movedMost(most.name, said(most.a), said(most.b));
}
