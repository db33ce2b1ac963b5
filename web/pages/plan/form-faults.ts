/** Faults of the settings by their fields, in the units that people type. */
import { typed, type Values, WAN } from './form-values.ts'

/** A fault beside its field: what stands there and what is allowed; in a matrix also where in the file. */
export type Fault = {
  readonly path: string
  readonly value: string
  readonly allowed: string
  readonly row?: number
  readonly column?: string
}

/** The faults of a refused request by the path of their field, in the units of the form; those of a matrix by row. */
export function faultsIn(facts: Record<string, unknown>, values: Values): Fault[] {
  if (!Array.isArray(facts.faults)) return []
  return facts.faults.map((fault: Record<string, unknown>) => {
    if (fault.row !== undefined)
      return {
        path: 'travel.file',
        row: Number(fault.row),
        column: String(fault.column),
        value: String(fault.value),
        allowed: String(fault.allowed),
      }
    const path = String(fault.path ?? '').replace(/^changes\./, '')
    const times = timesOf(path, values)
    const allowed = String(fault.allowed ?? '')
    return {
      path,
      value: values[path] ?? textOf(fault.value),
      // Years stay years; limits are written in what the field is typed in.
      allowed:
        times === 1
          ? allowed
          : allowed.replace(/\d+(?:\.\d+)?(?:e[+-]?\d+)?$/, limit => typed(Number(limit), times)),
    }
  })
}

/** A value as it stands in a file. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** The parts of the form from top to bottom, by the beginnings of their paths. */
const ORDER = [
  ...['name', 'aim', 'births', 'baseDate', 'firstYear', 'lastYear', 'targets', 'budgets'],
  ...['leastReachableUse', 'lowUseShare', 'districtFloors', 'carers', 'training', 'children', 'takeUp'],
  ...['travel.by', 'reachMetres', 'travel', 'lockIn', 'lockOut', 'duties', 'waivedDuties'],
  ...['discountRate', 'evaluationYears', 'gap', 'seconds', 'mark'],
]

/** Faults as the eye meets their fields, those of one part as they come. */
export function inFormOrder(faults: readonly Fault[]): readonly Fault[] {
  const place = ({ path }: Fault) => {
    const at = ORDER.findIndex(part => path === part || path.startsWith(`${part}.`))
    return at < 0 ? ORDER.length : at
  }
  return faults.toSorted((a, b) => place(a) - place(b))
}

/** How many faults a refusal counted, which may be more than it lists. */
export const faultCount = ({ faultCount }: Record<string, unknown>): number => Number(faultCount ?? 0)

/** How many of the form's units make one of the scenario's: percent and 10,000 yuan are the form's own. */
export function timesOf(path: string, values: Values): number {
  if (
    /^(discountRate|gap|leastReachableUse|lowUseShare)$/.test(path) ||
    /^targets\.(?!places_per_1000)\w+\./.test(path)
  )
    return 100
  if (/^carers\.flows\.\w+Share$/.test(path)) return 100
  if (/^takeUp\.(?:byBand\.|\w+\.\d+\.share$)/.test(path)) return 100
  if (path.startsWith('budgets.')) return 1 / WAN
  // as compared settings name them
  if (path.startsWith('districtFloors.share_of_city_target.')) return 100
  const ofTarget = values['districtFloors.unit'] === 'share_of_city_target'
  return ofTarget && /^districtFloors\.(everywhere|byDistrict)/.test(path) ? 100 : 1
}
