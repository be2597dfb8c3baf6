import { App, ConfigProvider } from 'antd';
import en from 'antd/locale/en_US';
import zh from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './staff.css';
import { adoptStyleNonce, styleNonce } from '../platform/nonce';
import { antdTheme } from './theme';

adoptStyleNonce();

const darkQuery = matchMedia('(prefers-color-scheme: dark)');

function useDark(): boolean {
  return useSyncExternalStore(
    (notify) => {
      darkQuery.addEventListener('change', notify);
      return () => darkQuery.removeEventListener('change', notify);
    },
    () => darkQuery.matches,
  );
}

/** The component library in the console's colours, language and content security policy. */
export function StaffTheme({ children }: { readonly children: ReactNode }) {
  const { i18n } = useTranslation();
  const english = i18n.language === 'en';
  dayjs.locale(english ? 'en' : 'zh-cn');
  return (
    <ConfigProvider
      locale={english ? en : zh}
      theme={antdTheme(useDark())}
      csp={{ nonce: styleNonce() }}
      button={{ autoInsertSpace: false }}
      form={{ scrollToFirstError: { focus: true } }}
    >
      <App component="div" className="staff">
        {children}
      </App>
    </ConfigProvider>
  );
}
