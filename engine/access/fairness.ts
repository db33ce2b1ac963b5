/**
 * How evenly something is spread over children. Every measure weighs each value by its children, so splitting a point
 * into two alike changes nothing; multiplying all values by one number changes no measure but mean and shares.
 *
 * Values are finite and 0 or more, or Infinity for "out of reach", which counts in `beyondShare` and
 * `outOfReachShare` and in nothing else. A measure without meaning (no children, nothing to share) is null; Gini, Theil and
 * concentration nearer to 0 than 1e-12 are 0.
 * O(n log n) time; equal values in the order of their index.
 */
import { Faults } from '../faults.ts'

export type FairnessInput = {
  /** By point: places per child, or the cost of having one. */
  readonly value: Float64Array
  /** Children by point, 0 or more. */
  readonly weight: Float64Array
  /** By point what children are ranked by, the worst off lowest; NaN: not known, left out of the concentration index. */
  readonly advantage?: Float64Array
  /** Below it (where more is better) or above it (where less is better) a value is not enough. */
  readonly threshold?: number
  /** `more` for places per child; `less` for a cost. */
  readonly better: 'more' | 'less'
}

export type Fairness = {
  /** Children counted. */
  children: number
  /** Of those within reach. */
  mean: number | null
  /** 0 all alike, towards 1 one has all. */
  gini: number | null
  /** 0 all alike, ln of the children at most. */
  theil: number | null
  /** What the tenth of children with most has over what the four tenths with least have; 0.25 all alike. */
  palma: number | null
  /** −1 to 1: below 0 the worse off have more, above 0 the better off; null without `advantage`. */
  concentration: number | null
  /** Share of children beyond the threshold; null without one. */
  beyondShare: number | null
  /** Share of children with nothing in reach: a value of 0 where more is better, of Infinity where less is. */
  outOfReachShare: number | null
}

export type GroupedFairness = {
  all: Fairness
  /** By group. */
  groups: Fairness[]
  /** The Theil index of all as between the groups' means and within groups, which add up to it. */
  theilBetween: number | null
  theilWithin: number | null
}

/** The measures over all points; refuses NaN and negative numbers (`ModelError`). */
export function fairness(input: FairnessInput): Fairness {
  const faults = new Faults()
  checkFairness(faults, input)
  faults.end()
  return measured(
    input,
    Int32Array.from(input.value, (_, at) => at),
  )
}

const MOST_GROUPS = 1e6

/**
 * The measures over all points and over each group; `group` has a number from 0 to below `groups` by point, and there are
 * at most a million groups.
 */
export function fairnessByGroup(input: FairnessInput, group: Int32Array, groups: number): GroupedFairness {
  const faults = new Faults()
  checkGroups(faults, input.value.length, group, groups)
  checkFairness(faults, input)
  faults.end()
  const members = Array.from({ length: groups }, (): number[] => [])
  group.forEach((each, at) => {
    members[each]!.push(at)
  })
  const all = measured(
    input,
    Int32Array.from(input.value, (_, at) => at),
  )
  const parts = members.map(each => measured(input, Int32Array.from(each)))
  const { between, within } = theilParts(input, members, parts)
  const isWhole = all.theil !== null
  return { all, groups: parts, theilBetween: isWhole ? between : null, theilWithin: isWhole ? within : null }
}

function checkGroups(faults: Faults, points: number, group: Int32Array, groups: number) {
  faults.number('groups', groups, 0, MOST_GROUPS, true)
  const areGroups = faults.isEmpty()
  faults.check('group.length', group.length, group.length === points, String(points))
  if (!faults.held('group', group)) return
  group.forEach((each, at) => {
    if (areGroups && !(each >= 0 && each < groups))
      faults.add(`group[${at}]`, each, groups > 0 ? `0 to ${groups - 1}` : 'nothing, as there are no groups')
  })
}

function checkFairness(faults: Faults, { value, weight, advantage, threshold }: FairnessInput) {
  const points = value.length
  faults.check('weight.length', weight.length, weight.length === points, String(points))
  if (advantage)
    faults.check('advantage.length', advantage.length, advantage.length === points, String(points))
  if (threshold !== undefined) faults.check('threshold', threshold, threshold >= 0, '0 or more')
  if (!faults.held('value', value) || !faults.held('weight', weight)) return
  value.forEach((each, at) => {
    faults.check(`value[${at}]`, each, each >= 0, '0 or more, or Infinity for out of reach')
  })
  weight.forEach((each, at) => {
    faults.check(`weight[${at}]`, each, each >= 0 && each < Infinity, '0 or more')
  })
}

function measured(input: FairnessInput, points: Int32Array): Fairness {
  const { value, weight, advantage, threshold, better } = input
  const counted = points.filter(at => weight[at]! > 0)
  const reached = counted.filter(at => value[at]! < Infinity).sort((a, b) => value[a]! - value[b]! || a - b)
  const children = sumOver(counted, at => weight[at]!)
  const share = (isMeant: (value: number) => boolean) =>
    children > 0 ? sumOver(counted, at => (isMeant(value[at]!) ? weight[at]! : 0)) / children : null
  const within = sumOver(reached, at => weight[at]!)
  const held = sumOver(reached, at => weight[at]! * value[at]!)
  const mean = within > 0 ? held / within : null
  const isShared = held > 0
  return {
    children,
    mean,
    gini: isShared ? gini(input, reached, within, held) : null,
    theil: isShared ? theil(input, reached, within, mean!) : null,
    palma: isShared ? palma(input, reached, within) : null,
    concentration: isShared && advantage ? concentration(input, advantage, reached) : null,
    beyondShare:
      threshold === undefined
        ? null
        : share(each => (better === 'more' ? each < threshold : each > threshold)),
    outOfReachShare: share(each => (better === 'more' ? each === 0 : each === Infinity)),
  }
}

/** Terms near 1 cancel in these measures where all are alike: what is left below this is the rounding of their sums. */
const ROUNDING = 1e-12
const settled = (measure: number): number => (Math.abs(measure) < ROUNDING ? 0 : measure)

function sumOver(points: Int32Array, of: (at: number) => number): number {
  let sum = 0
  for (const at of points) sum += of(at)
  return sum
}

/** One less twice the area below the Lorenz curve, by trapezoids (Gini 1912; Lorenz 1905). */
function gini({ value, weight }: FairnessInput, rising: Int32Array, children: number, held: number): number {
  let below = 0
  let area = 0
  for (const at of rising) {
    const part = weight[at]! * value[at]!
    area += weight[at]! * (2 * below + part)
    below += part
  }
  return Math.max(0, settled(1 - area / (children * held)))
}

/** Σ f (x / mean) ln(x / mean) (Theil 1967); a value of 0 adds its limit, 0. */
function theil({ value, weight }: FairnessInput, points: Int32Array, children: number, mean: number): number {
  const sum = sumOver(points, at => {
    const ratio = value[at]! / mean
    return ratio > 0 ? weight[at]! * ratio * Math.log(ratio) : 0
  })
  return Math.max(0, settled(sum / children))
}

/**
 * Shorrocks (1980): T = Σ s_g ln(mean_g / mean) + Σ s_g T_g, where s_g is what group g holds of all.
 */
function theilParts({ value, weight }: FairnessInput, members: number[][], parts: Fairness[]) {
  const held = members.map(each =>
    each.reduce((sum, at) => sum + (value[at]! < Infinity ? weight[at]! * value[at]! : 0), 0),
  )
  const within = members.map(each =>
    each.reduce((sum, at) => sum + (value[at]! < Infinity ? weight[at]! : 0), 0),
  )
  const [allHeld, allWithin] = [held, within].map(list => list.reduce((sum, each) => sum + each, 0))
  const sums = { between: 0, within: 0 }
  parts.forEach(({ theil: ofGroup, mean }, g) => {
    if (held[g] === 0) return
    const share = held[g]! / allHeld!
    sums.between += share * Math.log((mean! * allWithin!) / allHeld!)
    sums.within += share * ofGroup!
  })
  return { between: settled(sums.between), within: settled(sums.within) }
}

/** Cobham & Sumner (2013); a point that straddles a cut counts in part. Null where the four tenths have nothing. */
function palma({ value, weight }: FairnessInput, rising: Int32Array, children: number): number | null {
  let before = 0
  let least = 0
  let most = 0
  for (const at of rising) {
    const after = before + weight[at]!
    least += value[at]! * Math.max(0, Math.min(after, 0.4 * children) - before)
    most += value[at]! * Math.max(0, after - Math.max(before, 0.9 * children))
    before = after
  }
  return least > 0 ? most / least : null
}

/**
 * 2 / mean × Σ f x r − 1 with r the middle of each point's rank among children by advantage; alike advantage shares the
 * middle of its ranks (Kakwani, Wagstaff & van Doorslaer 1997).
 */
function concentration(
  { value, weight }: FairnessInput,
  advantage: Float64Array,
  points: Int32Array,
): number | null {
  const ranked = points
    .filter(at => !Number.isNaN(advantage[at]!))
    .sort((a, b) => (advantage[a] === advantage[b] ? a - b : advantage[a]! < advantage[b]! ? -1 : 1))
  const children = sumOver(ranked, at => weight[at]!)
  const held = sumOver(ranked, at => weight[at]! * value[at]!)
  if (!(held > 0)) return null
  let below = 0
  let sum = 0
  for (let first = 0; first < ranked.length; ) {
    let next = first
    let alike = 0
    let alikeHeld = 0
    while (next < ranked.length && advantage[ranked[next]!] === advantage[ranked[first]!]) {
      alike += weight[ranked[next]!]!
      alikeHeld += weight[ranked[next]!]! * value[ranked[next]!]!
      next++
    }
    sum += alikeHeld * (below + alike / 2)
    below += alike
    first = next
  }
  return settled((2 * sum) / (held * children) - 1)
}
