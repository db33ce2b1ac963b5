import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { useText } from '../language.tsx'
import type { ChartOption } from './chart-canvas.tsx'
import './chart.css'
import { Skeleton } from './states.tsx'

const ChartCanvas = lazy(() => import('./chart-canvas.tsx').then(loaded => ({ default: loaded.ChartCanvas })))

/** A chart that can also be read as a table: the same numbers, for whoever cannot or would rather not see the picture. */
export function Chart(props: { label: string; option: ChartOption; height: number; table: ReactNode }) {
  const { shell } = useText()
  const [asTable, setAsTable] = useState(false)
  const [box, near] = useNear()
  return (
    <div ref={box}>
      <div className="chart-way">
        <button type="button" onClick={() => setAsTable(!asTable)} aria-pressed={asTable}>
          {asTable ? shell.asChart : shell.asTable}
          <span className="only-heard">{` ${props.label}`}</span>
        </button>
      </div>
      <div style={{ minHeight: props.height }}>
        {asTable ? (
          props.table
        ) : !near ? (
          <Skeleton height={props.height} />
        ) : (
          <Suspense fallback={<Skeleton height={props.height} />}>
            <ChartCanvas label={props.label} option={props.option} height={props.height} />
          </Suspense>
        )}
      </div>
    </div>
  )
}

/** As long as a page may take for what its reader sees first. */
const PATIENCE_MS = 3_000

/**
 * Whether the element has come near the visible part of the page. What nobody has come near is drawn when the browser
 * has nothing else to do, so that a page printed without scrolling has its charts.
 */
function useNear() {
  const box = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(false)
  useEffect(() => {
    const draw = () => setNear(true)
    const watch = new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && draw(), {
      rootMargin: '200px',
    })
    watch.observe(box.current!)
    const later = setTimeout(draw, PATIENCE_MS)
    addEventListener('beforeprint', draw)
    return () => {
      watch.disconnect()
      clearTimeout(later)
      removeEventListener('beforeprint', draw)
    }
  }, [])
  return [box, near] as const
}
