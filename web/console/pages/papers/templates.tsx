import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Upload } from 'antd';
import { useState } from 'react';
import { paperRoutes, type TemplateFault, type TemplateLine, type TemplateReport } from '../../../../contract/papers.ts';
import { addressOf, call, sentenceOf } from '../../../shared/api.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { momentText } from '../../record/format.ts';
import { useHere } from '../../session.tsx';
import { Loaded } from '../../shell/faults.tsx';
import { templateWords } from './templates.text.ts';

/** The templates of all papers: to fetch, to change in Word, to upload again. */
export function TemplatesPage() {
  const t = useWords(templateWords);
  const locale = useLocale();
  const { congressId } = useHere();
  const [shown, setShown] = useState<TemplateLine | null>(null);
  const asked = useQuery({ queryKey: ['paper-templates', congressId], queryFn: () => call(paperRoutes.templates, {}) });
  return (
    <>
      <header className="page-head">
        <h1>{t.title}</h1>
        <span className="quiet">{t.lead}</span>
      </header>
      <Loaded of={asked}>
        {({ items }) => (
          <ul className="sheet paper-templates">
            {items.map((line) => (
              <Line key={line.paper} line={line} onFields={() => setShown(line)} />
            ))}
          </ul>
        )}
      </Loaded>
      <Drawer
        open={shown !== null}
        onClose={() => setShown(null)}
        title={shown?.name[locale]}
        size={560}
        styles={{ wrapper: { maxWidth: '100vw' } }}
      >
        {shown && <Fields line={shown} />}
      </Drawer>
    </>
  );
}

function Line({ line, onFields }: { readonly line: TemplateLine; readonly onFields: () => void }) {
  const t = useWords(templateWords);
  const locale = useLocale();
  const client = useQueryClient();
  const { message, modal } = App.useApp();
  const again = () => client.invalidateQueries({ queryKey: ['paper-templates'] });
  const name = line.name[locale];
  const params = { paper: line.paper };
  const upload = useMutation({
    mutationFn: (file: File) => {
      const body = new FormData();
      body.append('file', file);
      return call(paperRoutes.setTemplate, { params, body } as never) as Promise<TemplateReport>;
    },
    onSuccess: (report) => {
      void again();
      if (report.accepted && report.faults.length === 0) message.success(t.kept(report.version));
      else
        modal[report.accepted ? 'warning' : 'error']({
          title: report.accepted ? t.keptWith : t.refused,
          content: <Faults faults={report.faults} />,
          okText: t.close,
          width: 560,
        });
    },
    onError: (error) => message.error(sentenceOf(error), 8),
  });
  const back = useMutation({
    mutationFn: () => call(paperRoutes.dropTemplate, { params }),
    onSuccess: again,
    onError: (error) => message.error(sentenceOf(error), 8),
  });
  const askBack = async () => {
    if (await modal.confirm({ title: t.backSure(name), okText: t.back, cancelText: t.cancel })) back.mutate();
  };
  return (
    <li>
      <div>
        <strong>{name}</strong>
        <p className="quiet">
          {line.isOwn ? t.own(line.version) : t.standard}
          {line.changedBy && line.changedAt && ` · ${t.by(line.changedBy, momentText(line.changedAt, locale))}`}
        </p>
      </div>
      <div className="line paper-links">
        <a href={addressOf(paperRoutes.template, { params })} aria-label={`${t.download} ${name}`}>
          {t.download}
        </a>
        <a
          href={addressOf(paperRoutes.template, { params, query: { which: 'blank' } })}
          target="_blank"
          rel="noreferrer"
          aria-label={`${t.blank} ${name}`}
        >
          {t.blank}
        </a>
        <Button size="small" type="link" onClick={onFields} aria-label={`${t.fields} ${name}`}>
          {t.fields}
        </Button>
        {line.isOwn && (
          <Button size="small" onClick={() => void askBack()} loading={back.isPending}>
            {t.back}
          </Button>
        )}
        <Upload
          accept=".docx"
          showUploadList={false}
          beforeUpload={(file) => {
            upload.mutate(file);
            return false;
          }}
        >
          <Button size="small" loading={upload.isPending} aria-label={`${t.upload} ${name}`}>
            {t.upload}
          </Button>
        </Upload>
      </div>
    </li>
  );
}

function Faults({ faults }: { readonly faults: readonly TemplateFault[] }) {
  const t = useWords(templateWords);
  return (
    <ul className="faults">
      {faults.map((f, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same fault may stand in two places
        <li key={i}>
          {t.faults[f.kind]}
          {f.field !== '' && `：${f.field}`}
          {f.where !== '' && <div className="quiet">{f.where}</div>}
        </li>
      ))}
    </ul>
  );
}

function Fields({ line }: { readonly line: TemplateLine }) {
  const t = useWords(templateWords);
  const locale = useLocale();
  return (
    <table className="plain-table">
      <thead>
        <tr>
          <th scope="col">{t.tag}</th>
          <th scope="col">{t.meaning}</th>
          <th scope="col">{t.list}</th>
        </tr>
      </thead>
      <tbody>
        {line.fields.map((f) => (
          <tr key={`${f.list ?? ''} ${f.tag}`}>
            <td>
              <code>{f.tag}</code>
            </td>
            <td>{f[locale]}</td>
            <td>{f.list ?? ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
