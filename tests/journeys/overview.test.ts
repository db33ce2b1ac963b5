import { expect, test } from 'vitest'
import { aBrowser, aServer } from '../browser.ts'
import { aDatabase } from '../database.ts'
import { mapReady } from './page-parts.ts'

const { databaseUrl } = await aDatabase({ pack: 'tianjin' })
const address = await aServer(databaseUrl)
const open = await aBrowser(address)
const SOON = { timeout: 20_000 }

test('a figure of the overview opens to the records it counts, and their total is the figure', async () => {
  const page = await open('/', { locale: 'zh-CN' })
  const card = page.getByRole('article', { name: '每千人口托位数' })
  await card.waitFor()
  const said = await card.locator('.card-value + p').innerText()
  await card.getByRole('link', { name: '每千人口托位数：查看记录' }).click()
  await page.getByRole('heading', { level: 1, name: '数字背后的记录' }).waitFor()
  await page.getByText('合计与数字一致').waitFor()
  const total = await page.locator('.part-sum b').innerText()
  expect(said.startsWith(`${total} `)).toBe(true)
  await page.getByRole('button', { name: /^分母/ }).click()
  await page.getByText('合计与数字一致').waitFor()
})

test('what the funnel loses opens to the records left out, each with its reason', async () => {
  const page = await open('/', { locale: 'en-GB' })
  await page.getByRole('link', { name: /not usable; see the records/ }).click()
  await page.waitForURL(/part=left_out/)
  const row = page.getByRole('table').getByRole('row').nth(1)
  await row.waitFor()
  const before = await page.locator('.part-sum b').innerText()
  await page.getByLabel('Reason').selectOption({ label: 'Room closed' })
  await expect.poll(() => row.innerText(), SOON).toContain('Room closed')
  expect(await page.locator('.part-sum b').innerText()).toBe(before)
})

test('what a later stage loses opens to as many places as the bar says', async () => {
  const page = await open('/', { locale: 'en-GB' })
  const link = page.getByRole('link', { name: /too dear; see the records/ })
  const lost = /[\d,]+/.exec(await link.innerText())![0]
  await link.click()
  await page.waitForURL(/part=lost/)
  await expect.poll(() => page.locator('.part-sum b').innerText(), SOON).toBe(lost)
})

test('map and table share one selection, and the link brings it back', async () => {
  const page = await open('/', { locale: 'zh-CN' })
  await page.getByRole('button', { name: '和平区', exact: true }).click()
  await page.waitForURL(/area=120101/)
  await page.getByRole('button', { name: '看和平区的街镇' }).click()
  await page.getByRole('button', { name: '劝业场街道', exact: true }).click()
  const link = page.url()
  const again = await open(link.slice(address.length - 1), { locale: 'zh-CN' })
  const chosen = again.getByRole('button', { name: '劝业场街道', exact: true })
  await chosen.waitFor()
  expect(await chosen.getAttribute('aria-pressed')).toBe('true')
  await mapReady(again)
})

test('sub-districts of the whole city stand with their district, and are found by either name', async () => {
  const page = await open('/?level=subdistrict', { locale: 'zh-CN' })
  const table = page.locator('.areas-table')
  await table.getByRole('searchbox').fill('蓟州')
  await expect.poll(() => table.locator('tbody tr:not(.total)').count(), SOON).toBeLessThan(60)
  for (const row of await table.locator('tbody tr:not(.total)').all())
    expect(await row.innerText()).toContain('蓟州区')
})

test('a day before all records is refused once', async () => {
  const page = await open('/?on=1999-01-01', { locale: 'en-GB' })
  await page.getByRole('alert').waitFor()
  // what else the page asks for on that day has its answer, too
  await expect.poll(() => page.getByRole('status', { name: 'Loading' }).count(), SOON).toBe(0)
  expect(await page.getByRole('alert').count()).toBe(1)
})

test('another day shows other figures, by a quick choice or by the date itself', async () => {
  const page = await open('/', { locale: 'zh-CN' })
  const value = page.getByRole('article', { name: '每千人口托位数' }).locator('.card-value strong')
  const latest = await value.innerText()
  await page.getByRole('button', { name: '2022 年末' }).click()
  await page.waitForURL(/on=2022-12-31/)
  await expect.poll(() => value.innerText(), SOON).not.toBe(latest)
  const then = await value.innerText()
  await page.getByLabel('截至日期').fill('2021-12-31')
  await expect.poll(() => value.innerText(), SOON).not.toBe(then)
})

test('the rows of the table can be walked through and chosen with the keyboard alone', async () => {
  const page = await open('/', { locale: 'zh-CN' })
  const first = page.getByRole('button', { name: '和平区', exact: true })
  await first.waitFor()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文')
  await first.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/area=120102/)
})

test('institutions lie on the map once asked for, and the address keeps it', async () => {
  const page = await open('/', { locale: 'zh-CN' })
  await mapReady(page)
  const asked = page.waitForResponse(response => response.url().includes('/api/institutions'))
  await page.getByLabel('托育机构').check()
  expect((await asked).ok()).toBe(true)
  await page.waitForURL(/layers=institutions/)
  await page.locator('.legend').getByText('托位使用率').waitFor()
})

test('what is short of the four targets is read in one table', async () => {
  const page = await open('/', { locale: 'en-GB' })
  const gaps = page.getByRole('region', { name: 'Short of the targets' }).first()
  await gaps.getByRole('row').nth(4).waitFor()
  for (const words of [/[\d,]+ places short/, /inclusive places short/, /carers short/, /communities short/])
    expect(await gaps.getByRole('row').filter({ hasText: words }).count()).toBeGreaterThan(0)
})

test('a measure that is withheld says so in place of its years, and a class of one value is one figure', async () => {
  const page = await open('/?measure=residents_within_500&level=subdistrict', { locale: 'en-GB' })
  const trend = page.getByRole('region', { name: 'Over the years' })
  await trend.getByText(/^Withheld: [\d.]+% of people sit on estimated points/).waitFor()
  await page.locator('.legend-scale li').first().waitFor()
  for (const said of await page.locator('.legend-scale li').allInnerTexts()) {
    const [from, to] = said.trim().split('–')
    expect(from).not.toBe(to)
  }
})

test('a page that nobody has scrolled has its charts, to be printed', async () => {
  const page = await open('/', { locale: 'en-GB' })
  await page.getByRole('region', { name: 'Over the years' }).getByRole('img').first().waitFor()
  expect(await page.evaluate(() => scrollY)).toBe(0)
})

test('a record names its source by title', async () => {
  const page = await open('/records?measure=filed', { locale: 'zh-CN' })
  const cell = page.getByRole('table').getByRole('row').nth(1).getByRole('cell').last()
  await expect.poll(() => cell.innerText(), SOON).toBe('演示用机构、班级、人员与在托数据')
})

test('figures and their formulas are told with document and target path', async () => {
  const page = await open('/', { locale: 'zh-CN' })
  await page.getByRole('button', { name: '每千人口托位数：公式与文件' }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByText('备案托位 ÷ 常住人口（千人）').waitFor()
  await drawer.getByText('目标路径').waitFor()
  await page.keyboard.press('Escape')
  await drawer.waitFor({ state: 'hidden' })
})

test('the map is coloured by access, its table has the same figures, and what is withheld says why', async () => {
  const page = await open('/?level=subdistrict', { locale: 'zh-CN' })
  await page.getByRole('button', { name: '在地图上按可达性着色' }).click()
  await page.waitForURL(/measure=access/)
  await mapReady(page)
  await page.locator('.legend').getByText('个 / 百名有需求婴幼儿').waitFor()
  const table = page.locator('.areas-table')
  await table
    .getByText(/不予显示：100.0% 的居民位置不明/)
    .first()
    .waitFor({ state: 'attached' })
  const city = await table.getByRole('row').nth(1).locator('.area-value b').innerText()
  expect(await page.locator('.fairness-measures b').first().innerText()).toBe(city)
})

test('access to affordable places only is a choice in the address, and opens to the communities behind it', async () => {
  const page = await open('/?on=2022-12-31', { locale: 'zh-CN' })
  const panel = page.getByRole('region', { name: '托位分布是否公平' })
  const city = panel.locator('.fairness-measures b').first()
  await panel.getByText(/不计费用/).waitFor()
  const usable = Number(await city.innerText())
  await panel.getByRole('button', { name: '仅可负担托位' }).click()
  await page.waitForURL(/to=affordable/)
  await panel.getByText(/只计已公布收费且每月不超过 2,000 元的可用托位/).waitFor()
  const affordable = await city.innerText()
  expect(Number(affordable)).toBeLessThan(usable)
  const href = await panel.getByRole('link', { name: '公平性 CSV' }).getAttribute('href')
  const file = await page.request.get(new URL(href!, address).href)
  expect(file.headers()['content-disposition']).toContain('affordable')
  const again = await open(page.url().slice(address.length - 1), { locale: 'zh-CN' })
  await again.getByRole('button', { name: '仅可负担托位', pressed: true }).waitFor()
  await panel.getByRole('link', { name: '查看各社区、村的可达性' }).click()
  await page.waitForURL(/measure=affordable_access/)
  await page.getByText('合计与数字一致').waitFor()
  expect(await page.locator('.figure-said strong').innerText()).toBe(affordable)
  await page.getByRole('button', { name: /^未计入/ }).click()
  await page.getByLabel('原因').selectOption({ label: '费用高于家庭可承受上限' })
})

test('how fairly places lie is told by group, sorted in the address, and opens to every community', async () => {
  const page = await open('/?on=2022-12-31', { locale: 'en-GB' })
  const panel = page.getByRole('region', { name: 'How fairly places lie' })
  await panel.getByRole('img', { name: /^Lorenz curve: the four tenths of children/ }).waitFor()
  await panel.getByText(/fewer than 25 places in reach per 100/).waitFor()
  // a phone shows no title of a dash
  await panel.getByText(/^Ninghe – withheld: the place of .+ of residents is not known$/).waitFor()
  await panel.getByRole('button', { name: 'None in reach' }).click()
  await page.waitForURL(/fair=-none/)
  expect(await panel.getByRole('row').nth(2).innerText()).toContain('Rural')
  const href = await panel.getByRole('link', { name: 'Communities CSV' }).getAttribute('href')
  const file = await page.request.get(new URL(href!, address).href)
  expect((await file.text()).split('\r\n')).toHaveLength(5_601 + 2)
  const cell = await panel
    .getByRole('row', { name: /^Heping/ })
    .locator('.area-value')
    .first()
    .innerText()
  await panel.getByRole('link', { name: 'Heping' }).click()
  await page.getByText('The total equals the figure').waitFor()
  expect(await page.locator('.figure-said strong').innerText()).toBe(cell.split('\n').at(-1))
  await page.getByRole('button', { name: 'Places per 100' }).waitFor()
})
