/** Why a file, a road network or a routing service cannot be used, in Chinese; a reason that is not here stays as it is. */
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
  // what zlib says of damaged data
  [/^incorrect header check$/, '文件头不符'],
  [/^incorrect data check$/, '校验和不符'],
  [/^unexpected end of file$/, '内容提前结束'],
  [/^invalid distance too far back$/, '回指超出已解压的内容'],
  [/^(?:invalid (?:block|stored|code|bit|literal|distance)|too many length).*$/, '压缩编码损坏'],
  [/^(?:unknown compression method|invalid window size)$/, '压缩方法不支持'],
  [/^it needs (.+), expected (.+)$/, '需要 $1，只支持 $2'],
  [/^a message is longer than .+$/, '其中一段长于所在的段'],
  [/^text (\d+) of (\d+) does not exist$/, '引用第 $1 个文字，只有 $2 个'],
  [/^(\d+) keys have (\d+) values$/, '$1 个键对应 $2 个值'],
  [/^(\d+) nodes have (\d+) × (\d+) coordinates$/, '$1 个节点有 $2 × $3 个坐标'],
  [/^node (\S+) lies at (\S+) (\S+), beyond ±180 ±90$/, '节点 $1 位于 $2 $3，超出 ±180 ±90'],
  [/^it is no block of OpenStreetMap data$/, '不是 OpenStreetMap 数据块'],
  [/^ENOENT$/, '不存在'],
  [/^EACCES$|^EPERM$/, '没有权限'],
  [/^EISDIR$/, '是文件夹'],
  [/^ENOTDIR$/, '路径中有一段不是文件夹'],
  [/^ENOSPC$/, '磁盘已满'],
  [/^not a regular file$/, '不是普通文件'],
  [/^each code once$/, '编码不得重复'],
  [/^it holds NUL or half a character$/, '含有空字符或残缺字符'],
  // what V8 says of JSON, from Node 20 on
  [/^Unexpected end of JSON input$/, '内容提前结束'],
  [/^.+ in JSON at position (\d+) \(line (\d+) column (\d+)\)$/s, '第 $2 行第 $3 列起不合语法'],
  [
    /^.+(?: in JSON| after JSON) at position (\d+)(?: \(line \d+ column \d+\))?$/s,
    '第 $1 个字符之后不合语法',
  ],
  [/^Unexpected token (.+?), .*is not valid JSON$/s, '$1 处不合语法'],
  [/^no answer in (\S+) s$/, '$1 秒内没有应答'],
  [/^more than (\d+) bytes$/, '超过 $1 字节'],
  [/^HTTP (\d+), no JSON$/, 'HTTP $1，不是 JSON'],
  // what fetch says of a port that no service may have, and where it knows no code
  [/^bad port$/, '不允许的端口'],
  [/^fetch failed$/, '连接失败'],
  [/^it is no object$/, '不是对象'],
  [/^it has no (\S+)$/, '缺少 $1'],
  [/^(\S+) is not as expected$/, '$1 不合格式'],
  [/^(\d+) rows, expected (\d+)$/, '有 $1 行，应为 $2 行'],
  [/^(\d+) durations, (\d+) distances, expected (\d+)$/, '有 $1 个 durations、$2 个 distances，应各为 $3 个'],
]

/** The reason in Chinese. */
export function reasonInChinese(reason: unknown): string {
  const words = String(reason)
  const cause = /^it cannot be inflated \((.+)\)$/s.exec(words)?.[1]
  if (cause) return `无法解压（${reasonInChinese(cause)}）`
  for (const [pattern, chinese] of REASONS) if (pattern.test(words)) return words.replace(pattern, chinese)
  return words
}
