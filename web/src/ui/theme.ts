import { theme, type ThemeConfig } from 'antd';

/** The component library's tokens, in step with tokens.css; every text pair meets 4.5 to 1. */
export function antdTheme(dark: boolean): ThemeConfig {
  return {
    algorithm: dark ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      colorPrimary: dark ? '#6fbcd9' : '#135d7c',
      colorLink: dark ? '#6fbcd9' : '#135d7c',
      colorLinkHover: dark ? '#92cfe6' : '#0d4a64',
      colorLinkActive: dark ? '#92cfe6' : '#0d4a64',
      colorError: dark ? '#ff9a8f' : '#b3261e',
      colorSuccess: dark ? '#7fd19b' : '#1c6a3c',
      colorWarning: dark ? '#ffb37a' : '#a34700',
      colorTextBase: dark ? '#e5eaf0' : '#1b2632',
      colorBgBase: dark ? '#19212a' : '#ffffff',
      ...(dark ? { colorBgContainer: '#1f2832', colorBgElevated: '#1f2832' } : {}),
      colorBgLayout: dark ? '#10161c' : '#f3f5f8',
      colorTextDescription: dark ? '#a7b3c0' : '#52606f',
      colorTextPlaceholder: dark ? '#98a5b4' : '#66727f',
      colorTextDisabled: dark ? '#7f8c9b' : '#75818e',
      colorBorder: dark ? '#5d6b7d' : '#8592a3',
      colorBorderSecondary: dark ? '#313c49' : '#dde3ea',
      borderRadius: 6,
      fontSize: 14,
      fontFamily: "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif",
      controlHeight: 32,
      motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    },
    components: {
      Drawer: { paddingLG: 20 },
      Button: { primaryColor: dark ? '#04202c' : '#ffffff' },
    },
  };
}
