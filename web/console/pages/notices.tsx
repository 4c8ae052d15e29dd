import { Segmented } from 'antd';
import { useState } from 'react';
import { useT } from '../language.ts';
import { NoticeList } from '../shell/notice-list.tsx';

/** Everything this person was told. */
export function NoticesPage() {
  const t = useT();
  const [which, setWhich] = useState<'all' | 'unread'>('all');
  return (
    <>
      <header className="page-head">
        <h1>{t.notices.title}</h1>
        <div className="tools">
          <Segmented
            value={which}
            onChange={setWhich}
            options={[
              { value: 'all', label: t.notices.everything },
              { value: 'unread', label: t.notices.onlyUnread },
            ]}
          />
        </div>
      </header>
      <div className="sheet" style={{ padding: '8px 18px 16px' }}>
        <NoticeList limit={30} paged unreadOnly={which === 'unread'} />
      </div>
    </>
  );
}
