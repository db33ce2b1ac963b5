/**
 * Fewer changes against an earlier plan: what a search changed is undone site by site, then two sites at a time, while
 * every row stays kept and each change undone costs no more than a change counts.
 */
import type { Control } from './control.ts'
import { setSite } from './exchange.ts'
import { type Ledger, never, openLedger, planOf, weighPair, weighSite } from './ledger.ts'
import type { Problem } from './problem.ts'
import { type Plan, tallyPlan } from './tally.ts'

/** Sites that a plan opens otherwise than `old` says (site → column, −1: none). */
export function sitesChanged({ chosen }: Plan, old: Int32Array): number[] {
  const changed: number[] = []
  for (let site = 0; site < chosen.length; site++) if (chosen[site] !== old[site]) changed.push(site)
  return changed
}

/**
 * The plan with the changes against `old` undone that are needed for no row and save less than `charge` each, wan.
 * Every undoing looks at all pairs of changed sites again; where clock or caller ends that, what is undone so far is the plan.
 */
export function undoChanges(
  problem: Problem,
  control: Control,
  plan: Plan,
  old: Int32Array,
  charge: number,
): Plan {
  if (!tallyPlan(problem, plan).kept) return plan
  const { columns, training, rows } = problem
  const penalty = new Float64Array(rows.length).fill(never)
  const ledger = openLedger(problem, plan, columns.cost, training.cost, penalty)
  const undo = { ledger, old, charge, ended: control.ended }
  while (!control.ended() && (undoOne(undo) || undoTwo(undo) || undoAgainst(undo)));
  const undone = planOf(ledger)
  return tallyPlan(problem, undone).kept ? undone : plan
}

interface Undoing {
  ledger: Ledger
  /** site → its column in the earlier plan. */
  old: Int32Array
  /** wan that undoing a change may cost. */
  charge: number
  ended: () => boolean
}

const mayUndo = ({ problem }: Ledger, site: number, column: number) =>
  column >= 0 ? !problem.columns.barred[column] : !problem.mustOpen[site]

const undoable = (ledger: Ledger, old: Int32Array) =>
  sitesChanged(ledger, old).filter(site => mayUndo(ledger, site, old[site]!))

function undoOne({ ledger, old, charge }: Undoing) {
  const site = undoable(ledger, old).find(each => weighSite(ledger, each, old[each]!) <= charge)
  if (site === undefined) return false
  setSite(ledger, site, old[site]!)
  return true
}

function undoTwo({ ledger, old, charge, ended }: Undoing) {
  const sites = undoable(ledger, old)
  for (const site of sites) {
    if (ended()) return false
    for (const other of sites) {
      if (other <= site) continue
      const change = weighPair(ledger, site, old[site]!, other, old[other]!)
      if (change > 2 * charge) continue
      setSite(ledger, site, old[site]!)
      setSite(ledger, other, old[other]!)
      return true
    }
  }
  return false
}

/** Undoes one site while another that is changed anyway makes up for it with a column of its own. */
function undoAgainst({ ledger, old, charge, ended }: Undoing) {
  const { columns, mustOpen } = ledger.problem
  for (const site of undoable(ledger, old)) {
    if (ended()) return false
    for (const other of sitesChanged(ledger, old)) {
      if (other === site) continue
      for (let at = columns.siteStart[other]! - 1; at < columns.siteStart[other + 1]!; at++) {
        const column = at < columns.siteStart[other]! ? -1 : at
        if (column < 0 ? mustOpen[other] : columns.barred[column]) continue
        if (weighPair(ledger, site, old[site]!, other, column) > charge) continue
        setSite(ledger, site, old[site]!)
        setSite(ledger, other, column)
        return true
      }
    }
  }
  return false
}
