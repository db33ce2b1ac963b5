/** What a page shows while there is nothing to show yet, nothing at all, or a no. */
import { Button } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { ApiError } from '../../contract/client.ts'
import { useText } from '../language.tsx'
import type { Messages } from '../messages/zh.ts'
import './states.css'

/** Keeps the room that the content will take, so that nothing jumps. */
export function Skeleton({ height }: { height: number | string }) {
  const text = useText()
  return (
    <div role="status" aria-label={text.shell.loading}>
      <span className="skeleton" style={{ height }} />
    </div>
  )
}

export const PageLoading = () => <Skeleton height={480} />

export function Empty({ children }: { children?: ReactNode }) {
  const text = useText()
  return <div className="state state-empty">{children ?? text.shell.empty}</div>
}

/** The sentence for a refusal, from its code, else from its kind. */
export function sentenceOf(error: unknown, text: Messages): string {
  const { kinds, codes } = text.refusals
  if (!(error instanceof ApiError)) return kinds.defect
  const known = codes[error.refusal.code]
  if (typeof known === 'string') return known
  return known ? known(error.refusal.facts) : kinds[error.refusal.kind]
}

/** A refusal is told with its facts; a failure also offers to try again. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const text = useText()
  const refused = error instanceof ApiError && error.status >= 400 && error.status < 500
  const facts = error instanceof ApiError ? error.refusal.facts : {}
  return (
    <div className={`state ${refused ? 'state-refused' : 'state-failed'}`} role="alert">
      {!refused && <h2>{text.shell.failed}</h2>}
      <p>{sentenceOf(error, text)}</p>
      {Object.keys(facts).length > 0 && (
        <details>
          <summary>{text.refusals.detail}</summary>
          <pre>{JSON.stringify(facts, null, 1)}</pre>
        </details>
      )}
      {retry && !refused && <Button onClick={retry}>{text.shell.retry}</Button>}
    </div>
  )
}

export function PageFailed({ error, reset }: { error: unknown; reset: () => void }) {
  const part = isMissingPart(error)
  useReloadOnReturn(part)
  const unreachable = new ApiError(0, { kind: 'unreachable', code: 'server.unreachable', facts: {} })
  return part ? (
    <Failed error={unreachable} retry={() => window.location.reload()} />
  ) : (
    <Failed error={error} retry={reset} />
  )
}

/** Browsers and Vite word it each in their own way: a script or style of the page did not arrive. */
const isMissingPart = (error: unknown): boolean =>
  error instanceof Error &&
  /dynamically imported module|importing a module|unable to preload/i.test(error.message)

const ASK_AGAIN_MS = 3_000

/** A part that failed once is not asked for again, so the page is loaded anew as soon as the server answers. */
function useReloadOnReturn(waiting: boolean): void {
  useEffect(() => {
    if (!waiting) return
    const timer = setInterval(() => {
      fetch('/api/city').then(
        reply => reply.ok && window.location.reload(),
        () => undefined,
      )
    }, ASK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [waiting])
}

type Asked<T> = { data: T | undefined; error: unknown; refetch: () => unknown }

/** Shows what came back; until then a skeleton of its height; the failure otherwise. */
export function Answer<T>(props: {
  of: Asked<T>
  height: number | string
  children: (data: T) => ReactNode
}) {
  const { of: asked, height, children } = props
  if (asked.data !== undefined) return children(asked.data)
  if (asked.error) return <Failed error={asked.error} retry={() => void asked.refetch()} />
  return <Skeleton height={height} />
}
