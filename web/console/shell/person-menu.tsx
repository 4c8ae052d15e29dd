import { UserOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { sessionRoutes } from '../../../contract/people.ts';
import { roles as roleWords } from '../../../registers/roles.ts';
import { call, sentenceOf, setLocale } from '../../shared/api.ts';
import { type Locale, useLocale } from '../../shared/words.ts';
import { useSwitchLanguage, useT } from '../language.ts';
import { useEnter, useHere } from '../session.tsx';
import { useGo } from './link.tsx';

/** Who is signed in; language, own account, sign out. */
export function PersonMenu() {
  const t = useT();
  const locale = useLocale();
  const { session, roles, isDeputy } = useHere();
  const { message } = App.useApp();
  const go = useGo();
  const enter = useEnter();
  const switchTo = useChooseLanguage();
  const signOut = useMutation({
    mutationFn: () => call(sessionRoutes.signOut, {}),
    onSuccess: () => enter(null),
    onError: (error) => message.error(sentenceOf(error)),
  });
  const offices = [...roles].map((r) => roleWords[r][locale]);
  const shown = offices.length > 0 ? offices : isDeputy ? [roleWords.deputy[locale]] : [];
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: [
          { key: 'who', type: 'group', label: <span>{[session.account.name, ...shown].join(' · ')}</span> },
          {
            key: 'language',
            label: <span lang={locale === 'zh' ? 'en' : 'zh-CN'}>{locale === 'zh' ? 'English' : '中文'}</span>,
            onClick: () => switchTo(locale === 'zh' ? 'en' : 'zh'),
          },
          { key: 'me', label: t.me.title, onClick: () => go('/me') },
          { type: 'divider' },
          { key: 'out', label: t.me.signOut, onClick: () => signOut.mutate() },
        ],
      }}
    >
      <Button type="text" icon={<UserOutlined />} aria-label={t.me.menuOf(session.account.name)} style={{ height: 44, minWidth: 44 }}>
        <span className="no-phone">{session.account.name}</span>
      </Button>
    </Dropdown>
  );
}

/** Switches the language at once and keeps it with the account. */
export function useChooseLanguage() {
  const keep = useSwitchLanguage();
  const enter = useEnter();
  return (next: Locale) => {
    setLocale(next);
    keep(next);
    call(sessionRoutes.edit, { body: { locale: next } }).then(enter, () => {
      // The page speaks the language all the same; the account will be told the next time.
    });
  };
}
