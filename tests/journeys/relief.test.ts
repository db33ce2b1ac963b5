/** Where no plan fits: what would have to give way, and a plan with it at one press. On the small city, where that is quick. */
import { expect, test } from 'vitest'
import { aBrowser, aServer } from '../browser.ts'
import { aDatabase } from '../database.ts'
import { seriousFaults } from './page-parts.ts'

const { databaseUrl } = await aDatabase({ pack: 'small' })
const open = await aBrowser(await aServer(databaseUrl))
const COMPUTING = 120_000

test(
  'a planner without money sees what would have to give way, takes it at one press, and has a plan',
  async () => {
    const page = await open('/plan', { locale: 'zh-CN' })
    const years = { baseDate: '2022-01-01', firstYear: 2022, lastYear: 2025 }
    const data = { changes: { ...years, budgets: { totalYuan: { 2022: 0, 2023: 0, 2024: 0, 2025: 0 } } } }
    await page.request.post(new URL('/api/plan-runs', page.url()).href, { data })
    await page.goto(new URL('/plan/1', page.url()).href)
    const reliefs = page.getByRole('region', { name: '最小的改动' })
    await reliefs.waitFor({ timeout: COMPUTING })
    expect(await seriousFaults(page)).toEqual([])
    await reliefs.getByRole('button', { name: '采用并重算：各类规则一起放宽' }).click()
    await page.waitForURL(/\/plan\/2$/)
    await page.locator('.verdict-proof').getByText('已证明').waitFor({ timeout: COMPUTING })
    await page.getByRole('heading', { name: '各年指标与目标' }).waitFor()
    expect(await page.locator('.target-missed').count()).toBe(0)
    await page.goto(new URL('/plan', page.url()).href)
    await page.getByText('由第 1 号计算放宽而来：各类规则一起放宽').waitFor()
  },
  2 * COMPUTING,
)
