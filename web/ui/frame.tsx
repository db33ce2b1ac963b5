import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, useNavigate, useRouterState, useSearch } from '@tanstack/react-router'
import { ConfigProvider } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { ANTD_LOCALES } from '../antd-locale.ts'
import {
  isLanguage,
  keepLanguage,
  type Language,
  LanguageProvider,
  preferredLanguage,
  useFormat,
  useLanguage,
  useText,
} from '../language.tsx'
import { cityQuery } from '../queries.ts'
import { theme } from '../theme.ts'
import './frame.css'

/** What surrounds every page: language, bar, landmarks, foot. */
export function Frame() {
  const { lang } = useSearch({ strict: false })
  const [preferred] = useState(preferredLanguage)
  const language: Language = isLanguage(lang) ? lang : preferred
  return (
    <LanguageProvider language={language}>
      <ConfigProvider theme={theme} locale={ANTD_LOCALES[language]} button={{ autoInsertSpace: false }}>
        <div className="frame">
          <Bar />
          <Main />
          <Foot />
        </div>
      </ConfigProvider>
    </LanguageProvider>
  )
}

function Main() {
  const text = useText()
  const path = useRouterState({ select: state => state.location.pathname })
  const main = useRef<HTMLElement>(null)
  const before = useRef(path)
  // A new page starts at its content, for the keyboard and for the screen reader.
  useEffect(() => {
    if (before.current !== path) main.current?.focus({ preventScroll: true })
    before.current = path
  }, [path])
  return (
    <main id="content" className="frame-main" tabIndex={-1} ref={main} aria-label={text.shell.product}>
      <Outlet />
    </main>
  )
}

function Bar() {
  const text = useText()
  return (
    <header className="frame-bar">
      <a className="frame-skip" href="#content">
        {text.shell.skip}
      </a>
      <div className="frame-bar-inner">
        <Link className="frame-brand" to="/">
          <img src="/mark.svg" alt="" width={30} height={30} />
          <strong>{text.shell.product}</strong>
          <span>{text.shell.productNote}</span>
        </Link>
        <nav className="frame-nav" aria-label={text.shell.navigation}>
          <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
            {text.shell.overview}
          </Link>
          <Link to="/plan" activeOptions={{ includeSearch: false }}>
            {text.shell.plans}
          </Link>
          <Link to="/sources" activeOptions={{ includeSearch: false }}>
            {text.shell.sources}
          </Link>
        </nav>
        <LanguageSwitch />
      </div>
    </header>
  )
}

function LanguageSwitch() {
  const text = useText()
  const other: Language = useLanguage() === 'zh' ? 'en' : 'zh'
  const navigate = useNavigate()
  const change = () => {
    keepLanguage(other)
    void navigate({
      to: '.',
      search: (now: object) => ({ ...now, lang: other }),
      replace: true,
      resetScroll: false,
    })
  }
  return (
    <button type="button" className="frame-language" lang={other === 'zh' ? 'zh-CN' : 'en'} onClick={change}>
      {text.shell.otherLanguage}
    </button>
  )
}

function Foot() {
  const text = useText()
  const format = useFormat()
  const city = useQuery(cityQuery()).data
  return (
    <footer className="frame-foot">
      <div className="frame-foot-inner">
        {city && (
          <>
            <span>{text.shell.packLine(city.pack.name, city.pack.version)}</span>
            <span>{text.shell.recordsUntil(format.day(city.recordsUntil))}</span>
          </>
        )}
        <a href="/api/docs">{text.shell.apiDocs}</a>
      </div>
    </footer>
  )
}
