import type { ThemeConfig } from 'antd';

/** Whether this person asked their system for less movement. */
const isStill = globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;

/** Ink blue on warm greys; other colours only where they mean something. The same values stand in `style.css`. */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#24507a',
    colorInfo: '#24507a',
    colorLink: '#24507a',
    colorLinkHover: '#173a5c',
    colorLinkActive: '#173a5c',
    colorError: '#a82a1c',
    colorWarning: '#8a5a00',
    colorSuccess: '#3d6b45',
    colorText: '#2a2824',
    colorTextSecondary: '#5f5a51',
    colorTextTertiary: '#6f6a60',
    colorTextPlaceholder: '#767168',
    colorBorder: '#cfcac0',
    colorBorderSecondary: '#e6e2d9',
    colorSplit: '#ece8e0',
    colorBgLayout: '#f7f6f3',
    colorFillAlter: '#faf9f6',
    borderRadius: 3,
    borderRadiusLG: 4,
    fontSize: 14,
    lineHeight: 1.6,
    motion: !isStill,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
    boxShadow: '0 4px 16px rgba(42,40,36,.10)',
    boxShadowSecondary: '0 4px 16px rgba(42,40,36,.12)',
    fontFamily: 'var(--sans)',
  },
  components: {
    Table: {
      headerBg: '#faf9f6',
      headerColor: '#5f5a51',
      headerSplitColor: 'transparent',
      cellPaddingBlockSM: 6,
      rowHoverBg: '#f6f4ef',
      bodySortBg: 'transparent',
      headerSortActiveBg: '#faf9f6',
      headerSortHoverBg: '#f3f1ec',
      rowSelectedBg: '#eaf0f6',
      rowSelectedHoverBg: '#e2eaf3',
    },
    Tabs: { horizontalMargin: '0 0 8px 0', titleFontSize: 14, horizontalItemGutter: 22 },
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 400 },
    Drawer: { paddingLG: 20 },
  },
};
