/**
 * Which site a node is branched on: pseudo-costs (Bénichou et al. 1971) tell from the branches made so far by how much the
 * bound rises, per unit of a site's share, when it is shut or opened; the site with the largest product of both rises is
 * taken. Without them equal sites beside each other would be decided one by one while the bound stands still.
 */
import { FREE, OPEN, SHUT } from './problem.ts'

/** Part of a unit that a share counts at least: the mixed answer is not exact. */
const LEAST_SHARE = 0.05
/** Rises below this part of the mean rise count as this much, so that a site of one-sided effect still counts. */
const LEAST_RISE = 1e-3

export function pseudoCosts(sites: number, open: number | null) {
  const rise = { [SHUT]: new Float64Array(sites), [OPEN]: new Float64Array(sites) }
  const times = { [SHUT]: new Int32Array(sites), [OPEN]: new Int32Array(sites) }
  const mean = { [SHUT]: 0, [OPEN]: 0 }
  const count = { [SHUT]: 0, [OPEN]: 0 }
  type Decision = typeof SHUT | typeof OPEN
  const apart = (share: number, decision: Decision) =>
    Math.max(LEAST_SHARE, decision === SHUT ? share : 1 - share)
  const expected = (site: number, decision: Decision, share: number) => {
    const seen = times[decision][site]! > 0
    const unit = seen ? rise[decision][site]! / times[decision][site]! : mean[decision]
    return apart(share, decision) * Math.max(unit, LEAST_RISE * mean[decision] + 1e-12)
  }
  return {
    /** Learns that deciding a site of this share lifted the bound by so much. */
    learn(site: number, decision: Decision, share: number, lift: number): void {
      const unit = Math.max(0, lift) / apart(share, decision)
      rise[decision][site]! += unit
      times[decision][site]!++
      mean[decision] += (unit - mean[decision]) / ++count[decision]
    },
    /** The free site to branch on, lower index where equal; −1 where the count leaves no choice. */
    pick(state: Uint8Array, share: Float64Array): number {
      let opened = 0
      let free = 0
      let best = -1
      let most = -1
      for (let site = 0; site < sites; site++) {
        if (state[site] === OPEN) opened++
        if (state[site] !== FREE) continue
        free++
        const part = Math.min(1, Math.max(0, share[site]!))
        const score = expected(site, SHUT, part) * expected(site, OPEN, part)
        if (score <= most) continue
        most = score
        best = site
      }
      return open !== null && (opened >= open || opened + free <= open) ? -1 : best
    },
  }
}
