/** Money that is carried over from a year without limit is no limit in any later one. */
import type { z } from 'zod'
import type { budgets } from './scenario-parts.ts'

type Fault = (path: (string | number)[], input: unknown, allowed: string) => void

/**
 * Tells each amount that would limit nothing: where money carries over and an earlier plan year has no limit, all that the
 * later year needs may come from there.
 */
export function checkCarriedMoney(
  given: z.infer<typeof budgets> | null,
  { firstYear, lastYear }: { readonly firstYear: number; readonly lastYear: number },
  fault: Fault,
): void {
  if (!given?.carryOver) return
  const tables = [
    { path: ['budgets', 'totalYuan'], yuan: given.totalYuan ?? {} },
    ...Object.entries(given.byLevelYuan ?? {}).map(([level, yuan]) => ({
      path: ['budgets', 'byLevelYuan', level],
      yuan,
    })),
  ]
  for (const { path, yuan } of tables) {
    const open = Array.from({ length: lastYear - firstYear + 1 }, (_, at) => firstYear + at).find(
      year => yuan[year] === undefined,
    )
    for (const year of Object.keys(yuan).map(Number))
      if (open !== undefined && year > open && year <= lastYear)
        fault([...path, year], yuan[year], `nothing, as ${open} has no limit and its money carries over`)
  }
}
