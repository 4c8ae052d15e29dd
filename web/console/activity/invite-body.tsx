import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Input } from 'antd';
import { useDeferredValue, useState } from 'react';
import { activityRoutes, type CandidatesView, mostCandidates } from '../../../contract/activities.ts';
import { actionOf } from '../../../engine/decide.ts';
import { mostAtOnce } from '../../../processes/activity/activity.record.ts';
import { call } from '../../shared/api.ts';
import { useWords } from '../../shared/words.ts';
import type { FormBody } from '../form/action-form.tsx';
import { entryId, Field } from '../form/entry.tsx';
import { fieldsOf } from '../form/shapes.ts';
import { Loaded } from '../shell/faults.tsx';
import { activityWords } from './activity.text.ts';
import './activity.css';

type Candidate = CandidatesView['items'][number];
interface Invitation {
  readonly deputyId: string;
  readonly because: string | null;
}

/** Whom to invite: those who fit are proposed with the reason beside each, and the clerk decides. */
export const InviteBody: FormBody = ({ form, context }) => {
  const t = useWords(activityWords);
  const [all, setAll] = useState(false);
  const [sought, setSought] = useState('');
  const id = context.view?.record.id ?? '';
  const q = useDeferredValue(sought).trim();
  const asked = useQuery({
    queryKey: ['candidates', id, all, q],
    queryFn: ({ signal }) =>
      call(activityRoutes.candidates, { params: { id }, query: { all: all ? 'true' : 'false', ...(q && { q }) } }, { signal }),
    placeholderData: keepPreviousData,
  });
  const chosen = (form.values.invitations as Invitation[] | null | undefined) ?? [];
  const reasonsOf = (c: Candidate) => c.reasons.map((r) => t.reason[r.kind](r.word));
  // What is kept is Chinese, whatever language the clerk reads.
  const because = (c: Candidate) => c.reasons.map((r) => activityWords.zh.reason[r.kind](r.word)).join('；');
  const invitationOf = (c: Candidate): Invitation => ({ deputyId: c.deputyId, because: because(c).slice(0, 200) || null });
  const set = (next: readonly Invitation[]) => form.set('invitations', next.slice(0, mostAtOnce));
  const toggle = (c: Candidate) =>
    set(chosen.some((i) => i.deputyId === c.deputyId) ? chosen.filter((i) => i.deputyId !== c.deputyId) : [...chosen, invitationOf(c)]);
  const def = actionOf(context.process, context.action);
  const others = Object.entries(def ? fieldsOf(def.input) : {}).filter(([name]) => name !== 'invitations');
  const fault = form.faults.invitations;
  return (
    <>
      <fieldset className="entry" id={`${entryId(context, 'invitations')}-field`}>
        <legend className="label">{t.who}</legend>
        <Loaded of={asked} rows={4}>
          {(view) => {
            const fitting = view.items.filter((c) => c.reasons.length > 0);
            return (
              <>
                <p className="help">
                  {view.free === 0
                    ? q
                      ? t.nobodyFound
                      : t.nobodyLeft
                    : view.fitting === 0
                      ? t.nobodyFits
                      : t.fits(view.fitting, view.free)}
                </p>
                {view.isCut && <p className="help">{t.isCut(mostCandidates)}</p>}
                <div className="invite-tools">
                  <Input
                    allowClear
                    value={sought}
                    maxLength={60}
                    placeholder={t.search}
                    aria-label={t.search}
                    onChange={(e) => setSought(e.target.value)}
                  />
                  <Checkbox checked={all} onChange={(e) => setAll(e.target.checked)}>
                    {t.showAll}
                  </Checkbox>
                  {fitting.length > 0 && (
                    <Button
                      onClick={() =>
                        set([...chosen, ...fitting.map(invitationOf).filter((i) => !chosen.some((c) => c.deputyId === i.deputyId))])
                      }
                    >
                      {t.chooseFit}
                    </Button>
                  )}
                  {chosen.length > 0 && <Button onClick={() => set([])}>{t.clear}</Button>}
                  <output className="quiet">{t.chosen(chosen.length)}</output>
                </div>
                <ul className="invite-list">
                  {view.items.map((c) => (
                    <li key={c.deputyId}>
                      <Checkbox checked={chosen.some((i) => i.deputyId === c.deputyId)} onChange={() => toggle(c)}>
                        <strong>{c.name}</strong> <span className="quiet">{c.occupation}</span>
                        <span className="invite-why">
                          {reasonsOf(c).map((why) => (
                            <span key={why}>{why}</span>
                          ))}
                          <span className="quiet">{t.invitedTimes(c.invited)}</span>
                        </span>
                      </Checkbox>
                    </li>
                  ))}
                </ul>
              </>
            );
          }}
        </Loaded>
        {fault && <p className="fault">{fault}</p>}
      </fieldset>
      {others.map(([name, shape]) => (
        <Field key={name} form={form} context={context} name={name} shape={shape} />
      ))}
    </>
  );
};
