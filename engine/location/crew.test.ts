/** A helper changes how fast an answer is found and nothing else. */
import { describe, expect, test } from 'vitest'
import { maximalCovering } from './maximal-covering.ts'
import type { Helper, Located, LocationInput, SearchOptions } from './model.ts'
import { pMedian } from './p-median.ts'
import { helpLocation } from './shared-tree.ts'
import { uncapacitatedFacilityLocation } from './uncapacitated.ts'

/** A helper that answers in this thread when it is asked for its answer, on copies as a real thread does. */
function helperHere() {
  const waiting: unknown[] = []
  const answers: unknown[] = []
  let answered = 0
  const take = helpLocation(message => answers.push(structuredClone(message)))
  const helper: Helper = {
    send: message => waiting.push(structuredClone(message)),
    receive: () => {
      for (const message of waiting.splice(0)) take(message)
      if (answers.length > 0) answered++
      return answers.shift()
    },
  }
  return { helper, answered: () => answered }
}

/** A helper that dies of memory after two answers: it says nothing any more, not even that it ended. */
function dyingHelper() {
  const { helper, answered } = helperHere()
  let silent = 0
  const dying: Helper = {
    send: helper.send,
    receive: milliseconds => {
      if (answered() < 2) return helper.receive(milliseconds)
      silent++
      return undefined
    },
  }
  return { helper: dying, silent: () => silent }
}

/** Grid points, many at equal distances, so that the bound lies below the optimum and branching is needed. */
function grid(columns: number, rows: number): LocationInput {
  const count = columns * rows
  const x = Float64Array.from({ length: count }, (_, at) => 10 * (at % columns))
  const y = Float64Array.from({ length: count }, (_, at) => 10 * Math.floor(at / columns))
  return {
    travel: { kind: 'points', demandX: x, demandY: y, siteX: x, siteY: y, roundedDown: false },
    demand: new Float64Array(count).fill(1),
    siteCount: count,
    siteCost: new Float64Array(count).fill(30),
  }
}

/** The same points again, far from the first ones: two parts. */
function twice(input: LocationInput): LocationInput {
  const { travel, demand, siteCount, siteCost } = input
  if (travel.kind !== 'points') throw new Error('points are doubled, nothing else')
  const x = Float64Array.from([...travel.siteX, ...travel.siteX.map(each => each + 1000)])
  const y = Float64Array.from([...travel.siteY, ...travel.siteY])
  return {
    travel: { ...travel, demandX: x, demandY: y, siteX: x, siteY: y },
    demand: Float64Array.from([...demand, ...demand]),
    siteCount: 2 * siteCount,
    siteCost: Float64Array.from([...siteCost!, ...siteCost!]),
  }
}

const MODELS: [string, (input: LocationInput, options: SearchOptions) => Located][] = [
  ['p-median', (input, options) => pMedian({ ...input, openCount: 13 }, options)],
  ['p-median in two parts', (input, options) => pMedian({ ...twice(input), openCount: 25 }, options)],
  ['uncapacitated location', (input, options) => uncapacitatedFacilityLocation(input, options)],
  ['maximal covering', (input, options) => maximalCovering({ ...input, openCount: 7, radius: 20 }, options)],
]

describe.each(MODELS)('%s', (_, solve) => {
  test('one thread and two give the same bytes, wherever work ends the search', () => {
    let used = 0
    for (const seed of [1, 2])
      for (const work of [0.1, 0.4, 0.7, 1, 2, 4]) {
        const { helper, answered } = helperHere()
        const alone = solve(grid(9, 8), { work, seed })
        const together = solve(grid(9, 8), { work, seed, helper })
        expect(together).toEqual(alone)
        used += answered()
      }
    expect(used).toBeGreaterThan(0)
  })

  test('the optimum that a helper helped to prove is the optimum', () => {
    const { helper } = helperHere()
    const alone = solve(grid(6, 5), {})
    expect(alone.status).toBe('optimal')
    expect(solve(grid(6, 5), { helper })).toEqual(alone)
  })
})

test('an end that the caller asks for reaches the helper, whose step then ends at once', () => {
  const { helper, answered } = helperHere()
  const found = pMedian({ ...grid(9, 8), openCount: 13 }, { helper, cancelled: () => answered() > 2 })
  expect(found.status).toBe('stopped')
  expect(answered()).toBe(3)
})

test.each([
  ['', grid(9, 8), 13],
  [', also where each part has a crew of its own', twice(grid(9, 8)), 25],
] as const)(
  'a helper that falls silent is left alone%s, and the answer is that of one thread',
  (_, input, openCount) => {
    const { helper, silent } = dyingHelper()
    const solve = (options: SearchOptions) => pMedian({ ...input, openCount }, { work: 4, ...options })
    expect(solve({ helper })).toEqual(solve({}))
    expect(silent()).toBe(1500)
  },
)

test('a silent helper is waited for a few seconds at most once the caller ends the search', () => {
  const { helper, silent } = dyingHelper()
  const found = pMedian({ ...grid(9, 8), openCount: 13 }, { helper, cancelled: () => silent() >= 5 })
  expect(found.status).toBe('stopped')
  expect(silent()).toBe(5 + 150)
})

test('a helper that does not begin is not waited for', () => {
  let waited = 0
  const helper: Helper = {
    send: () => {},
    receive: milliseconds => {
      waited += milliseconds
      return undefined
    },
  }
  const solve = (options: SearchOptions) => pMedian({ ...grid(9, 8), openCount: 13 }, { work: 1, ...options })
  expect(solve({ helper })).toEqual(solve({}))
  expect(waited).toBe(0)
})

test('a helper that fails is told of, with its cause', () => {
  const helper: Helper = { send: () => {}, receive: () => ({ failed: 'out of paper' }) }
  expect(() => pMedian({ ...grid(9, 8), openCount: 13 }, { helper })).toThrow(
    'the helping thread failed: out of paper',
  )
})
