import './desk.css';
import { useMutation } from '@tanstack/react-query';
import { Breadcrumb, Button, Segmented, Select } from 'antd';
import { useState } from 'react';
import { draftReviewRoutes } from '../../../../../contract/draft-reviews.ts';
import { uploadFile } from '../../../../../contract/files.ts';
import type { RecordView } from '../../../../../contract/records.ts';
import { draftKinds, draftReview } from '../../../../../processes/draftReview/draftReview.ts';
import { helpOf, optionLabel } from '../../../../../processes/text.ts';
import { call, sentenceOf } from '../../../../shared/api.ts';
import { useWords } from '../../../../shared/words.ts';
import { useText } from '../../../language.ts';
import { today } from '../../../record/format.ts';
import { actionRoute } from '../../../record/routes-of.ts';
import { useHere } from '../../../session.tsx';
import { Link, useGo } from '../../../shell/link.tsx';
import { deskWords } from './desk.text.ts';

const longestText = 1_000_000;

/** Begins a review from a file or from pasted text, and has it compared at once. */
export function NewReviewPage() {
  const t = useWords(deskWords);
  const text = useText('draftReview');
  const go = useGo();
  const { congressId } = useHere();
  const [given, setGiven] = useState({ title: '', organ: '', judgedOn: today(), dueOn: '' });
  const [kind, setKind] = useState<(typeof draftKinds)[number]>('localRegulation');
  const [way, setWay] = useState<'file' | 'text'>('file');
  const [file, setFile] = useState<File | null>(null);
  const [pasted, setPasted] = useState('');
  const [fault, setFault] = useState('');
  const entry = (name: keyof typeof given) => ({
    value: given[name],
    onChange: (event: { target: { value: string } }) => setGiven((old) => ({ ...old, [name]: event.target.value })),
  });
  const start = useMutation({
    mutationFn: async () => {
      const form = new FormData();
      form.append('file', way === 'file' && file ? file : new File([pasted], t.pastedName, { type: 'text/plain' }));
      const stored = await call(uploadFile, { query: { congressId }, ...{ body: form } });
      const body = {
        title: given.title.trim(),
        documentKind: kind,
        judgedOn: given.judgedOn,
        ...(given.organ.trim() === '' ? {} : { organ: given.organ.trim() }),
        ...(given.dueOn === '' ? {} : { dueOn: given.dueOn }),
        name: t.versionName(1),
        fileIds: [stored.id],
      };
      const { record } = (await call(actionRoute(draftReview, 'create'), { body } as never, { key: crypto.randomUUID() })) as RecordView;
      await call(draftReviewRoutes.compare, { params: { id: record.id } });
      return record.id;
    },
    onSuccess: (id) => go(`/${draftReview.plural}/${id}`, {}, true),
    onError: (error) => setFault(sentenceOf(error)),
  });
  const send = () => {
    const hasDraft = way === 'file' ? file !== null : pasted.trim() !== '';
    const why = given.title.trim() === '' ? t.titleMissing : hasDraft ? '' : t.fileMissing;
    setFault(why);
    if (why === '') start.mutate();
  };
  return (
    <>
      <header className="page-head">
        <Breadcrumb items={[{ title: <Link to={`/${draftReview.plural}`}>{t.title}</Link> }, { title: t.begin }]} />
      </header>
      <form
        className="section new-review"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <h1>{t.begin}</h1>
        <p className="quiet">{t.beginLead}</p>
        <label>
          {text.fields.title}
          <input maxLength={200} required {...entry('title')} />
        </label>
        <div className="two-entries">
          <label>
            {text.fields.organ}
            <input maxLength={100} {...entry('organ')} />
          </label>
          <div className="labelled">
            <span id="new-review-kind">{text.fields.documentKind}</span>
            <Select
              aria-labelledby="new-review-kind"
              value={kind}
              onChange={setKind}
              options={draftKinds.map((value) => ({ value, label: optionLabel(text, 'documentKind', value) }))}
            />
          </div>
        </div>
        <div className="two-entries">
          <label>
            {text.fields.judgedOn}
            <input type="date" required {...entry('judgedOn')} />
            <span className="quiet">{helpOf(text, 'judgedOn')}</span>
          </label>
          <label>
            {text.fields.dueOn}
            <input type="date" min={today()} {...entry('dueOn')} />
          </label>
        </div>
        <Segmented
          value={way}
          onChange={setWay}
          options={[
            { value: 'file', label: t.byFile },
            { value: 'text', label: t.byText },
          ]}
        />
        {way === 'file' ? (
          <label>
            {t.chooseFile}
            <input
              type="file"
              accept=".docx,.pdf,.txt,.md"
              onChange={(event) => {
                const chosen = event.target.files?.[0] ?? null;
                setFile(chosen);
                if (chosen && given.title === '') setGiven((old) => ({ ...old, title: chosen.name.replace(/\.\w+$/, '').slice(0, 200) }));
              }}
            />
            <span className="quiet">{helpOf(text, 'fileIds')}</span>
          </label>
        ) : (
          <label>
            {t.pasted}
            <textarea
              className="official"
              rows={14}
              maxLength={longestText}
              value={pasted}
              onChange={(event) => setPasted(event.target.value)}
            />
            <span className="quiet">{t.pastedHelp}</span>
          </label>
        )}
        {fault !== '' && (
          <p className="fault" role="alert">
            {fault}
          </p>
        )}
        <div className="line">
          <Button type="primary" htmlType="submit" loading={start.isPending}>
            {t.start}
          </Button>
          <Button onClick={() => go(`/${draftReview.plural}`)}>{t.cancel}</Button>
        </div>
      </form>
    </>
  );
}
