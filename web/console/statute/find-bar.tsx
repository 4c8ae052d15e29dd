import { DownOutlined, SearchOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { ShownSide } from '../../../contract/statute-comparisons.ts';
import { clearMarks, markWords } from './mark-words.ts';

/** One article of one side. */
export interface Found {
  readonly side: 'old' | 'new';
  readonly at: number;
}

interface Props {
  readonly sides: { readonly old: ShownSide; readonly new: ShownSide };
  /** Rows that are on the page; null: all. */
  readonly only: ReadonlySet<number> | null;
  readonly words: { readonly find: string; readonly next: string; readonly previous: string; found(n: number, all: number): string };
  readonly onGo: (found: Found) => void;
  /** Where an article is on the page now. */
  readonly elementOf: (found: Found) => HTMLElement | null;
}

const most = 300;

/** Finds words in both versions: typing only notes what was typed; looking and marking follow when there is time. */
export function FindBar({ sides, only, words, onGo, elementOf }: Props) {
  const [typed, setTyped] = useState('');
  const asked = useDeferredValue(typed.trim());
  const [at, setAt] = useState(-1);
  const texts = useMemo(() => [...plain('old', sides.old), ...plain('new', sides.new)], [sides]);
  const hits = useMemo(
    () => (asked === '' ? [] : texts.filter((t) => t.text.includes(asked) && (!only || only.has(t.row)))),
    [asked, texts, only],
  );
  const now = hits[at] ?? null;
  const place = useRef(elementOf);
  place.current = elementOf;
  useEffect(() => {
    const timer = setTimeout(() => {
      const elements = hits.slice(0, most).flatMap((hit) => place.current(hit) ?? []);
      markWords(elements, asked, now ? place.current(now) : null);
    }, 120);
    return () => clearTimeout(timer);
  }, [hits, asked, now]);
  useEffect(() => clearMarks, []);
  const go = (step: 1 | -1) => {
    if (hits.length === 0) return;
    const next = at < 0 ? (step === 1 ? 0 : hits.length - 1) : (at + step + hits.length) % hits.length;
    setAt(next);
    const hit = hits[next];
    if (hit) onGo(hit);
  };
  return (
    <search className="law-find">
      <Input
        size="small"
        allowClear
        prefix={<SearchOutlined />}
        aria-label={words.find}
        placeholder={words.find}
        value={typed}
        maxLength={100}
        onChange={(e) => {
          setTyped(e.target.value);
          setAt(-1);
        }}
        onKeyDown={(e) => {
          if (e.key !== 'Enter' || e.nativeEvent.isComposing) return;
          e.preventDefault();
          go(e.shiftKey ? -1 : 1);
        }}
      />
      <span className="quiet nowrap" aria-live="polite">
        {asked === '' ? '' : words.found(at + 1, hits.length)}
      </span>
      <Button
        size="small"
        type="text"
        icon={<UpOutlined />}
        aria-label={words.previous}
        disabled={hits.length === 0}
        onClick={() => go(-1)}
      />
      <Button size="small" type="text" icon={<DownOutlined />} aria-label={words.next} disabled={hits.length === 0} onClick={() => go(1)} />
    </search>
  );
}

const plain = (side: Found['side'], { articles }: ShownSide) =>
  articles.map((article, at) => ({
    side,
    at,
    row: article.row,
    text: `${article.label}${article.heading}${article.lines.map((l) => l.label + l.pieces.map(([, text]) => text).join('')).join('\n')}`,
  }));
