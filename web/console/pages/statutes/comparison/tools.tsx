import { DownOutlined, UnorderedListOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Drawer, Switch } from 'antd';
import { type RefObject, useMemo, useState } from 'react';
import type { ShownComparison } from '../../../../../contract/statute-comparisons.ts';
import { useWords } from '../../../../shared/words.ts';
import { FindBar } from '../../../statute/find-bar.tsx';
import { useKindLabel } from '../../../statute/kind-mark.tsx';
import { type ChangeKind, changeKinds, kindSigns } from '../../../statute/kinds.ts';
import { comparisonPageWords } from './comparison.text.ts';
import type { TextsHandle } from './side-view.tsx';

interface Props {
  readonly shown: ShownComparison;
  readonly kinds: readonly (readonly ChangeKind[])[];
  readonly chosen: readonly ChangeKind[];
  readonly onChosen: (kinds: readonly ChangeKind[]) => void;
  readonly stops: readonly number[];
  readonly current: number | null;
  readonly onStep: (by: 1 | -1) => void;
  readonly only: ReadonlySet<number> | null;
  readonly onOnly: (yes: boolean) => void;
  /** Null where there is nothing to scroll together. */
  readonly sync: boolean | null;
  readonly onSync: (yes: boolean) => void;
  /** Null where the view takes no jumps. */
  readonly texts: RefObject<TextsHandle | null> | null;
}

/** Kinds of change with their counts, from change to change, only changes, scrolling together, finding, contents. */
export function Tools({ shown, kinds, chosen, onChosen, stops, current, onStep, only, onOnly, sync, onSync, texts }: Props) {
  const t = useWords(comparisonPageWords);
  const label = useKindLabel();
  const counts = useMemo(() => {
    const count = new Map<ChangeKind, number>();
    for (const own of kinds) for (const kind of own) count.set(kind, (count.get(kind) ?? 0) + 1);
    return count;
  }, [kinds]);
  const at = current === null ? 0 : stops.filter((s) => s <= current).length;
  return (
    <div className="law-tools no-print">
      {texts && (
        <fieldset className="law-chips" aria-label={t.filters}>
          {changeKinds
            .filter((kind) => counts.has(kind))
            .map((kind) => (
              <button
                key={kind}
                type="button"
                className={`plain law-chip law-kind-${kind}`}
                aria-pressed={chosen.includes(kind)}
                onClick={() => onChosen(chosen.includes(kind) ? chosen.filter((k) => k !== kind) : [...chosen, kind])}
              >
                <i aria-hidden>{kindSigns[kind]}</i> {label(kind)} <b>{counts.get(kind)}</b>
              </button>
            ))}
        </fieldset>
      )}
      {texts && (
        <span className="law-steps" title={t.keys}>
          <Button size="small" icon={<UpOutlined />} aria-label={t.previous} disabled={stops.length === 0} onClick={() => onStep(-1)} />
          <Button size="small" icon={<DownOutlined />} aria-label={t.next} disabled={stops.length === 0} onClick={() => onStep(1)} />
          <span className="quiet nowrap" aria-live="polite">
            {stops.length === 0 ? t.noChange : t.at(at, stops.length)}
          </span>
        </span>
      )}
      <span className="law-switch">
        <Switch size="small" checked={only !== null} onChange={onOnly} aria-label={t.onlyChanges} /> {t.onlyChanges}
      </span>
      {sync !== null && (
        <span className="law-switch">
          <Switch size="small" checked={sync} onChange={onSync} aria-label={t.sync} /> {t.sync}
        </span>
      )}
      {texts && (
        <>
          <FindBar
            sides={shown}
            only={only}
            words={{ find: t.find, next: t.findNext, previous: t.findPrevious, found: t.found }}
            elementOf={(found) => texts.current?.elementOf(found) ?? null}
            onGo={(found) => texts.current?.goToArticle(found)}
          />
          <Contents shown={shown} kinds={kinds} onGo={(position) => texts.current?.goToArticle({ side: 'new', at: position })} />
        </>
      )}
    </div>
  );
}

/** Parts and chapters of the new version, each with how many of its articles change. */
function Contents({ shown, kinds, onGo }: Pick<Props, 'shown' | 'kinds'> & { readonly onGo: (position: number) => void }) {
  const t = useWords(comparisonPageWords);
  const [open, setOpen] = useState(false);
  const { divisions, articles } = shown.new;
  const lines = useMemo(
    () =>
      divisions.map((d, i) => {
        const next = divisions.slice(i + 1).find((other) => other.first > d.first && rank(other.level) <= rank(d.level));
        const inside = articles.slice(d.first, next?.first ?? articles.length);
        const changes = inside.filter((a) => (kinds[a.row] ?? []).some((k) => k !== 'renumbered' && k !== 'xref')).length;
        return { ...d, changes };
      }),
    [divisions, articles, kinds],
  );
  if (lines.length === 0) return null;
  return (
    <>
      <Button size="small" icon={<UnorderedListOutlined />} onClick={() => setOpen(true)}>
        {t.contents}
      </Button>
      <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={320} title={t.contents}>
        <ul className="law-contents" lang="zh-CN">
          {lines.map((line, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: divisions have no other name than their place
            <li key={i} className={`law-${line.level}`}>
              <button
                type="button"
                className="plain link"
                onClick={() => {
                  setOpen(false);
                  onGo(line.first);
                }}
              >
                {line.label}　{line.heading}
              </button>
              {line.changes > 0 && <span className="law-count">△ {line.changes}</span>}
            </li>
          ))}
        </ul>
      </Drawer>
    </>
  );
}

const rank = (level: string): number => ['part', 'subpart', 'chapter', 'section'].indexOf(level);
