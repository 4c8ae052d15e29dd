import { BellOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Badge, Button, Popover } from 'antd';
import { useState } from 'react';
import { countNotices } from '../../../contract/notices.ts';
import { call } from '../../shared/api.ts';
import { useT } from '../language.ts';
import { Link } from './link.tsx';
import { NoticeList } from './notice-list.tsx';

/** The bell: how many unread, and the newest ones. */
export function NoticesMenu() {
  const t = useT();
  const [open, setOpen] = useState(false);
  const unread = useQuery({ queryKey: ['notices', 'count'], queryFn: () => call(countNotices, {}), refetchInterval: 60_000 });
  const count = unread.data?.unread ?? 0;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      arrow={false}
      content={
        <div style={{ width: 'min(400px, 86vw)' }}>
          <NoticeList limit={8} onLeave={() => setOpen(false)} />
          <p style={{ padding: '8px 0 0', textAlign: 'center' }}>
            <Link to="/notices" onClick={() => setOpen(false)}>
              {t.notices.all}
            </Link>
          </p>
        </div>
      }
    >
      <Badge count={count} overflowCount={99} size="small" offset={[-12, 12]}>
        <Button type="text" icon={<BellOutlined />} aria-label={t.notices.unread(count)} style={{ width: 44, height: 44 }} />
      </Badge>
    </Popover>
  );
}
