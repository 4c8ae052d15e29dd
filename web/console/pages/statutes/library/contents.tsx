import { Input } from 'antd';
import { memo, useEffect, useRef, useState } from 'react';
import type { ReadingUnit } from '../../../../../contract/statutes.ts';
import { useWords } from '../../../../shared/words.ts';
import { libraryWords } from './library.text.ts';

interface Props {
  readonly units: readonly ReadingUnit[];
  /** The unit that is being read. */
  readonly current: string | null;
  onGo(id: string): void;
}

const depth = { part: 0, subpart: 1, chapter: 1, section: 2, article: 1 } as const;

/** The table of contents: divisions with the articles they hold, the one that is read marked; arrow keys move through it. */
export const Contents = memo(function Contents({ units, current, onGo }: Props) {
  const t = useWords(libraryWords);
  const divisions = units.filter((unit) => unit.level !== 'article');
  const shown = divisions.length > 0 ? divisions : units;
  const here = divisionOf(units, shown, current);
  const list = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark moves when another entry is read
  useEffect(() => {
    const link = list.current?.querySelector<HTMLElement>('[aria-current="true"]');
    const box = list.current;
    if (!link || !box) return;
    if (link.offsetTop < box.scrollTop || link.offsetTop > box.scrollTop + box.clientHeight - 40) box.scrollTop = link.offsetTop - 80;
  }, [here]);
  return (
    <nav className="statute-contents" aria-label={t.contents}>
      <GoTo units={units} onGo={onGo} />
      <ol
        ref={list}
        onKeyDown={(event) => {
          const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
          if (step === 0) return;
          event.preventDefault();
          const links = [...event.currentTarget.querySelectorAll('a')];
          links[links.indexOf(document.activeElement as HTMLAnchorElement) + step]?.focus();
        }}
      >
        {shown.map((unit) => (
          <li key={unit.id} style={{ paddingLeft: depth[unit.level] * 10 }}>
            <a
              href={`#${unit.id}`}
              aria-current={unit.id === here ? 'true' : undefined}
              onClick={(event) => {
                event.preventDefault();
                onGo(unit.id);
              }}
            >
              {[unit.label, unit.heading].filter((word) => word !== '').join(' ')}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
});

/** The entry of the contents that the unit being read stands under. */
function divisionOf(units: readonly ReadingUnit[], shown: readonly ReadingUnit[], current: string | null): string | null {
  if (current === null) return shown[0]?.id ?? null;
  const known = new Set(shown.map((unit) => unit.id));
  for (let at = units.findIndex((unit) => unit.id === current); at >= 0; at--) {
    const id = units[at]?.id ?? '';
    if (known.has(id)) return id;
  }
  return null;
}

/** Goes to an article by its number: 12, 12.1, 十二. */
function GoTo({ units, onGo }: { readonly units: readonly ReadingUnit[]; readonly onGo: (id: string) => void }) {
  const t = useWords(libraryWords);
  const [typed, setTyped] = useState('');
  const [missing, setMissing] = useState<string | null>(null);
  const go = () => {
    const wanted = typed.trim().replace(/^第|条$/gu, '');
    if (wanted === '') return;
    const found = units.find((unit) => unit.level === 'article' && (unit.number === wanted || unit.label === `第${wanted}条`));
    setMissing(found ? null : wanted);
    if (found) onGo(found.id);
  };
  return (
    <div className="statute-goto">
      <Input
        size="small"
        aria-label={t.goTo}
        placeholder={t.goTo}
        value={typed}
        maxLength={20}
        onChange={(event) => {
          setTyped(event.target.value);
          setMissing(null);
        }}
        onPressEnter={go}
      />
      {missing !== null && (
        <p className="late" role="alert">
          {t.noSuchArticle(missing)}
        </p>
      )}
    </div>
  );
}
