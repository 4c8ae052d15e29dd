import { Button, Drawer, Grid } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import type { workRoutes } from '../../../contract/records.ts';
import { actionOf } from '../../../engine/decide.ts';
import { processOf } from '../../../processes/all.ts';
import { useLocale } from '../../shared/words.ts';
import { ActionForm } from '../form/action-form.tsx';
import { asksNothing } from '../form/shapes.ts';
import { useT, useText } from '../language.ts';
import { useAct } from '../record/action-bar.tsx';
import { momentText } from '../record/format.ts';
import { Due, StateTag } from '../record/lights.tsx';
import { RecordPeek } from '../record/record-peek.tsx';
import { useRecord } from '../record/use-record.ts';
import { useHere } from '../session.tsx';
import { Loaded } from '../shell/faults.tsx';
import { useWork } from '../shell/frame.tsx';
import { Link, useGo } from '../shell/link.tsx';
import { isOnlyAdmin, placesFor } from '../shell/places.ts';

type Work = z.output<typeof workRoutes.mine.response>;
type Item = Work['waiting']['items'][number];

interface Chosen {
  readonly item: Item;
  /** Null: only a look. */
  readonly action: string | null;
}

/** What this person has to do now, by urgency, and what they wait for. */
export function WorkPage() {
  const { roles, isDeputy } = useHere();
  return isOnlyAdmin(roles, isDeputy) ? <Doors /> : <MyTurn />;
}

function MyTurn() {
  const t = useT();
  const asked = useWork();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  return (
    <Loaded of={asked} rows={10}>
      {(work) => {
        const { overdue, today, week, later } = work.groups;
        const all = overdue.count + today.count + week.count + later.count;
        return (
          <>
            <header className="page-head">
              <h1>{t.places.work}</h1>
              <span className="quiet">{t.work.counted(all, overdue.count)}</span>
            </header>
            {all === 0 && work.waiting.count === 0 && <p className="sheet empty">{t.work.nothing}</p>}
            {(['overdue', 'today', 'week', 'later'] as const).map((group) => (
              <Group
                key={group}
                title={t.work.groups[group]}
                slice={work.groups[group]}
                names={work.names}
                isLate={group === 'overdue'}
                onChoose={setChosen}
              />
            ))}
            <Group title={t.work.groups.waiting} slice={work.waiting} names={work.names} isWaiting onChoose={setChosen} />
            {chosen && <WorkPanel key={`${chosen.item.id}-${chosen.item.action}`} chosen={chosen} onClose={() => setChosen(null)} />}
          </>
        );
      }}
    </Loaded>
  );
}

interface GroupProps {
  readonly title: string;
  readonly slice: Work['waiting'];
  readonly names: Readonly<Record<string, string>>;
  readonly isLate?: boolean;
  readonly isWaiting?: boolean;
  readonly onChoose: (chosen: Chosen) => void;
}

function Group({ title, slice, names, isLate = false, isWaiting = false, onChoose }: GroupProps) {
  const t = useT();
  const [most, setMost] = useState(isWaiting ? 8 : 20);
  if (slice.count === 0) return null;
  return (
    <section className="work-group">
      <header>
        <h2 className={isLate ? 'late' : ''}>{title}</h2>
        <span className="quiet">{slice.count}</span>
      </header>
      <div className="sheet work-sheet">
        {slice.items.slice(0, most).map((item) => (
          <Line key={`${item.process}-${item.id}-${item.action}`} item={item} names={names} isWaiting={isWaiting} onChoose={onChoose} />
        ))}
        {slice.items.length > most && (
          <div className="more" style={{ borderTop: '1px solid var(--line)' }}>
            <Button type="link" onClick={() => setMost(slice.items.length)}>
              {t.work.showMore(slice.items.length - most)}
            </Button>
          </div>
        )}
        {slice.items.length <= most && slice.count > slice.items.length && (
          <p className="empty" style={{ padding: 10 }}>
            {t.work.onlyFirst(slice.items.length, slice.count)}
          </p>
        )}
      </div>
    </section>
  );
}

function Line({
  item,
  names,
  isWaiting,
  onChoose,
}: {
  readonly item: Item;
  readonly names: Readonly<Record<string, string>>;
  readonly isWaiting: boolean;
  readonly onChoose: (chosen: Chosen) => void;
}) {
  const t = useT();
  const locale = useLocale();
  const text = useText(item.process);
  const process = processOf(item.process);
  const act = useAct(process);
  const go = useGo();
  const isBallot = item.action === 'vote' && process.ballot !== undefined;
  const verb = isBallot ? t.work.vote : (text.actions[item.action] ?? item.action);
  const def = actionOf(process, item.action);
  const start = () => {
    // A ballot is given on the matter's own page, and kept in no form.
    if (isBallot) go(`/${process.plural}/${item.id}`);
    else if (def && asksNothing(def.input)) void act.run({ record: { id: item.id, version: item.version } } as never, item.action);
    else onChoose({ item, action: item.action });
  };
  return (
    <div className="work-line">
      <span>{isWaiting ? <StateTag process={process} state={item.state} /> : <span className="verb">{verb}</span>}</span>
      <span className="what">
        {item.number !== null && <span className="quiet">{t.record.number(item.number)} </span>}
        <button type="button" className="plain" style={{ color: 'var(--ink)' }} onClick={() => onChoose({ item, action: null })}>
          {item.title}
        </button>
      </span>
      <span className="unit quiet">{item.unitId ? (names[item.unitId] ?? '') : ''}</span>
      <span>
        {item.dueOn ? (
          <Due process={item.process} dueKey={item.dueKey} dueOn={item.dueOn} />
        ) : (
          <span className="quiet">{t.work.since(momentText(item.since, locale).slice(0, locale === 'zh' ? 10 : 11))}</span>
        )}
      </span>
      <span className="act">
        {!isWaiting && (
          <Button size="small" loading={act.running !== null} onClick={start} aria-label={`${verb} · ${item.title}`}>
            {verb}
          </Button>
        )}
      </span>
    </div>
  );
}

/** The record, or the form of its next step, beside the work list. */
function WorkPanel({ chosen, onClose }: { readonly chosen: Chosen; readonly onClose: () => void }) {
  const t = useT();
  const { item, action } = chosen;
  const process = processOf(item.process);
  const text = useText(item.process);
  const screens = Grid.useBreakpoint();
  const asked = useRecord(process, item.id);
  return (
    <Drawer
      open
      onClose={onClose}
      size={(screens.md === false ? '100%' : 720) as number}
      mask={screens.md === false}
      title={action ? (text.actions[action] ?? action) : text.name}
      extra={<Link to={`/${process.plural}/${item.id}`}>{t.record.openPage}</Link>}
      styles={{ body: { paddingBottom: 0 } }}
    >
      <Loaded of={asked}>
        {(view) =>
          action && view.record.can.includes(action) ? (
            <div className="form">
              <p>
                <strong>{item.title}</strong>
              </p>
              <ActionForm process={process} action={action} view={view} onDone={onClose} onCancel={onClose} />
            </div>
          ) : (
            <RecordPeek process={process} view={view} onDone={onClose} />
          )
        }
      </Loaded>
    </Drawer>
  );
}

/** For administrators, who have no work list: their places. */
function Doors() {
  const t = useT();
  const { roles, isDeputy, session } = useHere();
  return (
    <>
      <header className="page-head">
        <h1>{t.work.hello(session.account.name)}</h1>
      </header>
      <ul className="sheet" style={{ listStyle: 'none', margin: 0, padding: '6px 18px' }}>
        {placesFor(roles, isDeputy).map((place) => (
          <li key={place.to} style={{ padding: '9px 0' }}>
            <Link to={place.to}>{t.places[place.word]}</Link>
          </li>
        ))}
        <li style={{ padding: '9px 0' }}>
          <Link to="/notices">{t.notices.title}</Link>
        </li>
      </ul>
    </>
  );
}
