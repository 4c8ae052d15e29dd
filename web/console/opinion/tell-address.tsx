import { CopyOutlined, PrinterOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { opinionDeskRoutes } from '../../../contract/opinion-desk.ts';
import { type Answer, ApiProblem, call, sentenceOf } from '../../shared/api.ts';
import { useWords } from '../../shared/words.ts';
import { opinionWords } from './opinion.text.ts';
import { useCopy } from './use-copy.ts';
import './opinion.css';

type Given = Answer<typeof opinionDeskRoutes.giveTracking>;

/** Gives whoever spoke at the table a private address; it is shown once and kept nowhere in the page. */
export function TellAddress({ id }: { readonly id: string }) {
  const t = useWords(opinionWords);
  const client = useQueryClient();
  const [asksWhy, setAsksWhy] = useState(false);
  const [reason, setReason] = useState('');
  const [given, setGiven] = useState<Given | null>(null);
  const give = useMutation({
    mutationFn: (why: string) => call(opinionDeskRoutes.giveTracking, { params: { id }, body: why === '' ? {} : { reason: why } }),
    onSuccess: (made) => {
      setAsksWhy(false);
      setReason('');
      setGiven(made);
      void client.invalidateQueries({ queryKey: ['opinions'] });
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.data.reason === 'addressGiven') setAsksWhy(true);
    },
  });
  const isKnown = asksWhy && give.error instanceof ApiProblem && give.error.data.reason === 'addressGiven';
  return (
    <section className="section no-print" aria-label={t.told}>
      <header>
        <h2>{t.told}</h2>
      </header>
      <p className="quiet">{t.toldLead}</p>
      {asksWhy && (
        <label htmlFor={`again-${id}`} style={{ display: 'block', margin: '8px 0' }}>
          {t.again}
          <Input id={`again-${id}`} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
        </label>
      )}
      {give.isError && !isKnown && (
        <p className="late" role="alert">
          {sentenceOf(give.error)}
        </p>
      )}
      <Button
        style={{ marginTop: 8 }}
        loading={give.isPending}
        disabled={asksWhy && reason.trim() === ''}
        onClick={() => give.mutate(reason.trim())}
      >
        {t.give}
      </Button>
      {given && <Shown given={given} onClose={() => setGiven(null)} />}
    </section>
  );
}

function Shown({ given, onClose }: { readonly given: Given; readonly onClose: () => void }) {
  const t = useWords(opinionWords);
  const copy = useCopy();
  return (
    <Modal
      open
      title={t.url}
      onCancel={onClose}
      maskClosable={false}
      footer={
        <Button type="primary" onClick={onClose}>
          {t.done}
        </Button>
      }
    >
      <div className="told">
        <p>{t.givenOnce}</p>
        <div className="code-card">
          <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(given.svg)}`} alt={t.pictureOfKey} width={180} height={180} />
          <div>
            <p className="code-address">{given.url}</p>
            <p className="quiet">{t.slip}</p>
          </div>
        </div>
        <div className="buttons no-print">
          <Button icon={<CopyOutlined />} onClick={() => void copy(given.url, t.copied, t.notCopied)}>
            {t.copy}
          </Button>
          <Button icon={<PrinterOutlined />} onClick={() => window.print()}>
            {t.printSlip}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
