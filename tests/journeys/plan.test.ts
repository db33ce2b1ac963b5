import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { aBrowser, aServer } from '../browser.ts'
import { aDatabase } from '../database.ts'
import { seriousFaults } from './page-parts.ts'

const { databaseUrl } = await aDatabase({ pack: 'tianjin' })
const open = await aBrowser(await aServer(databaseUrl))
const COMPUTING = 240_000

test(
  'a planner computes a programme, reads what is proved, and takes it away as files',
  async () => {
    const page = await open('/plan', { locale: 'zh-CN', acceptDownloads: true })
    await page.getByLabel('计算力度').selectOption({ label: '快速' })
    // for a while nothing is heard of the computation: the page says so, and listens again by itself
    await page.route('**/events', route => route.abort())
    await page.getByRole('button', { name: '开始计算' }).click()
    await page.waitForURL(/\/plan\/\d+/)
    const cutOff = page.getByRole('alert').filter({ hasText: '与服务器的连接已断开' })
    await cutOff.waitFor()
    await page.unroute('**/events')
    await cutOff.waitFor({ state: 'detached' })
    // the time goes on by itself while no news comes
    await page
      .getByTestId('progress')
      .getByText(/^[1-9].*秒$/)
      .first()
      .waitFor()
    await page.locator('.verdict-proof').getByText('已证明').waitFor({ timeout: COMPUTING })
    await page.getByRole('heading', { name: '各年指标与目标' }).waitFor()
    expect(await page.locator('.target-missed').count()).toBe(0)
    const certified = page.getByRole('row', { name: /^保育人员持证率/ }).first()
    expect(await certified.innerText()).toMatch(/条件而非预测[\s\S]*（条件）/)
    expect(await certified.innerText()).not.toContain('✓')
    expect(await page.locator('.use-warning').innerText()).toMatch(
      /其中可用 [\d,]+ 个.*可用托位使用率 [\d.]+%（[\d,]+ ÷ [\d,]+）/,
    )
    // the chart of costs lies far below what is seen, and would be printed with the rest
    await page.getByRole('region', { name: '公共投入' }).getByRole('img').first().waitFor()

    const bridge = page.getByRole('region', { name: '指标如何得出' }).first()
    await bridge.getByRole('button', { name: '持证率' }).click()
    await bridge.getByRole('rowheader', { name: '本方案培训' }).waitFor()
    await bridge.getByText('这些人尚未受聘').waitFor()
    await bridge.getByRole('rowheader', { name: '持证人员离职' }).waitFor()

    const children = page.getByRole('region', { name: '婴幼儿预测与入托意愿' })
    await children.getByRole('rowheader', { name: '24–36 月龄' }).waitFor()
    await children.getByRole('button', { name: '表格 三岁以下婴幼儿' }).click()
    await children.getByRole('columnheader', { name: '中出生情景（本方案采用）' }).waitFor()
    const carers = page.getByRole('region', { name: '保育人员预测（存量与流量）' }).first()
    await carers.getByText('年末持证＝年初持证').waitFor()
    await carers.locator('summary', { hasText: '各区 2030 年' }).click()
    await carers.getByRole('rowheader', { name: '滨海新区' }).waitFor()

    const access = page.getByRole('region', { name: '方案前后的托位可达性与公平' }).first()
    await access
      .getByRole('row', { name: /^全市/ })
      .getByText(/^\+\d+\.\d$/)
      .waitFor()
    await access.getByRole('button', { name: '基尼系数' }).click()
    await page.waitForURL(/fair=gini/)
    await access.getByText(/越接近 1 越集中于少数/).waitFor()
    await access.getByRole('row', { name: /^农村/ }).waitFor()
    const ofUsable = await access.getByRole('row', { name: /^全市/ }).innerText()
    await access.getByRole('button', { name: '仅可负担托位' }).click()
    await page.waitForURL(/to=affordable/)
    await access.getByText('可负担：每月收费不超过 2,000 元。').waitFor()
    expect(await access.getByRole('row', { name: /^全市/ }).innerText()).not.toBe(ofUsable)
    // a dash alone would not say why: the district whose people are at unknown places is named below the figures
    await access.getByText(/^宁河区 – 不予显示：.*居民位置不明/).waitFor()

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
    // stopped before there is a plan it is cancelled, with one it keeps that
    await page.getByRole('button', { name: '停止计算' }).click()
    const cancelled = page.getByRole('heading', { name: '已取消' })
    await cancelled.or(page.locator('.verdict-proof')).waitFor({ timeout: COMPUTING })
    await page.getByRole('button', { name: '用同样设定重算' }).waitFor()

    await page.goto(new URL('/plan', page.url()).href)
    await page.getByLabel('计算力度').selectOption({ label: '最细' })
    await page.getByText('更多设定').click()
    // without it the search may be over before it is stopped
    await page.getByLabel('差距小于此值即停（%）').fill('0')
    await page.getByRole('button', { name: '开始计算' }).click()
    await page.waitForURL(/\/plan\/3/)
    await page
      .getByTestId('progress')
      .getByText(/^[\d.]+%$/)
      .waitFor({ timeout: COMPUTING })
    await page.getByRole('button', { name: '停止计算' }).click()
    await page.locator('.verdict-stopped').getByText('计算提前停止').waitFor({ timeout: COMPUTING })
    await page.getByRole('heading', { name: '各年指标与目标' }).waitFor()
    await page.getByRole('button', { name: '删除' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: '删除' }).click()
    await page.waitForURL(/\/plan$/)
  },
  2 * COMPUTING,
)

test(
  'a planner asks what a left-out site costs, and makes a new plan with it',
  async () => {
    const page = await open('/plan/1?sites=left-out', { locale: 'zh-CN' })
    await page.locator('.site-find').waitFor()
    const row = page.locator('.sites-table tbody tr').first().getByRole('button').first()
    await row.press('Enter')
    await page.waitForURL(/site=/)
    const choice = page.getByRole('region', { name: '选中的点位' })
    // the keyboard goes with what opens, and back when it closes
    await choice.and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Escape')
    await row.and(page.locator(':focus')).waitFor()
    await row.click()
    await page.waitForURL(/site=/)
    await choice.getByText('已随方案一并证明').waitFor()
    await choice.getByRole('button', { name: '设此点位需多花多少？' }).click()
    await choice.getByRole('button', { name: '停止' }).click()
    // where the stopped search had a plan by then, its bounds are the answer
    const again = choice.getByText('上次未得结果（已取消）')
    const bounded = choice.getByText(/已证明在 .+ 与 .+ 之间|正好/)
    await again.or(bounded).waitFor({ timeout: COMPUTING })
    if (await again.isVisible()) await choice.getByRole('button', { name: '设此点位需多花多少？' }).click()
    await choice.getByText(/已证明在 .+ 与 .+ 之间|正好/).waitFor({ timeout: COMPUTING })
    expect(await seriousFaults(page)).toEqual([])
    await page.reload()
    await choice.getByText(/已证明在 .+ 与 .+ 之间|正好/).waitFor()

    const site = new URL(page.url()).searchParams.get('site')!
    await choice.getByRole('link', { name: '新方案：必设此点位' }).click()
    await page.getByText('以第 1 号的设定为基础').waitFor()
    await page.getByText('更多设定').click()
    await page.getByRole('button', { name: `移除锁定：${site}` }).waitFor()
    await page.getByRole('definition').filter({ hasText: '锁定开设' }).waitFor()
  },
  2 * COMPUTING,
)

test('the list tells plans of one scenario apart by the plan they came from and by their locks', async () => {
  const chinese = await open('/plan', { locale: 'zh-CN' })
  await chinese
    .getByText(/^由第 1 号方案出发 · (?:改动 \d+ 处 · )?锁定：必开 1 处，不开 0 处$/)
    .first()
    .waitFor()
  const english = await open('/plan', { locale: 'en-GB' })
  await english
    .getByText(/^From no\. 1 · (?:\d+ sites? changed · )?Locks: 1 in, 0 out$/)
    .first()
    .waitFor()
})

test('the forecasts of an English page call districts by their English names', async () => {
  const page = await open('/plan/1', { locale: 'en-GB' })
  for (const name of ['Children expected, and who wants care', 'Carers expected, as stock and flow']) {
    const panel = page.getByRole('region', { name }).first()
    await panel.locator('summary', { hasText: 'Districts in 2030' }).click()
    await panel.getByRole('rowheader', { name: 'Heping' }).waitFor()
  }
})

test('two finished plans are compared, and the comparison is taken away as CSV', async () => {
  const page = await open('/plan', { locale: 'zh-CN', acceptDownloads: true })
  const boxes = page.getByRole('checkbox', { name: /^选第 \d+ 号作比较$/ })
  await boxes.first().waitFor()
  expect(await boxes.count()).toBeGreaterThanOrEqual(2)
  await boxes.nth(0).check()
  expect(await page.getByRole('button', { name: '比较', exact: true }).isDisabled()).toBe(true)
  // a stopped search and the one after it may have found the same plan
  await page.getByRole('checkbox', { name: '选第 1 号作比较' }).check()
  await page.waitForURL(/chosen=/)
  await page.getByRole('button', { name: '比较', exact: true }).click()
  await page.getByRole('heading', { name: '不同的点位' }).waitFor()
  await page.getByRole('row', { name: /^开设点位/ }).waitFor()
  await page.getByRole('row', { name: /^可及托位基尼系数，末年有方案/ }).waitFor()
  // the plans differ by a lock, and by its site
  await page.getByRole('heading', { name: '不同的设定' }).waitFor()
  await page
    .getByRole('row', { name: /^锁定开设 TJ-/ })
    .first()
    .waitFor()
  expect(await seriousFaults(page)).toEqual([])
  const saved = page.waitForEvent('download')
  await page.getByRole('link', { name: '方案比较 CSV' }).click()
  const text = await readFile((await (await saved).path())!, 'utf8')
  expect(text).toContain('sites_opened')
})

test('a run is renamed, and removed only after a question', async () => {
  const page = await open('/plan/2', { locale: 'en-GB' })
  await page.getByRole('button', { name: 'Rename' }).click()
  await page.getByRole('button', { name: 'Delete' }).click()
  // one question at a time; Escape takes it back and the focus to its button
  expect(await page.getByLabel('Name of the plan').count()).toBe(0)
  await page.keyboard.press('Escape')
  expect(await page.getByRole('alertdialog').count()).toBe(0)
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Delete')
  await page.getByRole('button', { name: 'Rename' }).click()
  await page.getByLabel('Name of the plan').fill('East first')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('heading', { level: 1, name: 'No. 2 East first' }).waitFor()
  await page.getByRole('link', { name: 'Plans' }).click()
  await page.getByRole('button', { name: 'Delete computation 2' }).click()
  const question = page.getByRole('alertdialog')
  await question.getByRole('button', { name: 'Keep' }).click()
  await page.getByRole('button', { name: 'Delete computation 2' }).click()
  await question.getByRole('button', { name: 'Delete' }).click()
  await question.waitFor({ state: 'hidden' })
  await expect.poll(() => page.getByRole('link', { name: /East first/ }).count()).toBe(0)
})

test('a scenario is saved as a file, changed, loaded again, and taken back part by part', async () => {
  const page = await open('/plan', { locale: 'zh-CN', acceptDownloads: true })
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: '存为文件' }).click()
  const scenario = JSON.parse(await readFile((await (await saved).path())!, 'utf8'))
  const changed = { ...scenario, reachMetres: 2000, takeUp: { rings: [{ metres: 800, share: 0.5 }] } }
  const file = (content: unknown) => ({
    name: 'mine.json',
    mimeType: 'application/json',
    buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
  })
  const input = page.locator('.scenario-file input')
  await input.setInputFiles(file(changed))
  await page.getByText('入托意愿、可达距离').waitFor()
  await page.getByText('更多设定').click()
  expect(await page.getByLabel('可达距离（米）').inputValue()).toBe('2000')
  expect(await page.getByLabel('1. 距离不超过（米）').inputValue()).toBe('800')
  await page.getByRole('button', { name: '出行距离：恢复情景的值' }).click()
  expect(await page.getByLabel('可达距离（米）').inputValue()).toBe('')
  expect(await page.getByLabel('1. 距离不超过（米）').inputValue()).toBe('800')
  await input.setInputFiles(file({ ...changed, discountRate: 3, colour: 'red' }))
  await page.getByText('有 2 处不合要求').waitFor()
  await input.setInputFiles(file('no scenario'))
  await page.getByText('JSON 格式的情景').waitFor()
})

test('a matrix of ways is refused with the row and column of each fault, beside its field', async () => {
  const page = await open('/plan', { locale: 'zh-CN' })
  await page.getByText('更多设定').click()
  await page.getByLabel('出行矩阵（文件）').check()
  await page.getByRole('button', { name: '开始计算' }).click()
  await page.getByText('一个出行矩阵 CSV 文件').first().waitFor()
  await page.getByLabel('出行矩阵文件').setInputFiles({
    name: 'ways.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('from,to,metres\nnowhere,nothing,far\n'),
  })
  await page.getByRole('button', { name: '开始计算' }).click()
  await page.getByText('有 3 处不合要求').waitFor()
  await page.getByText('第 2 行 metres 列：“far”不合要求，应为不小于 0、不大于 20000000 的数').waitFor()
  expect(await page.getByLabel('出行矩阵文件').getAttribute('aria-invalid')).toBe('true')
})

test('a road network that the server does not have is refused in a sentence, and the choice stays', async () => {
  const page = await open('/plan', { locale: 'zh-CN' })
  await page.getByText('更多设定').click()
  await page.getByLabel('路网', { exact: true }).check()
  await page.getByLabel('骑行').check()
  await page.getByLabel('速度（公里/小时）').fill('50')
  await page.getByRole('button', { name: '开始计算' }).click()
  await page.getByText('“50”不合要求，应为不大于 40').first().waitFor()
  await page.getByLabel('速度（公里/小时）').fill('15')
  await page.getByRole('button', { name: '开始计算' }).click()
  await page.getByText('服务器上没有设置路网文件').first().waitFor()
  expect(await page.getByLabel('骑行').isChecked()).toBe(true)
  expect(page.url()).toMatch(/\/plan$/)
})

test('a lock on a site that is not there is refused before anything is queued', async () => {
  const page = await open('/plan?lockIn=TJ-NONE&from=1', { locale: 'zh-CN' })
  await page.getByText('以第 1 号的设定为基础').waitFor()
  await page.getByRole('button', { name: '开始计算' }).click()
  await page.getByText('“TJ-NONE”不合要求，应为点位编码').first().waitFor()
  expect(await page.locator('.lock .fault').innerText()).toContain('点位编码')
  expect(page.url()).toMatch(/\/plan\?/)
})
