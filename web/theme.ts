import type { ThemeConfig } from 'antd'

/** The palette, once: `ui/base.css` carries the same colours as custom properties. */
export const COLOURS = {
  ink: '#17242d',
  inkSoft: '#4a5963',
  line: '#d5dcdf',
  paper: '#f3f5f5',
  panel: '#ffffff',
  deep: '#12384a',
  teal: '#1b5a73',
  tealSoft: '#e2edf1',
  gold: '#8a5a00',
  red: '#9c2f2a',
  green: '#2b6a46',
} as const

export const FONT =
  '"Inter","Segoe UI","Helvetica Neue",Arial,"PingFang SC","Noto Sans SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif'

export const theme: ThemeConfig = {
  token: {
    colorPrimary: COLOURS.teal,
    colorLink: COLOURS.teal,
    colorInfo: COLOURS.teal,
    colorSuccess: COLOURS.green,
    colorWarning: COLOURS.gold,
    colorError: COLOURS.red,
    colorText: COLOURS.ink,
    colorTextSecondary: COLOURS.inkSoft,
    colorTextTertiary: COLOURS.inkSoft,
    colorTextPlaceholder: '#5f6d76',
    colorBorder: '#b9c4c9',
    colorBorderSecondary: COLOURS.line,
    colorBgLayout: COLOURS.paper,
    borderRadius: 4,
    fontFamily: FONT,
    fontSize: 14,
    controlHeight: 34,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  },
  components: {
    Segmented: { itemSelectedColor: COLOURS.deep, trackBg: '#e6ebed' },
    Drawer: { footerPaddingBlock: 12 },
  },
}
