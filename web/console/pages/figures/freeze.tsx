import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Input, Modal } from 'antd';
import { useState } from 'react';
import { systemRoutes } from '../../../../contract/system.ts';
import { call, sentenceOf } from '../../../shared/api.ts';
import { useWords } from '../../../shared/words.ts';
import { Labelled, Sentence } from '../admin/labelled.tsx';
import type { Span } from './figure-search.ts';
import { figureWords } from './figures.text.ts';

interface Props {
  readonly open: boolean;
  readonly span: Span;
  readonly onClose: () => void;
  readonly onFrozen: (id: string) => void;
}

/** Keeps the figures as they stand, with the records they were counted from. */
export function Freeze({ open, span, onClose, onFrozen }: Props) {
  const t = useWords(figureWords);
  const client = useQueryClient();
  const [note, setNote] = useState('');
  const freeze = useMutation({
    mutationFn: () => call(systemRoutes.freeze, { body: { ...span, ...(note.trim() === '' ? {} : { note: note.trim() }) } }),
    onSuccess: async (made) => {
      await client.invalidateQueries({ queryKey: ['snapshots'] });
      setNote('');
      onFrozen(made.id);
    },
  });
  return (
    <Modal
      open={open}
      title={`${t.freeze} · ${t.cutoff} ${span.cutoff}`}
      okText={t.freezeNow}
      cancelText={t.cancel}
      confirmLoading={freeze.isPending}
      onOk={() => freeze.mutate()}
      onCancel={onClose}
    >
      <div className="form">
        <p>{t.freezeHelp}</p>
        <Sentence text={freeze.error ? sentenceOf(freeze.error) : null} />
        <Labelled id="freeze-note" label={t.note} isOptional>
          <Input id="freeze-note" maxLength={200} value={note} onChange={(e) => setNote(e.target.value)} />
        </Labelled>
      </div>
    </Modal>
  );
}
