import { CopyOutlined } from '@ant-design/icons';
import { type MouseEvent, memo, type ReactNode } from 'react';
import type { ReadingMark, ReadingUnit, StatuteReading } from '../../../../../contract/statutes.ts';
import { useWords } from '../../../../shared/words.ts';
import { hrefOf } from '../../../shell/link.tsx';
import { libraryWords } from './library.text.ts';

/** Where an article cited in an older version of a law stands now, by `statuteId article`. */
export type MovedTo = ReadonlyMap<string, { readonly now: readonly string[]; readonly passedOn: string | null }>;

interface Props {
  readonly reading: StatuteReading;
  readonly units: readonly ReadingUnit[];
  readonly moved: MovedTo;
  /** What a reader asks for within the text: a mark, the copy of an article. Links do not need it. */
  onAsk(event: MouseEvent<HTMLElement>): void;
}

/** A statute's text: title, history, divisions, articles with anchors, annexes. What is not on the screen costs no layout. */
export function StatuteText({ reading, units, moved, onAsk }: Props) {
  const t = useWords(libraryWords);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the clicks come from the buttons and links within
    <article className="statute-text" lang="zh-CN" onClick={onAsk}>
      {reading.opening.length > 0 && <p className="statute-lines flush">{reading.opening.join('\n')}</p>}
      <h2 className="statute-name">{reading.title}</h2>
      {reading.history.length > 0 && <p className="statute-history statute-lines">{reading.history.join('\n')}</p>}
      {reading.preamble !== '' && <p>{reading.preamble}</p>}
      {units.map((unit) =>
        unit.level === 'article' ? <Article key={unit.id} unit={unit} moved={moved} /> : <Division key={unit.id} unit={unit} />,
      )}
      {units.length === reading.units.length &&
        reading.annexes.map((annex) => (
          <section key={`${annex.title}${annex.text.slice(0, 40)}`} className="statute-annex" aria-label={annex.title || t.annex}>
            {annex.title !== '' && <h3>{annex.title}</h3>}
            <p className="statute-lines">{annex.text}</p>
          </section>
        ))}
    </article>
  );
}

const Division = memo(function Division({ unit }: { readonly unit: ReadingUnit }) {
  return (
    <h3 id={unit.id} data-unit={unit.id} className={`statute-division statute-${unit.level}`} tabIndex={-1}>
      {[unit.label, unit.heading].filter((word) => word !== '').join('　')}
    </h3>
  );
});

const Article = memo(function Article({ unit, moved }: { readonly unit: ReadingUnit; readonly moved: MovedTo }) {
  const t = useWords(libraryWords);
  const [first, ...rest] = unit.lines;
  return (
    <section id={unit.id} data-unit={unit.id} className="statute-article" tabIndex={-1} aria-label={unit.label}>
      <p>
        <a className="statute-number" href={`#${unit.id}`} title={t.link}>
          {unit.label}
        </a>
        {unit.heading !== '' && <strong>{unit.heading}</strong>}　{first && <Words line={first} moved={moved} />}
      </p>
      {rest.map((line) => (
        <p key={line.id} className={`statute-${line.level}`}>
          <Words line={line} moved={moved} />
        </p>
      ))}
      <button type="button" className="plain statute-copy no-print" data-copy={unit.id} aria-label={t.copyLabel(unit.label)} title={t.copy}>
        <CopyOutlined />
      </button>
    </section>
  );
});

function Words({ line, moved }: { readonly line: ReadingUnit['lines'][number]; readonly moved: MovedTo }) {
  const pieces: ReactNode[] = [line.level === 'paragraph' ? '' : line.label];
  let at = 0;
  for (const mark of line.marks) {
    pieces.push(line.text.slice(at, mark.from));
    pieces.push(<Mark key={mark.from} mark={mark} text={line.text.slice(mark.from, mark.to)} moved={moved} />);
    at = mark.to;
  }
  pieces.push(line.text.slice(at));
  return <>{pieces}</>;
}

/** The address of what a citation leads to, within this text or in the library. */
const addressOf = ({ statuteId, versionId, anchor }: ReadingMark): string =>
  statuteId === undefined
    ? `#${anchor ?? ''}`
    : `${hrefOf(`/statutes/${statuteId}`, versionId ? { version: versionId } : {})}${anchor ? `#${anchor}` : ''}`;

function Mark({ mark, text, moved }: { readonly mark: ReadingMark; readonly text: string; readonly moved: MovedTo }) {
  const t = useWords(libraryWords);
  if (mark.kind === 'definition')
    return (
      <dfn title={t.definition(mark.title ?? '')} className="statute-definition">
        {text}
      </dfn>
    );
  const went = mark.statuteId !== undefined && mark.article !== undefined ? moved.get(`${mark.statuteId} ${mark.article}`) : undefined;
  if (went) {
    const now = went.now.length === 0 ? t.movedGone : t.movedTo(went.now.map(articleLabel).join('、'));
    const why = t.movedWhy(mark.title ?? '', went.passedOn ?? '', now);
    const [target] = went.now;
    return (
      <>
        <a
          className="statute-cite cite-moved"
          href={addressOf({ ...mark, ...(target === undefined ? {} : { anchor: `article_${target}` }) })}
          title={why}
        >
          {text}
        </a>
        <button type="button" className="plain cite-note" data-why={why}>
          {now}
        </button>
      </>
    );
  }
  if (mark.state === 'found' || mark.state === undefined)
    return (
      <a className="statute-cite" href={addressOf(mark)}>
        {text}
      </a>
    );
  const why = t.why[mark.state](mark.title ?? '');
  const isThere = mark.statuteId !== undefined;
  return (
    <>
      {isThere ? (
        <a className={`statute-cite cite-${mark.state}`} href={addressOf(mark)} title={why}>
          {text}
        </a>
      ) : (
        <span className={`cite-${mark.state}`}>{text}</span>
      )}
      <button type="button" className="plain cite-note" data-why={why}>
        {t.marks[mark.state]}
      </button>
    </>
  );
}

const digits = '零一二三四五六七八九';

/** 第十二条之一 for `12.1`. */
export function articleLabel(number: string): string {
  const [main = '', ...more] = number.split('.');
  return `第${chinese(Number(main))}条${more.map((n) => `之${chinese(Number(n))}`).join('')}`;
}

function chinese(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 9999) return String(n);
  const places = ['', '十', '百', '千'];
  const text = [...String(n)]
    .map((d, i, all) => (d === '0' ? '零' : (digits[Number(d)] ?? '') + (places[all.length - 1 - i] ?? '')))
    .join('');
  return text.replace(/零+/gu, '零').replace(/零$/u, '').replace(/^一十/u, '十');
}
