import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { hasEnded, planRoutes, RunEvent } from '../../../contract/plans.ts'
import { pathOf } from '../../../contract/route.ts'
import type { PlanProgress, PlanRun } from '../../plan-api.ts'
import { runQuery } from './queries.ts'

const LISTEN_AGAIN_MS = 2_000

/** What is heard of a computation: its progress, oldest first, and whether nothing can be heard at the moment. */
export type RunEvents = { readonly heard: readonly PlanProgress[]; readonly cutOff: boolean }

/** Progress as it streams in; the run itself is asked for again once it moves to another state. */
export function useRunEvents(run: PlanRun): RunEvents {
  const client = useQueryClient()
  const [heard, setHeard] = useState<readonly PlanProgress[]>([])
  const [cutOff, setCutOff] = useState(false)
  const { id } = run
  useEffect(() => {
    const askAgain = () => void client.invalidateQueries({ queryKey: runQuery(id).queryKey })
    let state = ''
    let stream: EventSource
    let waiting: ReturnType<typeof setTimeout> | undefined
    const listen = () => {
      stream = new EventSource(pathOf(planRoutes.planEvents, { params: { id } }))
      // a stream begins with how the gap closed before
      stream.onopen = () => {
        setCutOff(false)
        setHeard([])
      }
      stream.onmessage = message => {
        const parsed = RunEvent.safeParse(JSON.parse(message.data))
        if (!parsed.success) return
        const { progress } = parsed.data
        if (progress) setHeard(before => (isSame(progress, before.at(-1)) ? before : [...before, progress]))
        if (state !== '' && parsed.data.state !== state) askAgain()
        state = parsed.data.state
        if (!hasEnded(parsed.data.state)) return
        stream.close()
        askAgain()
      }
      // The run may have ended meanwhile. A browser gives up on a server that answers with an error; we do not.
      stream.onerror = () => {
        setCutOff(true)
        stream.close()
        waiting = setTimeout(listen, LISTEN_AGAIN_MS)
        askAgain()
      }
    }
    listen()
    return () => {
      clearTimeout(waiting)
      stream.close()
    }
  }, [id, client])
  const known = useMemo(() => (run.progress ? [run.progress] : []), [run.progress])
  return { heard: heard.length > 0 ? heard : known, cutOff }
}

/** A run that another server computes is told of once a second, changed or not. */
const isSame = (progress: PlanProgress, last: PlanProgress | undefined): boolean =>
  last !== undefined &&
  (['phase', 'seconds', 'part', 'objective', 'bound'] as const).every(key => progress[key] === last[key])
