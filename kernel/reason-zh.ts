/** Why a road network or a routing service cannot be used, in Chinese; a reason that is not here stays as it is. */
const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^the file is empty$/, '文件为空'],
  [/^the file does not begin with OSMHeader$/, '文件不以 OSMHeader 开头'],
  [/^the file ends (\d+) bytes too early$/, '文件末尾缺少 $1 字节'],
  [/^a header of (\d+) bytes, expected 1 to (\d+)$/, '块头为 $1 字节，应为 1 至 $2'],
  [/^(\d+) bytes of data, expected 1 to (\d+)$/, '数据为 $1 字节，应为 1 至 $2'],
  [/^it is no protocol buffer$/, '不是 Protocol Buffers 数据'],
  [/^it is compressed by (\S+), expected zlib or none$/, '用 $1 压缩，应为 zlib 或不压缩'],
  [/^it holds no data$/, '没有数据'],
  [/^(-?\d+) bytes once inflated, expected at most (\d+)$/, '解压后为 $1 字节，应至多 $2'],
  [/^(\d+) bytes once inflated, expected (\d+)$/, '解压后为 $1 字节，应为 $2'],
  [/^it cannot be inflated \((.+)\)$/, '无法解压（$1）'],
  [/^it needs (.+), expected (.+)$/, '需要 $1，只支持 $2'],
  [/^a message is longer than .+$/, '其中一段长于所在的段'],
  [/^text (\d+) of (\d+) does not exist$/, '引用第 $1 个文字，只有 $2 个'],
  [/^(\d+) keys have (\d+) values$/, '$1 个键对应 $2 个值'],
  [/^(\d+) nodes have (\d+) × (\d+) coordinates$/, '$1 个节点有 $2 × $3 个坐标'],
  [/^it is no block of OpenStreetMap data$/, '不是 OpenStreetMap 数据块'],
  [/^no answer in (\S+) s$/, '$1 秒内没有应答'],
  [/^HTTP (\d+), no JSON$/, 'HTTP $1，不是 JSON'],
]

/** The reason in Chinese. */
export function reasonInChinese(reason: unknown): string {
  const words = String(reason)
  for (const [pattern, chinese] of REASONS) if (pattern.test(words)) return words.replace(pattern, chinese)
  return words
}
