import { useMutation } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useEffect, useState } from 'react';
import { sentenceOf } from '../../../shared/api.ts';
import { useWords } from '../../../shared/words.ts';
import { accountWords } from './accounts.text.ts';
import { Labelled, Sentence } from './labelled.tsx';

interface Props {
  readonly title: string;
  readonly what: string;
  readonly open: boolean;
  readonly danger?: boolean;
  readonly send: (reason: string) => Promise<unknown>;
  readonly onClose: () => void;
}

/** Asks why before something is done to somebody's account, and does it. */
export function ReasonDialog({ title, what, open, danger = false, send, onClose }: Props) {
  const t = useWords(accountWords);
  const [reason, setReason] = useState('');
  const [isFaulty, setFaulty] = useState(false);
  const act = useMutation({ mutationFn: () => send(reason.trim()), onSuccess: onClose });
  const { reset } = act;
  useEffect(() => {
    if (!open) return;
    setReason('');
    setFaulty(false);
    reset();
  }, [open, reset]);
  return (
    <Modal
      open={open}
      title={title}
      okText={t.confirm}
      cancelText={t.cancel}
      okButtonProps={{ danger, loading: act.isPending }}
      onCancel={onClose}
      onOk={() => {
        const isShort = reason.trim().length < 2;
        setFaulty(isShort);
        if (!isShort) act.mutate();
      }}
    >
      <div className="form">
        <p>{what}</p>
        <Sentence text={act.error ? sentenceOf(act.error) : null} />
        <Labelled id="why" label={t.reason} help={t.reasonHelp} fault={isFaulty ? t.reasonFault : undefined}>
          <Input.TextArea
            id="why"
            autoFocus
            value={reason}
            maxLength={500}
            autoSize={{ minRows: 2, maxRows: 6 }}
            onChange={(e) => setReason(e.target.value)}
          />
        </Labelled>
      </div>
    </Modal>
  );
}
