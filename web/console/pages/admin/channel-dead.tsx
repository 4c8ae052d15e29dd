import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer } from 'antd';
import { type MessageChannel, channelRoutes as routes } from '../../../../contract/channels.ts';
import { call, sentenceOf } from '../../../shared/api.ts';
import { useLocale, useWords } from '../../../shared/words.ts';
import { momentText } from '../../record/format.ts';
import { Loaded } from '../../shell/faults.tsx';
import { channelWords } from './channels.text.ts';

/** Messages of a channel that were given up, with why, and sending them again. */
export function DeadLetters({ channel, onClose }: { readonly channel: MessageChannel; readonly onClose: () => void }) {
  const t = useWords(channelWords);
  const locale = useLocale();
  const client = useQueryClient();
  const { message } = App.useApp();
  const asked = useQuery({
    queryKey: ['message channels', 'dead', channel.id],
    queryFn: () => call(routes.dead, { params: { id: channel.id } }),
  });
  const retry = useMutation({
    mutationFn: () => call(routes.retry, { params: { id: channel.id } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['message channels'] });
      onClose();
    },
    onError: (error) => message.error(sentenceOf(error), 8),
  });
  return (
    <Drawer open onClose={onClose} title={t.deadTitle} size={760} styles={{ wrapper: { maxWidth: '100vw' } }}>
      <p className="quiet" style={{ marginBottom: 10 }}>
        {t.deadLead}
      </p>
      <Loaded of={asked}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="empty">{t.noDead}</p>
          ) : (
            <div style={{ overflowX: 'auto' }}>
              <table className="rows-view">
                <thead>
                  <tr>
                    {[t.who, t.kind, t.at, t.attempts, t.error].map((head) => (
                      <th key={head} scope="col">
                        {head}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {items.map((letter) => (
                    <tr key={letter.noticeId}>
                      <td>{letter.accountName}</td>
                      <td>{letter.kind}</td>
                      <td className="nowrap">{momentText(letter.at, locale)}</td>
                      <td>{letter.attempts}</td>
                      <td>{letter.error}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
      <Button style={{ marginTop: 14 }} type="primary" loading={retry.isPending} onClick={() => retry.mutate()}>
        {t.retry}
      </Button>
    </Drawer>
  );
}
