import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { type ReportView, reportRoutes } from '../../../../contract/reports.ts';
import { type Answer, ApiProblem, call, sentenceOf } from '../../../shared/api.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { momentText } from '../../record/format.ts';
import { Loaded } from '../../shell/faults.tsx';
import { Sentence } from '../admin/labelled.tsx';
import { Found } from './found.tsx';
import { ReportPaper } from './paper.tsx';
import { reportWords } from './report.text.ts';
import { useTemplate } from './use-report.ts';

type Template = Answer<typeof reportRoutes.template>;
interface Props {
  readonly session: string;
  readonly cutoff: string;
  readonly maySave: boolean;
}

/** The text of the report for editing: with what may be named, what is wrong, and how it would read. */
export function TemplatePage(props: Props) {
  const [version, setVersion] = useState<number | undefined>(undefined);
  const template = useTemplate(version);
  return (
    <Loaded of={template}>
      {(found) => <Editor key={`${found.version}-${found.newest}`} {...props} template={found} onVersion={setVersion} />}
    </Loaded>
  );
}

interface EditorProps extends Props {
  readonly template: Template;
  readonly onVersion: (version: number | undefined) => void;
}

function Editor({ session, cutoff, maySave, template, onVersion }: EditorProps) {
  const t = useWords(reportWords);
  const locale = useLocale();
  const client = useQueryClient();
  const { message } = App.useApp();
  const [body, setBody] = useState(template.body);
  const preview = useMutation({ mutationFn: () => call(reportRoutes.preview, { body: { session, cutoff, body } }) });
  const save = useMutation({
    mutationFn: () => call(reportRoutes.saveTemplate, { body: { body, after: template.newest } }),
    onSuccess: async ({ version }) => {
      void message.success(t.saved(version));
      onVersion(undefined);
      await Promise.all([client.invalidateQueries({ queryKey: ['report-template'] }), client.invalidateQueries({ queryKey: ['report'] })]);
    },
  });
  const unsound = save.error instanceof ApiProblem && save.error.code === 'templateUnsound' ? save.error : null;
  return (
    <div className="report-template">
      <section className="section">
        <header>
          <h2>
            {t.template} <span className="quiet">{template.version === 0 ? t.ownVersion : t.nth(template.version)}</span>
          </h2>
        </header>
        <p className="quiet">{t.templateHelp}</p>
        <Input.TextArea
          aria-label={t.templateText}
          value={body}
          maxLength={40_000}
          autoSize={{ minRows: 16, maxRows: 32 }}
          onChange={(e) => setBody(e.target.value)}
        />
        <div className="report-buttons">
          <Button
            loading={preview.isPending}
            onClick={() => {
              save.reset();
              preview.mutate();
            }}
          >
            {t.preview}
          </Button>
          {maySave && (
            <Button
              type="primary"
              disabled={body === template.body && template.version === template.newest}
              loading={save.isPending}
              onClick={() => save.mutate()}
            >
              {t.save}
            </Button>
          )}
        </div>
        <Sentence text={save.error ? sentenceOf(save.error) : preview.error ? sentenceOf(preview.error) : null} />
        {unsound && (
          <Problems of={unsound.errors.map((e) => ({ line: Number(e.path.replace(/\D/g, '')), kind: e.code, what: e.message }))} />
        )}
        {preview.data && !unsound && <Problems of={preview.data.problems} />}
      </section>
      {preview.data && (
        <section className="section">
          <Found text={preview.data.text} checks={preview.data.checks} />
          <ReportPaper blocks={preview.data.blocks} sessions={preview.data.sessions} />
        </section>
      )}
      <section className="section">
        <header>
          <h2>{t.forms}</h2>
        </header>
        <dl className="report-forms">
          {t.formList.map(([form, meaning]) => (
            <div key={form}>
              <dt>
                <code>{form}</code>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
      </section>
      <section className="section">
        <header>
          <h2>{t.names}</h2>
        </header>
        <ul className="report-names">
          {template.measures.map((measure) => (
            <li key={measure.id}>
              <code>{measure.id}</code> {measure.label[locale]}
              {measure.values && <span className="quiet"> = {measure.values.join(' | ')}</span>}
            </li>
          ))}
        </ul>
      </section>
      {template.versions.length > 0 && (
        <section className="section">
          <header>
            <h2>{t.versions}</h2>
          </header>
          <ul className="report-names">
            {[...template.versions, { version: 0, madeAt: '', madeBy: '' }].map((v) => (
              <li key={v.version}>
                {v.version === 0 ? t.ownVersion : `${t.nth(v.version)} · ${momentText(v.madeAt, locale)} · ${v.madeBy}`}{' '}
                <Button size="small" type="link" onClick={() => onVersion(v.version)}>
                  {t.restore}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function Problems({ of }: { readonly of: ReportView['problems'] }) {
  const t = useWords(reportWords);
  const kinds: Readonly<Record<string, string>> = t.kinds;
  if (of.length === 0)
    return (
      <p className="light light-normal" aria-live="polite">
        <i aria-hidden>●</i>
        {t.sound}
      </p>
    );
  return (
    <div className="report-found" role="alert">
      <span className="light light-late">
        <i aria-hidden>■</i>
        {t.problems(of.length)}
      </span>
      <ul>
        {of.map((p) => (
          <li key={`${p.line}-${p.kind}-${p.what}`}>
            {t.line(p.line)}
            <code>{p.what}</code> {kinds[p.kind] ?? p.kind}
          </li>
        ))}
      </ul>
    </div>
  );
}
