import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Waits until the map has drawn its first picture. */
export const mapReady = (page: Page): Promise<void> =>
  page.locator('.map[data-ready="yes"]').first().waitFor({ timeout: 45_000 })

/** How far the page can be moved sideways, in pixels; 0 where everything fits. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** What axe-core finds on the page that is serious or critical. */
export async function seriousFaults(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return page.evaluate(async () => {
    const axe = (globalThis as never as { axe: { run(): Promise<{ violations: Violation[] }> } }).axe
    type Violation = { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }
    const { violations } = await axe.run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) =>
        nodes.slice(0, 3).map(node => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary}`),
      )
  })
}
