import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { reportRoutes } from '../../../../contract/reports.ts';
import { ApiProblem, addressOf, call, sentenceOf } from '../../../shared/api.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { momentText } from '../../record/format.ts';
import { Loaded } from '../../shell/faults.tsx';
import { useSetSearch } from '../../shell/link.tsx';
import { Labelled, Sentence } from '../admin/labelled.tsx';
import { reportWords } from './report.text.ts';
import { useMadeReports } from './use-report.ts';

/** The reports made of a session: when, by whom, from which template, and the Word file of each. */
export function MadeReports({ session }: { readonly session: string }) {
  const t = useWords(reportWords);
  const locale = useLocale();
  const made = useMadeReports(session);
  const setSearch = useSetSearch();
  return (
    <section className="section no-print">
      <header>
        <h2>{t.made}</h2>
      </header>
      <Loaded of={made}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{t.noneMade}</p>
          ) : (
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls must be reachable by keyboard
            <section style={{ overflowX: 'auto' }} tabIndex={0} aria-label={t.made}>
              <table className="rows-view">
                <thead>
                  <tr>
                    {[t.madeAt, t.madeBy, t.cutoff, t.version, t.state, t.note].map((head) => (
                      <th key={head} scope="col">
                        {head}
                      </th>
                    ))}
                    <th aria-label={t.download} />
                  </tr>
                </thead>
                <tbody>
                  {items.map((item) => (
                    <tr key={item.id}>
                      <td className="nowrap">{momentText(item.madeAt, locale)}</td>
                      <td>{item.madeBy}</td>
                      <td className="nowrap">{item.cutoff}</td>
                      <td className="nowrap">{item.templateVersion === 0 ? t.ownVersion : t.nth(item.templateVersion)}</td>
                      <td className={item.failing > 0 ? 'late' : undefined}>{item.failing > 0 ? t.fails(item.failing) : t.holds}</td>
                      <td>{item.note}</td>
                      <td className="nowrap">
                        <button type="button" className="plain link" onClick={() => setSearch({ made: item.id })}>
                          {t.look}
                        </button>{' '}
                        <a href={addressOf(reportRoutes.exportFile, { params: { id: item.id } })} download>
                          {t.download}
                        </a>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          )
        }
      </Loaded>
    </section>
  );
}

interface MakeProps {
  readonly open: boolean;
  readonly session: string;
  readonly cutoff: string;
  readonly onClose: () => void;
}

/** Makes the report and keeps it; one that does not add up asks once more. */
export function MakeReport({ open, session, cutoff, onClose }: MakeProps) {
  const t = useWords(reportWords);
  const client = useQueryClient();
  const [note, setNote] = useState('');
  const make = useMutation({
    mutationFn: (despite: boolean) =>
      call(reportRoutes.makeExport, { body: { session, cutoff, despite, ...(note.trim() === '' ? {} : { note: note.trim() }) } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['report-exports'] });
      await client.invalidateQueries({ queryKey: ['snapshots'] });
      setNote('');
      onClose();
    },
  });
  const isUnsound = make.error instanceof ApiProblem && make.error.code === 'reportDoesNotHold';
  return (
    <Modal
      open={open}
      title={`${t.make} · ${t.cutoff} ${cutoff}`}
      okText={isUnsound ? t.despite : t.makeNow}
      okButtonProps={{ danger: isUnsound }}
      cancelText={t.cancel}
      confirmLoading={make.isPending}
      onOk={() => make.mutate(isUnsound)}
      onCancel={() => {
        make.reset();
        onClose();
      }}
    >
      <div className="form">
        <p>{t.makeHelp}</p>
        <Sentence text={make.error ? sentenceOf(make.error) : null} />
        <Labelled id="report-note" label={t.note} isOptional>
          <Input id="report-note" maxLength={200} value={note} onChange={(e) => setNote(e.target.value)} />
        </Labelled>
      </div>
    </Modal>
  );
}
