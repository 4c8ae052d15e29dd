import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { type MessageChannel, channelRoutes as routes } from '../../../../contract/channels.ts';
import { call, sentenceOf } from '../../../shared/api.ts';
import { useWords } from '../../../shared/words.ts';
import { channelWords } from './channels.text.ts';
import { Labelled, Sentence } from './labelled.tsx';

/** Enters where people are reached on a channel, as a list pasted from the platform. */
export function BindAddresses({ channel, onClose }: { readonly channel: MessageChannel; readonly onClose: () => void }) {
  const t = useWords(channelWords);
  const client = useQueryClient();
  const { message } = App.useApp();
  const [text, setText] = useState('');
  const items = text.split('\n').flatMap((line) => {
    const [username = '', ...rest] = line.trim().split(/[\s,，\t]+/u);
    return username === '' ? [] : [{ username, address: rest.join(' ') }];
  });
  const save = useMutation({
    mutationFn: () => call(routes.setAddresses, { params: { id: channel.id }, body: { items } }),
    onSuccess: async ({ set, unknown }) => {
      message.success(t.bindDone(set, unknown.length), 8);
      await client.invalidateQueries({ queryKey: ['message channels'] });
      if (unknown.length === 0) onClose();
      else setText(unknown.join('\n'));
    },
  });
  return (
    <Drawer open onClose={onClose} title={`${t.bind} · ${channel.name}`} size={520} styles={{ wrapper: { maxWidth: '100vw' } }}>
      <div className="form">
        <Sentence text={save.error ? sentenceOf(save.error) : null} />
        <Labelled id="channel-addresses" label={t.bind} help={t.bindLead}>
          <Input.TextArea id="channel-addresses" rows={12} value={text} onChange={(event) => setText(event.target.value)} />
        </Labelled>
        <div className="form-foot">
          <Button
            type="primary"
            disabled={items.length === 0 || items.length > 2000}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            {t.save}
          </Button>
          <Button onClick={onClose}>{t.close}</Button>
        </div>
      </div>
    </Drawer>
  );
}
