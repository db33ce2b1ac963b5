import { expect, test } from 'vitest'
import { aBrowser, aServer } from './browser.ts'
import { aDatabase } from './database.ts'

const { databaseUrl } = await aDatabase({ pack: 'tianjin' })
const open = await aBrowser(await aServer(databaseUrl))

test('the first page opens in the language of the browser', async () => {
  const chinese = await open('/', { locale: 'zh-CN' })
  await chinese.getByText('托育').first().waitFor()
  expect(await chinese.locator('html').getAttribute('lang')).toMatch(/^zh/)
  const english = await open('/', { locale: 'en-GB' })
  await english.getByText('Tuoyu').first().waitFor()
  expect(await english.locator('html').getAttribute('lang')).toMatch(/^en/)
})
