/** The thread in which a location problem is solved, so that Ctrl-C is heard meanwhile. */
import {
  capacitatedFacilityLocation,
  type InputFault,
  type Located,
  ModelError,
  maximalCovering,
  pCenter,
  pMedian,
  type SearchOptions,
  type SearchProgress,
  setCovering,
  uncapacitatedFacilityLocation,
} from '../../engine/index.ts'
import { startAnswering, workInThread } from '../../kernel/thread.ts'
import { hasLimits, type Instance, type LocationModel, usesTwoThreads } from '../instances/instance.ts'

export type ToSolve = {
  readonly model: LocationModel
  readonly instance: Instance
  readonly openCount: number
  readonly radius: number
  readonly times: number
  readonly capacity: Float64Array | undefined
  readonly threads: number
  readonly options: Omit<SearchOptions, 'onProgress' | 'cancelled' | 'helper'>
}
export type Solution =
  | { readonly located: Located; readonly seconds: number }
  | { readonly faults: readonly InputFault[] }

await workInThread<ToSolve, SearchProgress, Solution>(async (asked, follow) => {
  const started = performance.now()
  const two = asked.threads > 1 && usesTwoThreads(asked.model, asked.capacity)
  const helper = two ? startAnswering(new URL('./solve-helper.ts', import.meta.url)) : undefined
  try {
    const located = await solve(asked, { ...asked.options, ...follow, ...(helper && { helper }) })
    return { located, seconds: Math.round(performance.now() - started) / 1000 }
  } catch (cause) {
    if (!(cause instanceof ModelError)) throw cause
    return { faults: cause.faults }
  } finally {
    await helper?.end()
  }
})

function solve(
  { model, instance, openCount, radius, times, capacity }: ToSolve,
  options: SearchOptions,
): Located | Promise<Located> {
  const { input } = instance
  switch (model) {
    case 'p-median':
      return pMedian({ ...input, openCount }, options)
    case 'capacitated-facility-location':
      return capacitatedFacilityLocation({ ...input, capacity: capacity! }, options)
    case 'uncapacitated-facility-location':
      return uncapacitatedFacilityLocation(input, options)
    case 'maximal-covering':
      // capacities without any limit would only make the search a dearer one
      return maximalCovering(
        { ...input, openCount, radius, ...(hasLimits(capacity) && { capacity }) },
        options,
      )
    case 'set-covering':
      return setCovering({ ...input, radius, times }, options)
    case 'p-center':
      return pCenter({ ...input, openCount }, options)
  }
}
