import { useEffect, useState } from 'react';
import { useLocale, useWords } from '../../../shared/words.ts';
import { Field } from '../../field.tsx';
import { Go } from '../../go.tsx';
import { keepPhotos, readPhotos } from '../../kept.ts';
import { PhotoPicker } from '../../photo-picker.tsx';
import { go, useOnline } from '../../place.ts';
import { ProblemNote } from '../../problem.tsx';
import { portalWords } from '../../text.ts';
import { useAsked } from '../../use-asked.ts';
import { deputyWords } from '../deputy.text.ts';
import { readRecord } from '../desk.ts';
import { Radios, Records, Select } from '../entries.tsx';
import {
  deliverSuggestion,
  dropSuggestion,
  type KeptSuggestion,
  keepSuggestion,
  newSuggestion,
  readSuggestion,
  type SuggestionDelivery,
  type SuggestionText,
} from '../kept-suggestions.ts';
import { choicesOf, helpOf, labelOf, useProcessWords } from '../process-words.ts';
import { useStanding } from '../standing.tsx';

const retryAfter = 8000;
const mostPhotos = 10;
const mostPhotoBytes = 10 * 1024 * 1024;

interface Props {
  /** What is kept under this id on the phone; null begins anew. */
  readonly id: string | null;
  /** A draft that the server keeps, to be changed. */
  readonly record: string | null;
}

/** Writing a suggestion: kept on the phone with every letter, sent once whenever there is a connection. */
export function WritePage({ id, record }: Props) {
  const locale = useLocale();
  const { who } = useStanding();
  const known = id === null ? null : readSuggestion(who.accountId, id);
  if (known) return <Writing first={known} />;
  if (record) return <FromRecord record={record} />;
  return <Writing first={newSuggestion(locale)} />;
}

function FromRecord({ record }: { readonly record: string }) {
  const p = useWords(portalWords);
  const locale = useLocale();
  const { value, problem, again } = useAsked(`to change ${record}`, (manner) => readRecord('suggestion', record, manner));
  if (!value) return problem ? <ProblemNote problem={problem} again={again} /> : <p role="status">{p.loading}</p>;
  const { fields } = value.record;
  const empty = newSuggestion(locale);
  const text = Object.fromEntries(Object.entries(empty.text).map(([name, other]) => [name, fields[name] ? String(fields[name]) : other]));
  return <Writing first={newSuggestion(locale, text as Partial<SuggestionText>, record, value.record.version)} />;
}

function Writing({ first }: { readonly first: KeptSuggestion }) {
  const t = useWords(deputyWords);
  const words = useProcessWords().suggestion;
  const { who, session } = useStanding();
  const online = useOnline();
  const [kept, setKept] = useState(first);
  const [photos, setPhotos] = useState<readonly Blob[]>([]);
  const [isKept, setIsKept] = useState(true);
  const [tried, setTried] = useState(false);
  const [isOneMatter, setOneMatter] = useState(false);
  const [outcome, setOutcome] = useState<SuggestionDelivery | null>(null);
  const { id, text, sending } = kept;
  useEffect(() => {
    void readPhotos(id).then((found) => found.length > 0 && setPhotos(found));
  }, [id]);
  const change = (part: Partial<KeptSuggestion>): void => {
    // What a delivery wrote meanwhile stays.
    const now = readSuggestion(who.accountId, id) ?? kept;
    const next = { ...now, ...part, changedAt: new Date().toISOString() };
    setKept(next);
    setIsKept(keepSuggestion(who.accountId, next));
    // The address leads back to it when the page is loaded anew.
    if (location.pathname === '/portal/deputy/write') history.replaceState(null, '', `/portal/deputy/write/${id}`);
  };
  const write = (part: Partial<SuggestionText>): void => change({ text: { ...text, ...part } });
  const canSend = session !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a connection that comes back is a reason to try again
  useEffect(() => {
    if (!sending) return;
    if (!canSend) return setOutcome({ kind: 'waiting', signIn: false });
    let isOver = false;
    let timer = 0;
    const attempt = async (): Promise<void> => {
      const result = await deliverSuggestion(who.accountId, id);
      if (isOver) return;
      setOutcome(result);
      if (result.kind === 'refused') setKept((k) => ({ ...(readSuggestion(who.accountId, id) ?? k), sending: null }));
      if (result.kind === 'waiting' && !result.signIn) timer = window.setTimeout(attempt, retryAfter);
    };
    void attempt();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [sending, online, canSend, id, who.accountId]);

  if (outcome?.kind === 'arrived') return <Arrived recordId={outcome.recordId} isSubmitted={outcome.submitted} />;
  const faults = tried ? faultsOf(text, sending === 'draft', t.need) : {};
  const send = (wish: 'draft' | 'submitted'): void => {
    setTried(true);
    setOutcome(null);
    const [worst] = Object.keys(faultsOf(text, wish === 'draft', t.need));
    const missing = worst ?? (wish === 'submitted' && !isOneMatter ? 'oneMatter' : null);
    if (missing) document.getElementById(missing)?.focus();
    else change({ sending: wish });
  };
  const area = (name: 'problem' | 'analysis' | 'proposal' | 'summary') => (
    <Field
      id={name}
      label={name === 'analysis' ? t.optional(labelOf(words, name)) : labelOf(words, name)}
      hint={[helpOf(words, name, 'create'), t.dictate].filter(Boolean).join(' ')}
      fault={faults[name]}
    >
      {(given) => <textarea {...given} value={text[name]} maxLength={20_000} onChange={(event) => write({ [name]: event.target.value })} />}
    </Field>
  );
  const line = (name: 'title' | 'publishReason', most: number) => (
    <Field id={name} label={labelOf(words, name)} fault={faults[name]}>
      {(given) => <input {...given} value={text[name]} maxLength={most} onChange={(event) => write({ [name]: event.target.value })} />}
    </Field>
  );
  const isPartly = text.publishConsent !== 'full';
  return (
    <form
      className="sheet"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send('submitted');
      }}
    >
      <h1>{kept.recordId ? t.editing : t.writing}</h1>
      {outcome?.kind === 'refused' && (
        <div className="notice late" role="alert">
          {outcome.recordId && outcome.problem.code !== 'versionConflict' && <p>{t.submitFailed}</p>}
          <p>{outcome.problem.code === 'versionConflict' ? t.textChanged : outcome.problem.message}</p>
          <ul>
            {outcome.problem.errors.map((fault) => (
              <li key={fault.path}>{fault.message}</li>
            ))}
          </ul>
        </div>
      )}
      {sending && (
        <div className="notice" role="status">
          <p>{outcome?.kind !== 'waiting' ? t.sendingNow : outcome.signIn ? t.waitingSignIn : t.waitingNet}</p>
          {outcome?.kind === 'waiting' && (
            <button type="button" onClick={() => change({ sending: null })}>
              {t.stopWaiting}
            </button>
          )}
        </div>
      )}
      <fieldset disabled={sending !== null}>
        {line('title', 80)}
        {area('problem')}
        {area('analysis')}
        {area('proposal')}
        {kept.recordId === null && (
          <PhotoPicker
            photos={photos}
            most={mostPhotos}
            mostBytes={mostPhotoBytes}
            onChange={(next) => {
              setPhotos(next);
              change({ uploaded: [] });
              void keepPhotos(id, next);
            }}
          />
        )}
        <Field id="formationSource" label={labelOf(words, 'formationSource')} fault={faults.formationSource}>
          {(given) => (
            <Select
              given={given}
              choices={choicesOf(words, 'formationSource')}
              value={text.formationSource}
              set={(value) => write({ formationSource: value })}
            />
          )}
        </Field>
        {session && (
          <Field id="categoryId" label={t.optional(labelOf(words, 'categoryId'))}>
            {(given) => <Records given={given} of="category" value={text.categoryId} set={(value) => write({ categoryId: value })} />}
          </Field>
        )}
        <Radios
          name="publishConsent"
          label={labelOf(words, 'publishConsent')}
          choices={choicesOf(words, 'publishConsent')}
          value={text.publishConsent}
          fault={undefined}
          set={(value) => write({ publishConsent: value })}
        />
        {isPartly && line('publishReason', 200)}
        {text.publishConsent === 'summary' && area('summary')}
        <label className="check">
          <input id="oneMatter" type="checkbox" checked={isOneMatter} onChange={(event) => setOneMatter(event.target.checked)} />
          <span>{t.oneMatter}</span>
        </label>
        {tried && !isOneMatter && <p className="fault">{t.needTick}</p>}
      </fieldset>
      <p className="quiet small" role="status">
        {isKept ? t.keptHere : t.notKept}
      </p>
      <button type="submit" className="main" disabled={sending !== null}>
        {t.submitNow}
      </button>
      <div className="row">
        <button type="button" disabled={sending !== null} onClick={() => send('draft')}>
          {t.keepOnly}
        </button>
        <button
          type="button"
          className="danger"
          disabled={sending !== null}
          onClick={() => {
            if (!window.confirm(t.dropSure)) return;
            void dropSuggestion(who.accountId, id).then(() => go('/portal/deputy/suggestions'));
          }}
        >
          {t.dropDraft}
        </button>
      </div>
    </form>
  );
}

/** What is missing: of a draft its title, of what is submitted all that the office must have. */
function faultsOf(text: SuggestionText, isDraft: boolean, need: string): Partial<Record<keyof SuggestionText, string>> {
  const needed: readonly (keyof SuggestionText)[] = isDraft
    ? ['title']
    : [
        'title',
        'problem',
        'proposal',
        'formationSource',
        ...(text.publishConsent === 'full' ? [] : (['publishReason'] as const)),
        ...(text.publishConsent === 'summary' ? (['summary'] as const) : []),
      ];
  return Object.fromEntries(needed.filter((name) => text[name].trim() === '').map((name) => [name, need]));
}

function Arrived({ recordId, isSubmitted }: { readonly recordId: string; readonly isSubmitted: boolean }) {
  const t = useWords(deputyWords);
  return (
    <section className="sheet">
      <div className="notice calm" role="status">
        <h1>{isSubmitted ? t.arrived : t.arrivedDraft}</h1>
      </div>
      <Go to={`/portal/deputy/suggestion/${recordId}`} className="button main">
        {t.openIt}
      </Go>
    </section>
  );
}
