import { expect, test } from 'vitest'
import { isCreditCode } from './credit-code.ts'

test('published codes of well-known bodies check out', () => {
  // 国家卫生健康委员会, 腾讯 (深圳市腾讯计算机系统有限公司), 华为技术有限公司
  for (const code of ['11100000MB0143028R', '9144030071526726XG', '914403001922038216'])
    expect(isCreditCode(code)).toBe(true)
})

test('one changed character, two exchanged ones or a forbidden letter do not', () => {
  for (const code of ['914403001922038226', '914403009122038216', '91440300I922038216', '91440300'])
    expect(isCreditCode(code)).toBe(false)
})
