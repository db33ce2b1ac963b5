import { expect, test } from 'vitest'
import { aBrowser, aServer } from '../browser.ts'
import { aDatabase } from '../database.ts'
import { mapReady, seriousFaults, sideways } from './page-parts.ts'

const { databaseUrl } = await aDatabase({ pack: 'tianjin' })
const open = await aBrowser(await aServer(databaseUrl))

const PAGES = [
  { path: '/', waits: '.cards .card' },
  { path: '/?level=subdistrict&layers=institutions,sites', waits: '.areas-table tbody tr' },
  { path: '/records?measure=usable&part=left_out', waits: '.part-sum' },
  { path: '/plan', waits: '.plan-form' },
  { path: '/sources', waits: 'table tbody tr' },
] as const

test('the language follows the browser, is switched in place, and is kept', async () => {
  const page = await open('/?on=2023-12-31', { locale: 'en-GB' })
  await page.getByRole('heading', { level: 1, name: 'Childcare in Tianjin' }).waitFor()
  await page.getByRole('button', { name: '中文' }).click()
  await page.getByRole('heading', { level: 1, name: '天津市托育服务概览' }).waitFor()
  expect(page.url()).toContain('on=2023-12-31')
  expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN')
  await page.locator('.cards .card').first().waitFor()
  await page.getByRole('link', { name: '来源与规则' }).click()
  await page.getByRole('heading', { level: 1, name: '来源与规则' }).waitFor()
  await page.goto(new URL('/', page.url()).href)
  await page.getByRole('heading', { level: 1, name: '天津市托育服务概览' }).waitFor()
})

for (const width of [360, 1440])
  test(`no page moves sideways at ${width} pixels`, async () => {
    for (const locale of ['zh-CN', 'en-GB'])
      for (const { path, waits } of PAGES) {
        const page = await open(path, { locale, viewport: { width, height: 800 } })
        await page.locator(waits).first().waitFor()
        if (path === '/' || path.startsWith('/?')) await mapReady(page)
        expect(await sideways(page), `${path} in ${locale}`).toBe(0)
        await page.context().close()
      }
  }, 180_000)

for (const locale of ['zh-CN', 'en-GB'])
  test(`nothing serious stands in the way of a screen reader or the keyboard, ${locale}`, async () => {
    for (const { path, waits } of PAGES) {
      const page = await open(path, { locale })
      await page.locator(waits).first().waitFor()
      if (path.startsWith('/?') || path === '/') await mapReady(page)
      expect(await seriousFaults(page), path).toEqual([])
      await page.context().close()
    }
  }, 240_000)

test('the overview needs less than 350 kB of compressed script beside the map', async () => {
  const page = await open('/', { locale: 'zh-CN' })
  await page.locator('.cards .card').first().waitFor()
  await mapReady(page)
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(entry => entry as PerformanceResourceTiming)
      .filter(({ name }) => name.endsWith('.js'))
      .map(({ name, encodedBodySize }) => ({ name, bytes: encodedBodySize })),
  )
  const map = scripts.filter(({ name }) => name.includes('/map-view-'))
  expect(map).toHaveLength(1)
  const bytes = scripts.filter(each => !map.includes(each)).reduce((sum, each) => sum + each.bytes, 0)
  expect(bytes).toBeGreaterThan(50_000)
  expect(bytes).toBeLessThan(350_000)
})

test('an unknown address leads back to the overview', async () => {
  const page = await open('/nowhere', { locale: 'en-GB' })
  await page.getByText('There is no such page').waitFor()
  await page.getByRole('link', { name: 'Back to the overview' }).click()
  await page.getByRole('heading', { level: 1, name: 'Childcare in Tianjin' }).waitFor()
})

test('a server that cannot be reached is told with a way to try again', async () => {
  const page = await open('/sources', { locale: 'en-GB' })
  await page.locator('table tbody tr').first().waitFor()
  // In the page rather than on the wire: a browser logs every request that fails there.
  await page.evaluate(() => {
    const fetched = globalThis.fetch
    const cut = { on: true }
    Object.assign(globalThis, { cut })
    globalThis.fetch = async (input, init) => {
      if (cut.on && String(input).includes('/api/standing')) throw new TypeError('cut off')
      return fetched(input, init)
    }
  })
  await page.getByRole('link', { name: 'Overview' }).click()
  await page.getByRole('button', { name: 'Try again' }).first().waitFor({ timeout: 30_000 })
  await page.evaluate(() => {
    ;(globalThis as never as { cut: { on: boolean } }).cut.on = false
  })
  await page.getByRole('button', { name: 'Try again' }).first().click()
  await page.locator('.cards .card').first().waitFor()
})

test('a part of the page that does not arrive is told as a server away, and comes by itself when it is back', async () => {
  const page = await open('/plan', { locale: 'en-GB' })
  await page.locator('form').first().waitFor()
  await page.route('**/assets/sources-page*', route => route.abort())
  await page.getByRole('link', { name: 'Sources' }).click()
  await page.getByText('The server cannot be reached').waitFor()
  await page.unroute('**/assets/sources-page*')
  await page.locator('table tbody tr').first().waitFor()
})

for (const width of [390, 1440])
  test(`the form with all its settings open fits ${width} pixels and every reader`, async () => {
    for (const locale of ['zh-CN', 'en-GB']) {
      const page = await open('/plan', { locale, viewport: { width, height: 844 } })
      await page.locator('.form-more summary').click()
      const own = page.locator('.form-more').getByText(locale === 'zh-CN' ? '自定' : 'Own', { exact: true })
      for (let i = 0; i < (await own.count()); i++) await own.nth(i).click()
      await page.locator('.row-fields .text-field').first().waitFor()
      expect(await sideways(page), locale).toBe(0)
      const tables = page.locator('.year-scroll')
      for (let i = 0; i < (await tables.count()); i++)
        expect(await tables.nth(i).evaluate(each => each.scrollWidth - each.clientWidth)).toBeLessThanOrEqual(
          1,
        )
      expect(await seriousFaults(page), locale).toEqual([])
      await page.context().close()
    }
  }, 240_000)

test('all faults of the settings are told at once, each beside its field', async () => {
  const page = await open('/plan', { locale: 'zh-CN' })
  await page.getByText('更多设定').click()
  await page.getByLabel('可达距离（米）').fill('三公里')
  await page.getByLabel('折现率（%）').fill('3..5')
  await page.getByLabel('2026 年预算').fill('很多')
  await page.getByLabel('末年', { exact: true }).fill('2024')
  const sum = page.locator('.form-summary')
  const budget = await sum.innerText()
  await page.getByRole('button', { name: '开始计算' }).click()
  await page.getByText('有 4 处不合要求').waitFor()
  // by the words of the form, from top to bottom; years that make no plan take no table away
  expect(await page.locator('.fault-list b').allInnerTexts()).toEqual([
    '末年',
    '全部层级 2026 年预算（万元）',
    '可达距离（米）',
    '折现率（%）',
  ])
  expect(budget).not.toMatch(/年度预算\s*0 元/)
  await page.getByLabel('2027 年预算').waitFor()
  expect(await page.getByLabel('可达距离（米）').getAttribute('aria-invalid')).toBe('true')
  expect(await page.getByLabel('折现率（%）').getAttribute('aria-invalid')).toBe('true')
  expect(await page.getByRole('alert').count()).toBe(1)
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-invalid'))).toBe('true')
  expect(page.url()).toMatch(/\/plan$/)
})
