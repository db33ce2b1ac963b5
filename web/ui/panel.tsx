import { type ReactNode, useEffect, useId } from 'react'
import { useText } from '../language.tsx'
import './panel.css'

/** A titled part of a page, named for the screen reader by its heading. */
export function Panel(props: {
  title: string
  note?: ReactNode
  tools?: ReactNode
  flush?: boolean
  className?: string
  children: ReactNode
}) {
  const heading = useId()
  return (
    <section className={`panel ${props.className ?? ''}`} aria-labelledby={heading}>
      <div className="panel-head">
        <h2 id={heading}>{props.title}</h2>
        {props.note && <span className="panel-head-note">{props.note}</span>}
        {props.tools && <div className="panel-tools">{props.tools}</div>}
      </div>
      <div className={`panel-body ${props.flush ? 'flush' : ''}`}>{props.children}</div>
    </section>
  )
}

/** A page's heading, which is also its title in the browser. */
export function PageHead(props: { title: string; note?: ReactNode; tools?: ReactNode }) {
  const text = useText()
  useEffect(() => {
    document.title = `${props.title} · ${text.shell.product}`
  }, [props.title, text])
  return (
    <div className="page-head">
      <div>
        <h1>{props.title}</h1>
        {props.note && <p className="page-head-note">{props.note}</p>}
      </div>
      {props.tools && <div className="page-head-tools">{props.tools}</div>}
    </div>
  )
}
