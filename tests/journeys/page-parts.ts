import type { Page } from 'playwright-core'

/** Waits until the map has drawn its first picture. */
export const mapReady = (page: Page): Promise<void> =>
  page.locator('.map[data-ready="yes"]').first().waitFor({ timeout: 45_000 })

/** How far the page can be moved sideways, in pixels; 0 where everything fits. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
