import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { ReadingUnit } from '../../../../../contract/statutes.ts';
import { useWords } from '../../../../shared/words.ts';
import { clearMarks, markWords } from '../../../statute/mark-words.ts';
import { libraryWords } from './library.text.ts';

/** Beyond so many units the marks would cost more than they help. */
const mostMarked = 300;

interface Props {
  readonly units: readonly ReadingUnit[];
  onGo(id: string): void;
}

/** Finds words in the text: typing only notes what is typed, looking and marking follow when there is time. */
export function FindInText({ units, onGo }: Props) {
  const t = useWords(libraryWords);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(-1);
  const words = useDeferredValue(typed.trim());
  const texts = useMemo(() => units.map((unit) => ({ id: unit.id, text: plainText(unit) })), [units]);
  const hits = useMemo(() => (words === '' ? [] : texts.filter((one) => one.text.includes(words)).map((one) => one.id)), [texts, words]);
  const here = hits[at] ?? null;
  useEffect(() => {
    const timer = setTimeout(() => {
      const elements = hits.slice(0, mostMarked).flatMap((id) => document.getElementById(id) ?? []);
      markWords(elements, words, here === null ? null : document.getElementById(here));
    }, 100);
    return () => clearTimeout(timer);
  }, [hits, words, here]);
  useEffect(() => clearMarks, []);
  const go = (step: number) => {
    if (hits.length === 0) return;
    const next = at < 0 && step < 0 ? hits.length - 1 : (at + step + hits.length) % hits.length;
    setAt(next);
    const id = hits[next];
    if (id !== undefined) onGo(id);
  };
  return (
    <search className="statute-find no-print">
      <Input
        aria-label={t.find}
        placeholder={t.find}
        allowClear
        maxLength={100}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(-1);
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
          event.preventDefault();
          go(event.shiftKey ? -1 : 1);
        }}
      />
      <span className="quiet nowrap" aria-live="polite">
        {words === '' ? '' : t.found(at + 1, hits.length)}
      </span>
      <Button type="text" icon={<UpOutlined />} aria-label={t.previous} disabled={hits.length === 0} onClick={() => go(-1)} />
      <Button type="text" icon={<DownOutlined />} aria-label={t.next} disabled={hits.length === 0} onClick={() => go(1)} />
    </search>
  );
}

/** A unit's words as they are read, for looking and for copying. */
export function plainText(unit: ReadingUnit): string {
  const [first = '', ...rest] = unit.lines.map((line) => `${line.level === 'paragraph' ? '' : line.label}${line.text}`);
  return [
    `${unit.label}${unit.heading === '' ? '' : unit.level === 'article' ? unit.heading : `　${unit.heading}`}${first === '' ? '' : `　${first}`}`,
    ...rest,
  ].join('\n');
}
