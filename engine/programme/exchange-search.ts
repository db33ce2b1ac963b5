/**
 * A plan near the relaxation by exchanges alone: of one and two sites (`exchange.ts`), then of up to four (`exchange-fours.ts`).
 * Rows missed cost somewhat more than their price at first, and more and more while the plan still misses some; from the second
 * time on exchanges of up to four follow that change those rows alone.
 */
import type { Control } from './control.ts'
import { exchangeSites } from './exchange.ts'
import { exchangeFours } from './exchange-fours.ts'
import { missedRows } from './exchange-moves.ts'
import { openLedger, planOf, setPenalty } from './ledger.ts'
import type { Problem } from './problem.ts'
import type { Repriced } from './reprice.ts'
import { type Found, firstFines, type Goal, weighPlan } from './search.ts'
import type { Plan } from './tally.ts'

/**
 * How dear missed rows become, times the first fine; and how much dearer than their site's best, of the bound, columns may
 * be that take part.
 */
const fines = [
  { times: 1, width: 3e-4 },
  { times: 8, width: 3e-3 },
  { times: 64, width: Infinity },
  // what is missed by next to nothing costs next to nothing until here
  { times: 1e6, width: Infinity },
]

/** Single changes looked at in pairs; in fours, pairs of those written down. */
const pairs = 1500
const foursMoves = 1000
const foursPairs = 5e5
/** How much harder rows missed are fined than usual, and looks at effort 1 in a round of fours. */
export interface ExchangeEffort {
  harder: number
  looks: number
}
const usual: ExchangeEffort = { harder: 1, looks: 2e7 }

/** The cheapest plan met that keeps all rows; the last one, which misses some, where none was met. */
export function exchangeSearch(
  problem: Problem,
  control: Control,
  { prices, priced }: Pick<Repriced, 'prices' | 'priced'>,
  goal: Goal,
  start: Plan,
  onBetter: (found: Found) => void,
  { harder, looks } = usual,
): Found {
  const fine = firstFines(problem, prices.row, goal.price).map(each => each * harder)
  const ledger = openLedger(
    problem,
    start,
    goal.price,
    problem.training.cost.map(each => goal.trainingFactor * each),
    fine,
  )
  let kept: { plan: Plan; cost: number } | null = null
  const note = () => {
    if (ledger.fine >= 1e-7 || (kept && ledger.cost >= kept.cost - 1e-9)) return
    kept = { plan: planOf(ledger), cost: ledger.cost }
    onBetter(weighPlan(problem, goal, kept.plan))
  }
  const ended = () =>
    control.ended() ||
    (ledger.fine < 1e-7 && ledger.cost - priced.bound <= control.gap * Math.abs(ledger.cost))
  note()
  for (const { times, width } of fines) {
    if (ended()) break
    setPenalty(
      ledger,
      fine.map(each => each * times),
    )
    const options = { width: width * Math.max(1, Math.abs(priced.bound)), ended, onBetter: note }
    const inPairs = () => {
      exchangeSites(ledger, priced, prices, { ...options, firstPairs: 500, pairs, alike: Infinity })
      note()
    }
    const inFours = (rows?: number[]) => {
      const most = { moves: foursMoves, pairs: foursPairs, looks: looks * control.effort }
      exchangeFours(ledger, priced, prices, { ...options, ...most, ...(rows ? { rows } : {}) })
      note()
    }
    inPairs()
    inFours()
    if (ledger.fine >= 1e-7 && times > 1) {
      inFours(missedRows(ledger))
      if (ledger.fine < 1e-7) inPairs()
    }
    if (ledger.fine < 1e-7) break
  }
  const found = kept as { plan: Plan } | null
  return weighPlan(problem, goal, found ? found.plan : planOf(ledger))
}
