import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Checkbox, Input, Radio, Skeleton } from 'antd';
import { keepNoticeWish, type NoticeWish, readNoticeWish } from '../../../contract/notices.ts';
import { call, sentenceOf } from '../../shared/api.ts';
import { useT } from '../language.ts';

const key = ['noticeWish'];
const usualQuiet = { from: '22:00', to: '07:00' };

/** How this person wants to hear by mail: kept at every change. */
export function NoticeWishForm() {
  const t = useT();
  const words = t.me.wish;
  const queries = useQueryClient();
  const asked = useQuery({ queryKey: key, queryFn: () => call(readNoticeWish, {}) });
  const keep = useMutation({
    mutationFn: (wish: NoticeWish) => call(keepNoticeWish, { body: wish }),
    onMutate: (wish) => queries.setQueryData(key, wish),
    onError: () => queries.invalidateQueries({ queryKey: key }),
  });
  if (asked.error) return <p className="late">{sentenceOf(asked.error)}</p>;
  if (!asked.data) return <Skeleton active paragraph={{ rows: 3 }} title={false} />;
  const wish = asked.data;
  const change = (part: Partial<NoticeWish>) => keep.mutate({ ...wish, ...part });
  const time = (id: string, label: string, value: string, set: (value: string) => void) => (
    <label htmlFor={id} style={{ display: 'inline-flex', alignItems: 'center', gap: 8 }}>
      {label}
      <Input id={id} type="time" value={value} style={{ width: 120 }} onChange={(e) => e.target.value !== '' && set(e.target.value)} />
    </label>
  );
  return (
    <div style={{ display: 'grid', gap: 14, maxWidth: 560 }}>
      <p className="help">{words.help}</p>
      <Radio.Group
        aria-label={words.title}
        value={wish.mail}
        onChange={(event) => change({ mail: event.target.value })}
        options={(['daily', 'each', 'urgent', 'off'] as const).map((value) => ({ value, label: words.mail[value] }))}
        style={{ display: 'grid', gap: 8 }}
      />
      {wish.mail === 'daily' && time('wish-daily', words.dailyAt, wish.dailyAt, (dailyAt) => change({ dailyAt }))}
      {wish.mail === 'each' && (
        <>
          <Checkbox checked={wish.quiet !== null} onChange={(event) => change({ quiet: event.target.checked ? usualQuiet : null })}>
            {words.quiet}
          </Checkbox>
          {wish.quiet && (
            <div style={{ display: 'flex', flexWrap: 'wrap', gap: 16 }}>
              {time('wish-from', words.from, wish.quiet.from, (from) => change({ quiet: { from, to: wish.quiet?.to ?? usualQuiet.to } }))}
              {time('wish-to', words.to, wish.quiet.to, (to) => change({ quiet: { from: wish.quiet?.from ?? usualQuiet.from, to } }))}
            </div>
          )}
        </>
      )}
      {keep.error && (
        <p role="alert" className="late">
          {sentenceOf(keep.error)}
        </p>
      )}
      {keep.isSuccess && (
        <p role="status" className="quiet">
          {words.kept}
        </p>
      )}
    </div>
  );
}
