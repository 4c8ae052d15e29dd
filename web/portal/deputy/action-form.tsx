import { useEffect, useRef, useState } from 'react';
import type { RecordView } from '../../../contract/records.ts';
import { useWords } from '../../shared/words.ts';
import { FaultList } from '../fault-list.tsx';
import { ProblemNote } from '../problem.tsx';
import { dropStored, readStored, store } from '../stored.ts';
import { portalWords } from '../text.ts';
import { useDoing } from '../use-doing.ts';
import { useOnce } from '../use-once.ts';
import { Consequence } from './consequence.tsx';
import { deputyWords } from './deputy.text.ts';
import { act, readRecord, upload } from './desk.ts';
import { FormEntry } from './entries.tsx';
import { type Entry, forms, given, grave, unkept } from './forms.ts';
import type { Kind } from './kinds.ts';
import { labelOf, useProcessWords } from './process-words.ts';
import { useStanding } from './standing.tsx';

type Values = Readonly<Record<string, unknown>>;
interface Props {
  readonly kind: Kind;
  readonly action: string;
  /** Null where the action makes a record. */
  readonly view: RecordView | null;
  readonly first?: Values;
  readonly onDone: (view: RecordView) => void;
  readonly onCancel: () => void;
  readonly again?: () => void;
}

/** The form of one action, kept in this browser with every letter, checked at its fields, sent once. */
export function ActionForm({ kind, action, view, first = {}, onDone, onCancel, again }: Props) {
  const t = useWords(deputyWords);
  const p = useWords(portalWords);
  const words = useProcessWords()[kind];
  const { who } = useStanding();
  const key = `yishi.deputy.${who.accountId}.form.${kind}.${view?.record.id ?? 'new'}.${action}`;
  const isKept = !unkept.has(`${kind}.${action}`);
  const [values, setValues] = useState<Values>(() => (isKept ? readStored<Values>(key) : null) ?? first);
  const [photos, setPhotos] = useState<readonly Blob[]>([]);
  const [tried, setTried] = useState(false);
  const [isChanged, setChanged] = useState(false);
  const { isBusy, problem, run } = useDoing();
  const once = useOnce();
  const top = useRef<HTMLHeadingElement>(null);
  useEffect(() => top.current?.focus(), []);
  const entries = (forms[kind][action] ?? []).filter((entry) => entry.when?.(values) ?? true);
  const faults = new Map(entries.flatMap((entry) => faultOf(entry, values, t)));
  const set = (name: string, value: unknown): void => {
    const next = { ...values, [name]: value };
    setValues(next);
    if (isKept) store(key, next);
  };
  const send = (): void => {
    setTried(true);
    setChanged(false);
    const [worst] = faults.keys();
    if (worst) {
      document.getElementById(worst)?.focus();
      return;
    }
    if (grave.has(action) && !window.confirm(t.sure)) return;
    run(async (manner) => {
      const fileIds = [...((values.fileIds as string[] | undefined) ?? [])];
      for (const photo of photos.slice(fileIds.length)) {
        fileIds.push((await upload(photo, manner)).id);
        set('fileIds', fileIds);
      }
      const asked = Object.fromEntries(entries.flatMap(({ name }) => (isBlank(values[name]) ? [] : [[name, values[name]]])));
      const body = { ...asked, ...(fileIds.length > 0 ? { fileIds } : {}), ...given[`${kind}.${action}`] };
      try {
        const manners = { ...manner, once: once({ body, version: view?.record.version }) };
        const next = await act(kind, view?.record.id ?? null, action, body, {
          ...manners,
          ...(view ? { version: view.record.version } : {}),
        });
        dropStored(key);
        // What the answer shows of linked records is as old as the action; what they did follows.
        onDone(view ? await readRecord(kind, view.record.id, manner).catch(() => next) : next);
      } catch (error) {
        if ((error as { code?: string }).code !== 'versionConflict') throw error;
        setChanged(true);
        again?.();
      }
    });
  };
  return (
    <form
      className="sheet"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h2 ref={top} tabIndex={-1}>
        {words.actions[action]}
      </h2>
      <fieldset disabled={isBusy}>
        {entries.map((entry) => (
          <FormEntry
            key={entry.name}
            entry={entry}
            kind={kind}
            action={action}
            value={values[entry.name]}
            fault={tried ? faults.get(entry.name) : undefined}
            set={(value) => set(entry.name, value)}
            photos={photos}
            setPhotos={setPhotos}
          />
        ))}
      </fieldset>
      {kind === 'assignment' && action === 'evaluate' && <Consequence values={values} />}
      {tried && (
        <FaultList lead={t.faults} faults={[...faults].map(([name, said]) => [name, `${labelOf(words, name, action)}：${said}`])} />
      )}
      {isChanged && (
        <p className="notice" role="alert">
          {t.changed}
        </p>
      )}
      {problem && <ProblemNote problem={problem} />}
      {problem && problem.errors.length > 0 && (
        <ul>
          {problem.errors.map((fault) => (
            <li key={fault.path}>{fault.message}</li>
          ))}
        </ul>
      )}
      <button type="submit" className={isBusy ? 'main busy' : 'main'} disabled={isBusy}>
        {words.actions[action] ?? t.send}
      </button>
      <p className="row">
        <button type="button" className="plain" onClick={onCancel}>
          {p.cancel}
        </button>
      </p>
    </form>
  );
}

export const isBlank = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

type Texts = {
  readonly need: string;
  readonly needChoice: string;
  readonly needTick: string;
  readonly badWhole: string;
  readonly tooLong: (n: number) => string;
};

function faultOf(entry: Entry, values: Values, t: Texts): [string, string][] {
  const value = values[entry.name];
  const isNeeded = typeof entry.need === 'function' ? entry.need(values) : entry.need === true;
  if (isNeeded && (isBlank(value) || (entry.as === 'yes' && value !== true)))
    return [
      [
        entry.name,
        entry.as === 'yes' ? t.needTick : ['choice', 'unit', 'category', 'session', 'deputies'].includes(entry.as) ? t.needChoice : t.need,
      ],
    ];
  if (entry.most !== undefined && typeof value === 'string' && value.trim().length > entry.most)
    return [[entry.name, t.tooLong(value.trim().length - entry.most)]];
  if (entry.as === 'whole' && !isBlank(value) && !(Number.isInteger(value) && (value as number) >= 0)) return [[entry.name, t.badWhole]];
  return [];
}
