import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US.js';
import zhCN from 'antd/locale/zh_CN.js';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn.js';
import { useEffect, useMemo } from 'react';
import { ApiProblem, setLocale } from '../shared/api.ts';
import { useKept } from '../shared/kept.ts';
import { LanguageProvider, type Locale } from '../shared/words.ts';
import { SwitchLanguage } from './language.ts';
import { router } from './router.tsx';
import { theme } from './theme.ts';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => count < 2 && error instanceof ApiProblem && (error.status === 0 || error.status >= 500),
    },
  },
});

/** The whole console: language, data, theme, pages. */
export function App() {
  const [locale, keepLocale] = useKept<Locale>('locale', /^en/i.test(navigator.language) ? 'en' : 'zh');
  useMemo(() => {
    setLocale(locale);
    dayjs.locale(locale === 'zh' ? 'zh-cn' : 'en');
  }, [locale]);
  useEffect(() => {
    document.documentElement.lang = locale === 'zh' ? 'zh-CN' : 'en';
  }, [locale]);
  return (
    <LanguageProvider value={locale}>
      <SwitchLanguage.Provider value={keepLocale}>
        <ConfigProvider theme={theme} locale={(locale === 'zh' ? zhCN : enUS).default} button={{ autoInsertSpace: false }}>
          <AntApp message={{ maxCount: 2 }}>
            <QueryClientProvider client={client}>
              <RouterProvider router={router} />
            </QueryClientProvider>
          </AntApp>
        </ConfigProvider>
      </SwitchLanguage.Provider>
    </LanguageProvider>
  );
}
