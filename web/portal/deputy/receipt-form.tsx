import { useState } from 'react';
import type { RecordView } from '../../../contract/records.ts';
import { useWords } from '../../shared/words.ts';
import { Field } from '../field.tsx';
import { ProblemNote } from '../problem.tsx';
import { dropStored, readStored, store } from '../stored.ts';
import { portalWords } from '../text.ts';
import { useDoing } from '../use-doing.ts';
import { useOnce } from '../use-once.ts';
import { deputyWords } from './deputy.text.ts';
import { act } from './desk.ts';
import { informationWords, receiptWords } from './information.text.ts';
import { useStanding } from './standing.tsx';

/** What each step of a deputy's receipt asks for. */
const asks = { confirm: 'remark', remark: 'remark', ask: 'question' } as const;
type Step = keyof typeof asks;
const longest = 1000;

interface Props {
  readonly receipt: RecordView;
  readonly onDone: (receipt: RecordView) => void;
  readonly again: () => void;
}

/** Confirming, adding a remark, asking: what is written is kept in this browser until it is sent, and sent once. */
export function ReceiptForm({ receipt, onDone, again }: Props) {
  const t = useWords(informationWords);
  const d = useWords(deputyWords);
  const words = useWords(receiptWords);
  const [open, setOpen] = useState<Step | null>(null);
  const [done, setDone] = useState('');
  const { can } = receipt.record;
  const steps = (Object.keys(asks) as Step[]).filter((step) => can.includes(step));
  if (steps.length === 0 && !done) return null;
  const shown = open && steps.includes(open) ? open : null;
  return (
    <>
      {done && (
        <p className="notice calm" role="status">
          {done}
        </p>
      )}
      {shown ? (
        <StepForm
          key={shown}
          step={shown}
          receipt={receipt}
          again={again}
          onCancel={() => setOpen(null)}
          onDone={(next) => {
            setOpen(null);
            setDone(d.done(words.actions[shown]));
            onDone(next);
          }}
        />
      ) : (
        <section aria-label={d.actions}>
          {steps.includes('confirm') && <p>{t.askConfirm}</p>}
          <div className="actions">
            {steps.map((step, n) => (
              <button
                key={step}
                type="button"
                className={n === 0 && step === 'confirm' ? 'main' : ''}
                onClick={() => {
                  setDone('');
                  setOpen(step);
                }}
              >
                {words.actions[step]}
              </button>
            ))}
          </div>
        </section>
      )}
    </>
  );
}

interface StepProps extends Props {
  readonly step: Step;
  readonly onCancel: () => void;
}

function StepForm({ step, receipt, onDone, onCancel, again }: StepProps) {
  const d = useWords(deputyWords);
  const p = useWords(portalWords);
  const words = useWords(receiptWords);
  const { who } = useStanding();
  const { id, version } = receipt.record;
  const key = `yishi.deputy.${who.accountId}.receipt.${id}.${step}`;
  const name = asks[step];
  const isOpen = step === 'confirm';
  const [text, setText] = useState(() => readStored<string>(key) ?? '');
  const [tried, setTried] = useState(false);
  const [isChanged, setChanged] = useState(false);
  const { isBusy, problem, run } = useDoing();
  const once = useOnce();
  const trimmed = text.trim();
  const fault = !isOpen && trimmed === '' ? d.need : trimmed.length > longest ? d.tooLong(trimmed.length - longest) : undefined;
  const label = name === 'remark' ? words.fields.remark : words.inputs.question;
  const send = (): void => {
    setTried(true);
    setChanged(false);
    if (fault) {
      document.getElementById(name)?.focus();
      return;
    }
    const body = trimmed === '' ? {} : { [name]: trimmed };
    run(async (manner) => {
      try {
        const next = await act('informationReceipt', id, step, body, { ...manner, once: once({ body, version }), version });
        dropStored(key);
        onDone(next);
      } catch (error) {
        if ((error as { code?: string }).code !== 'versionConflict') throw error;
        setChanged(true);
        again();
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
      <h2>{words.actions[step]}</h2>
      <fieldset disabled={isBusy}>
        <Field id={name} label={isOpen ? d.optional(label) : label} hint={words.help[name]} fault={tried ? fault : undefined}>
          {(given) => (
            <textarea
              {...given}
              value={text}
              onChange={(event) => {
                setText(event.target.value);
                store(key, event.target.value);
              }}
            />
          )}
        </Field>
      </fieldset>
      {isChanged && (
        <p className="notice" role="alert">
          {d.changed}
        </p>
      )}
      {problem && <ProblemNote problem={problem} />}
      <button type="submit" className={isBusy ? 'main busy' : 'main'} disabled={isBusy}>
        {words.actions[step]}
      </button>
      <p className="row">
        <button type="button" className="plain" onClick={onCancel}>
          {p.cancel}
        </button>
      </p>
    </form>
  );
}
