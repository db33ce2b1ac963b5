import type { ConfigProviderProps } from 'antd'
import enUS from 'antd/es/locale/en_US.js'
import zhCN from 'antd/es/locale/zh_CN.js'
import type { Language } from './language.tsx'

type Locale = NonNullable<ConfigProviderProps['locale']>

// The package calls its ES modules CommonJS, so the compiler takes the default export for the whole module.
export const ANTD_LOCALES = { zh: zhCN, en: enUS } as unknown as Record<Language, Locale>
