import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
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
  const heardOrKnown = heard.length > 0 || !run.progress ? heard : [run.progress]
  useEffect(() => {
    const askAgain = () => void client.invalidateQueries({ queryKey: runQuery(id).queryKey })
    let state = ''
    let stream: EventSource
    let waiting: ReturnType<typeof setTimeout> | undefined
    const listen = () => {
      stream = new EventSource(pathOf(planRoutes.planEvents, { params: { id } }))
      stream.onopen = () => setCutOff(false)
      stream.onmessage = message => {
        const parsed = RunEvent.safeParse(JSON.parse(message.data))
        if (!parsed.success) return
        const { progress } = parsed.data
        // a stream that is opened again begins with what was heard before
        if (progress)
          setHeard(before =>
            progress.seconds > (before.at(-1)?.seconds ?? -1) ? [...before, progress] : before,
          )
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
  return { heard: heardOrKnown, cutOff }
}
