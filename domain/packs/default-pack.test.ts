import { expect, test } from 'vitest'
import { aPackFolder, SMALL_PACK } from '../../tests/packs/pack-folder.ts'
import { timeZoneOfPack } from './default-pack.ts'

test('the day of a pack is the day where its city lies', () => {
  expect(timeZoneOfPack()).toBe('Asia/Shanghai')
  const pack = aPackFolder()
  pack.edit('manifest.json', text => text.replace(/"timeZone": *"[^"]+"/, '"timeZone": "Europe/Berlin"'))
  expect(timeZoneOfPack(pack.directory)).toBe('Europe/Berlin')
  expect(timeZoneOfPack(`${SMALL_PACK}/nowhere`)).toBe('UTC')
})
