/** What a fault says is allowed, in Chinese: page and command line say it alike. Words that are not here stay as they are. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/^at least (\S+) characters$/, '至少 $1 个字'],
  [/^at most (\S+) characters$/, '至多 $1 个字'],
  [/^at least (\S+) entries$/, '至少 $1 项'],
  [/^at most (\S+) entries$/, '至多 $1 项'],
  [/^at least (\S+)$/, '不小于 $1'],
  [/^at most two decimals$/, '至多两位小数'],
  [/^at most (\S+)$/, '不大于 $1'],
  [/^at most (\S+), the share before$/, '不大于前一档的 $1'],
  [/^more than (\S+)$/, '大于 $1'],
  [/^nothing after a tier without limit$/, '不限价的一档之后不再有档'],
  [/^less than (\S+)$/, '小于 $1'],
  [/^a multiple of (\S+)$/, '$1 的倍数'],
  [/^a value of type (?:number|int)$/, '一个数'],
  [/^a value of type \S+$/, '其他类型的值'],
  [/^no field of this name$/, '没有这个字段'],
  [/^one of the described forms$/, '所述形式之一'],
  [/^one of (.+)$/, '以下之一：$1'],
  [/^years (\d+) to (\d+)$/, '$1 至 $2 年'],
  [/^a day of (\d+) or earlier$/, '$1 年或更早的日期'],
  [/^(\d+) to (\d+): at most (\d+) years$/, '$1 至 $2，最多 $3 年'],
  [/^(\d+) to (\d+), or null$/, '$1 至 $2，或留空'],
  [/^a day that exists, written YYYY-MM-DD$/, '存在的日期'],
  [/^a calendar year$/, '公历年份'],
  [/^the code of a site$/, '点位编码'],
  [/^a site that can open an option in time$/, '规划期内能开设的点位'],
  [/^a site that is not locked out too \((\S+)\)$/, '未同时锁定不开的点位（见 $1）'],
  [/^the same option and year as (\S+)$/, '与 $1 相同的选项和年份'],
  [/^the code of a site with a duty$/, '有配建责任的点位编码'],
  [/^the code of a district of the city$/, '本市的区编码'],
  [
    /^an option of (\d+) places or more \(the largest has (\d+)\), or a waiver with its reason$/,
    '有 $1 个以上托位的选项（现最大 $2 个），或附理由免除责任',
  ],
  [/^(\S+ from \d{4}(?:, \S+ from \d{4})*)$/, '可开设的选项和年份：$1'],
  [/^the code of a community or village$/, '社区或村编码'],
  [
    /^the code of an open institution, a project under way or an available site$/,
    '在办机构、在建项目或可用点位的编码',
  ],
  [/^community (\S+)$/, '社区或村 $1'],
  [/^facility (\S+)$/, '机构或点位 $1'],
  [/^(\S+) m from the network$/, '距路网 $1 米'],
  [/^off the network$/, '不在路网上'],
  [/^no way$/, '没有路程'],
  [/^at most (\S+) m from the network$/, '距路网至多 $1 米'],
  [/^a way from some community within (\S+) min and (\S+) m$/, '$1 分钟、$2 米之内有社区可到'],
  [/^a way from some community within (\S+) m$/, '$1 米之内有社区可到'],
  [/^a way from some community within (\S+) min$/, '$1 分钟之内有社区可到'],
  [/^a way from some community$/, '有社区可到'],
  [/^an address that begins with http$/, '以 http 开头的地址'],
  [/^a whole number from (\S+) to (\S+)$/, '$1 至 $2 的整数'],
  [/^a CSV file of ways$/, '一个出行矩阵 CSV 文件'],
  [/^a file of at most (\S+) MB$/, '不大于 $1 MB 的文件'],
  [/^a scenario in JSON$/, 'JSON 格式的情景'],
  [/^a number, 0 or more$/, '不小于 0 的数'],
  [/^a number from 0 to (\S+)$/, '不小于 0、不大于 $1 的数'],
  [/^one row for each pair, and (\S+) to (\S+) came before$/, '每对只写一行，$1 至 $2 已出现'],
]

/** The phrase in Chinese; phrases that are not known stay in English. */
export function allowedInChinese(phrase: string): string {
  for (const [pattern, words] of PHRASES)
    if (pattern.test(phrase))
      return phrase.replace(pattern, words).replaceAll(/ from (\d{4})/g, '（$1 年起）')
  return phrase
}
