import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { hasEnded, planRoutes, RunEvent } from '../../../contract/plans.ts'
import { pathOf } from '../../../contract/route.ts'
import type { PlanProgress, PlanRun } from '../../plan-api.ts'
import { runQuery } from './queries.ts'

/** Progress as it streams in, oldest first; the run itself is asked for again once it moves to another state. */
export function useRunEvents(run: PlanRun): readonly PlanProgress[] {
  const client = useQueryClient()
  const [heard, setHeard] = useState<readonly PlanProgress[]>(run.progress ? [run.progress] : [])
  const { id } = run
  useEffect(() => {
    const stream = new EventSource(pathOf(planRoutes.planEvents, { params: { id } }))
    const askAgain = () => void client.invalidateQueries({ queryKey: runQuery(id).queryKey })
    let state: string = ''
    stream.onmessage = message => {
      const parsed = RunEvent.safeParse(JSON.parse(message.data))
      if (!parsed.success) return
      const { progress } = parsed.data
      if (progress) setHeard(before => [...before, progress])
      if (state !== '' && parsed.data.state !== state) askAgain()
      state = parsed.data.state
      if (!hasEnded(parsed.data.state)) return
      stream.close()
      askAgain()
    }
    // The browser reconnects by itself; meanwhile the run may have ended.
    stream.onerror = askAgain
    return () => stream.close()
  }, [id, client])
  return heard
}
