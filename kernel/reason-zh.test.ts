import { expect, test } from 'vitest'
import { reasonInChinese } from './reason-zh.ts'

test.each([
  ['the file ends 10 bytes too early', '文件末尾缺少 10 字节'],
  ['4294967295 bytes of data, expected 1 to 33554432', '数据为 4294967295 字节，应为 1 至 33554432'],
  ['it cannot be inflated (incorrect data check)', '无法解压（校验和不符）'],
  ['it cannot be inflated (invalid distance too far back)', '无法解压（回指超出已解压的内容）'],
  ['it cannot be inflated (invalid stored block lengths)', '无法解压（压缩编码损坏）'],
  ['a message is longer than its block', '其中一段长于所在的段'],
  ['node 7 lies at 808.5 39.1, beyond ±180 ±90', '节点 7 位于 808.5 39.1，超出 ±180 ±90'],
  ['no answer in 0.3 s', '0.3 秒内没有应答'],
  ['more than 1099000 bytes', '超过 1099000 字节'],
  ['ECONNREFUSED', 'ECONNREFUSED'],
  ['it has no sources_to_targets', '缺少 sources_to_targets'],
  ['durations.0.0 is not as expected', 'durations.0.0 不合格式'],
  ['3 rows, expected 4', '有 3 行，应为 4 行'],
  ['4 durations, 3 distances, expected 4', '有 4 个 durations、3 个 distances，应各为 4 个'],
  ['ENOENT', '不存在'],
])('“%s” is said in Chinese, and what is not known stays', (reason, chinese) => {
  expect(reasonInChinese(reason)).toBe(chinese)
})

test.each(['{', '{a', '[1,]', 'abc', '{"a":1}x', '"a\nb"', '', '{"a" 1}', '{\n "a": tru\n}'])(
  'what the parser says of %j is said in Chinese',
  text => {
    let reason = ''
    try {
      JSON.parse(text)
    } catch (error) {
      reason = (error as Error).message
    }
    expect(reason).not.toBe('')
    expect(reasonInChinese(reason)).toMatch(/不合语法|提前结束/)
    expect(reasonInChinese(reason)).not.toMatch(/[A-Za-z]{4}/)
  },
)
