import { stringify } from 'csv-stringify/sync'
import type { FoundWays, WaysAsked } from './found-ways.ts'

/** A length as a matrix has it, to the decimetre: a plan by network and one by the matrix written from it are the same. */
export const matrixMetres = (metres: number): number => Number(metres.toFixed(1))

/**
 * Ways as a file: `matrix` is `from,to,metres,minutes`, which plans read, `costs` is `from,to,cost` in minutes, which
 * `tuoyu access` reads. UTF-8 without a mark, by facility and then community; in parts, one for each facility.
 */
export function* waysCsv(asked: WaysAsked, found: FoundWays, form: 'matrix' | 'costs'): Generator<string> {
  yield form === 'matrix' ? 'from,to,metres,minutes\n' : 'from,to,cost\n'
  for (let facility = 0; facility < asked.facilities.length; facility++) {
    const to = asked.facilities[facility]!.code
    const rows = []
    for (let way = found.start[facility]!; way < found.start[facility + 1]!; way++) {
      const from = asked.communities[found.community[way]!]!.code
      const minutes = (found.seconds[way]! / 60).toFixed(2)
      rows.push(
        form === 'matrix' ? [from, to, matrixMetres(found.metres[way]!), minutes] : [from, to, minutes],
      )
    }
    if (rows.length > 0) yield stringify(rows)
  }
}
