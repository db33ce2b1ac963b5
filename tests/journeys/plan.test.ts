import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { aBrowser, aServer } from '../browser.ts'
import { aDatabase } from '../database.ts'

const { databaseUrl } = await aDatabase({ pack: 'tianjin' })
const open = await aBrowser(await aServer(databaseUrl))
const COMPUTING = 240_000

test(
  'a planner computes a programme, reads what is proved, and takes it away as files',
  async () => {
    const page = await open('/plan', { locale: 'zh-CN', acceptDownloads: true })
    await page.getByLabel('计算力度').selectOption({ label: '快速' })
    await page.getByRole('button', { name: '开始计算' }).click()
    await page.waitForURL(/\/plan\/\d+/)
    await page.locator('.verdict-proof').getByText('已证明').waitFor({ timeout: COMPUTING })
    await page.getByRole('heading', { name: '各年指标与目标' }).waitFor()
    expect(await page.locator('.target-missed').count()).toBe(0)

    const bridge = page.getByRole('region', { name: '指标如何得出' }).first()
    await bridge.getByRole('button', { name: '保育人员持证率' }).click()
    await bridge.getByRole('rowheader', { name: '本方案培训' }).waitFor()
    await bridge.getByText('这些人尚未受聘').waitFor()

    const opened = await page.getByRole('button', { name: /^开设/ }).textContent()
    await page.getByRole('button', { name: '只看这些点位' }).click()
    await page.waitForURL(/use=low/)
    await page.getByRole('checkbox', { name: /只看预计使用率低于/, checked: true }).waitFor()
    expect(await page.getByRole('button', { name: /^开设/ }).textContent()).not.toBe(opened)

    const saved = page.waitForEvent('download')
    await page.getByRole('link', { name: 'GeoJSON' }).click()
    const file = await (await saved).path()
    const { features } = JSON.parse(await readFile(file, 'utf8'))
    expect(features.length).toBeGreaterThan(0)

    await page.getByRole('button', { name: /^未开设/ }).click()
    await page.waitForURL(/sites=left-out/)
    await page
      .getByRole('button', { name: /^锁定开设：/ })
      .first()
      .click()
    await page.getByRole('button', { name: '按锁定重算' }).click()
    await page.waitForURL(/\/plan\/2/)
    await page.getByRole('button', { name: '停止计算' }).click()
    await page.getByRole('heading', { name: '已取消' }).waitFor({ timeout: COMPUTING })
    await page.getByRole('button', { name: '用同样设定重算' }).waitFor()
  },
  2 * COMPUTING,
)

test('all faults of the settings are told at once, each beside its field', async () => {
  const page = await open('/plan', { locale: 'zh-CN' })
  await page.getByText('更多设定').click()
  await page.getByLabel('可达距离（米）').fill('三公里')
  await page.getByLabel('折现率（%）').fill('3..5')
  await page.getByLabel('2026 年预算').fill('很多')
  await page.getByRole('button', { name: '开始计算' }).click()
  await page.getByText('有 3 处不合要求').waitFor()
  expect(await page.getByLabel('可达距离（米）').getAttribute('aria-invalid')).toBe('true')
  expect(await page.getByLabel('折现率（%）').getAttribute('aria-invalid')).toBe('true')
  expect(await page.getByRole('alert').count()).toBe(1)
  expect(page.url()).toMatch(/\/plan$/)
})
