import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Skeleton } from 'antd';
import { listNotices, type NoticeItem, readNotices } from '../../../contract/notices.ts';
import { call } from '../../shared/api.ts';
import { useLocale } from '../../shared/words.ts';
import { useT } from '../language.ts';
import { momentText } from '../record/format.ts';
import { Fault } from './faults.tsx';
import { useGo } from './link.tsx';

interface Props {
  readonly limit: number;
  readonly paged?: boolean;
  readonly unreadOnly?: boolean;
  readonly onLeave?: () => void;
}

/** What this person was told, newest first; opening one marks it as read. */
export function NoticeList({ limit, paged = false, unreadOnly = false, onLeave }: Props) {
  const t = useT();
  const locale = useLocale();
  const go = useGo();
  const client = useQueryClient();
  const asked = useInfiniteQuery({
    queryKey: ['notices', 'list', limit, unreadOnly],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      call(listNotices, { query: { limit, ...(unreadOnly ? { unread: 'true' } : {}), ...(pageParam ? { before: pageParam } : {}) } }),
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const read = useMutation({
    mutationFn: (body: { ids: string[] } | { upTo: string }) => call(readNotices, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notices'] }),
  });
  if (asked.isPending) return <Skeleton active title={false} paragraph={{ rows: 4 }} />;
  if (!asked.data) return <Fault error={asked.error} again={() => void asked.refetch()} />;
  const items = asked.data.pages.flatMap((p) => p.items);
  const newest = items[0];
  if (!newest) return <p className="empty">{t.notices.none}</p>;
  const openNotice = (notice: NoticeItem) => {
    if (notice.readAt === null) read.mutate({ ids: [notice.id] });
    onLeave?.();
    go(notice.link);
  };
  return (
    <div>
      {items.some((n) => n.readAt === null) && (
        <div style={{ textAlign: 'right', paddingBottom: 4 }}>
          <Button type="link" size="small" onClick={() => read.mutate({ upTo: newest.id })}>
            {t.notices.readAll}
          </Button>
        </div>
      )}
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {items.map((notice) => (
          <li key={notice.id} style={{ borderTop: '1px solid var(--line)' }}>
            <button type="button" className="plain" style={{ width: '100%', padding: '9px 4px' }} onClick={() => openNotice(notice)}>
              <span style={{ display: 'flex', gap: 8, alignItems: 'baseline' }}>
                {notice.readAt === null && (
                  <span aria-hidden style={{ color: notice.urgent ? 'var(--late)' : 'var(--ink)' }}>
                    ●
                  </span>
                )}
                <span style={{ flex: 1, fontWeight: notice.readAt === null ? 600 : 400 }}>{notice.title}</span>
                <span className="quiet nowrap" style={{ fontSize: 12.5 }}>
                  {momentText(notice.at, locale)}
                </span>
              </span>
              {notice.body !== notice.title && <span className="quiet">{notice.body}</span>}
            </button>
          </li>
        ))}
      </ul>
      {paged && asked.hasNextPage && (
        <div className="more">
          <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
            {t.common.more}
          </Button>
        </div>
      )}
    </div>
  );
}
