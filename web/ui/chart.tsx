import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useText } from '../language.tsx'
import type { ChartOption } from './chart-canvas.tsx'
import './chart.css'
import { Skeleton } from './states.tsx'

const ChartCanvas = lazy(() => import('./chart-canvas.tsx').then(loaded => ({ default: loaded.ChartCanvas })))

/** A chart that can also be read as a table: the same numbers, for whoever cannot or would rather not see the picture. */
export function Chart(props: { label: string; option: ChartOption; height: number; table: ReactNode }) {
  const { shell } = useText()
  const [asTable, setAsTable] = useState(false)
  return (
    <div>
      <div className="chart-way">
        <button type="button" onClick={() => setAsTable(!asTable)} aria-pressed={asTable}>
          {asTable ? shell.asChart : shell.asTable}
          <span className="only-heard">{` ${props.label}`}</span>
        </button>
      </div>
      <div style={{ minHeight: props.height }}>
        {asTable ? (
          props.table
        ) : (
          <Suspense fallback={<Skeleton height={props.height} />}>
            <ChartCanvas label={props.label} option={props.option} height={props.height} />
          </Suspense>
        )}
      </div>
    </div>
  )
}
