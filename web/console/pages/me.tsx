import { Radio } from 'antd';
import { useLocale } from '../../shared/words.ts';
import { useT } from '../language.ts';
import { useEnter, useHere } from '../session.tsx';
import { useChooseLanguage } from '../shell/person-menu.tsx';
import { NoticeWishForm } from './notice-wish.tsx';
import { PasswordForm } from './password-form.tsx';
import { SecondFactorForm } from './second-factor-form.tsx';

/** The own account: language, notices, password, second factor. */
export function MePage() {
  const t = useT();
  const locale = useLocale();
  const { session } = useHere();
  const enter = useEnter();
  const choose = useChooseLanguage();
  return (
    <>
      <header className="page-head">
        <h1>{t.me.title}</h1>
        <span className="quiet">
          {session.account.name} · {session.account.username}
        </span>
      </header>
      <section className="section">
        <header>
          <h2>{t.me.language}</h2>
        </header>
        <Radio.Group
          value={locale}
          onChange={(event) => choose(event.target.value)}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </section>
      <section className="section">
        <header>
          <h2>{t.me.wish.title}</h2>
        </header>
        <NoticeWishForm />
      </section>
      {session.account.hasPassword && (
        <>
          <section className="section">
            <header>
              <h2>{t.me.changePassword}</h2>
            </header>
            <PasswordForm onDone={enter} />
          </section>
          <section className="section">
            <header>
              <h2>{t.me.secondFactor}</h2>
            </header>
            <SecondFactorForm session={session} />
          </section>
        </>
      )}
    </>
  );
}
