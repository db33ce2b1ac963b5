/** What a fault says is allowed, in Chinese: page and command line say it alike. Words that are not here stay as they are. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/^at least (\S+) characters$/, '至少 $1 个字'],
  [/^at most (\S+) characters$/, '至多 $1 个字'],
  [/^at least (\S+) entries$/, '至少 $1 项'],
  [/^at most (\S+) entries$/, '至多 $1 项'],
  [/^at least 1 visible character$/, '至少 1 个可见字符'],
  [
    /^no control characters nor marks that hide or turn text$/,
    '不含控制字符，也不含隐藏文字或改变文字方向的标记',
  ],
  [
    /^letters, digits, "-", "_" and ".", a letter or digit first$/,
    '字母、数字、“-”“_”和“.”，以字母或数字开头',
  ],
  [/^at least (\S+)$/, '不小于 $1'],
  [/^at most two decimals$/, '至多两位小数'],
  [/^at most (\S+)$/, '不大于 $1'],
  [/^at most (\S+), the share before$/, '不大于前一档的 $1'],
  [/^more than (\S+)$/, '大于 $1'],
  [/^nothing after a tier without limit$/, '不限价的一档之后不再有档'],
  [
    /^no more to leave at any age than live there after births and deaths$/,
    '各年龄迁出的人数不多于出生和死亡之后的人数',
  ],
  [/^less than (\S+)$/, '小于 $1'],
  [/^a multiple of (\S+)$/, '$1 的倍数'],
  [/^a number$/, '一个数'],
  [/^a whole number$/, '一个整数'],
  [/^a text$/, '一段文字'],
  [/^true or false$/, 'true 或 false'],
  [/^an object with named fields$/, '有字段的对象'],
  [/^a list$/, '一个列表'],
  [/^a value of type \S+$/, '其他类型的值'],
  [/^a whole number from (\S+) to (\S+), in decimal digits$/, '$1 至 $2 的整数，用十进制数字书写'],
  [/^no parameter$/, '没有参数'],
  [/^one of the parameters (.+)$/, '以下参数之一：$1'],
  [
    /^either text, the CSV itself, or run, the number of a computation that has a matrix$/,
    '二者之一：text（CSV 内容），或 run（带有出行矩阵的计算的编号）',
  ],
  [/^nothing, as (\d+) has no limit and its money carries over$/, '不填：$1 年不限额，其资金可转入此年'],
  [/^nothing, as travel is by (\S+)$/, '不填：路程方式为 $1'],
  [
    /^text without NUL and half characters, nested at most (\d+) deep$/,
    '不含空字符和残缺字符、嵌套不超过 $1 层的内容',
  ],
  [/^no field of this name$/, '没有这个字段'],
  [/^one of (.+)$/, '以下之一：$1'],
  [/^years (\d+) to (\d+)$/, '$1 至 $2 年'],
  [/^a day of (\d+) or earlier$/, '$1 年或更早的日期'],
  [/^(\S+) or later: records begin then$/, '$1 或更晚（记录自该日起）'],
  [/^(\d+) to (\d+): at most (\d+) years$/, '$1 至 $2，最多 $3 年'],
  [/^(\d+) to (\d+), or null$/, '$1 至 $2，或留空'],
  [/^a day that exists, (?:written|as) YYYY-MM-DD$/, '存在的日期，写作 YYYY-MM-DD'],
  [/^no day after (\S+)$/, '不晚于 $1 的日期'],
  [/^each (?:file|code) once$/, '不重复的值'],
  [/^a file such as (\S+)$/, '形如 $1 的文件'],
  [/^a time zone such as (\S+)$/, '形如 $1 的时区'],
  [/^letters, digits, _ \. or -, at most (\d+)$/, '字母、数字、“_”“.”或“-”，不超过 $1 个'],
  [/^a year from (\d+) to (\d+)$/, '$1 至 $2 之间的年份'],
  [/^a body of JSON$/, 'JSON 内容'],
  [/^a calendar year$/, '公历年份'],
  [/^the code of a site$/, '点位编码'],
  [/^a site that can open an option in time$/, '规划期内能开设的点位'],
  [/^a site that is not locked out too \((\S+)\)$/, '未同时锁定不开的点位（见 $1）'],
  [/^the same option and year as (\S+)$/, '与 $1 相同的开设方式和年份'],
  [/^the code of a site with a duty$/, '有配建义务的点位编码'],
  [/^the code of a district of the city$/, '本市的区编码'],
  [
    /^an option of (\d+) places or more \(the largest has (\d+)\), or a waiver with its reason$/,
    '有 $1 个以上托位的开设方式（现最大 $2 个），或附理由免除配建义务',
  ],
  [/^(\S+ from \d{4}(?:, \S+ from \d{4})*)$/, '可选的开设方式和年份：$1'],
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
  [
    /^a whole number from (\S+) to (\S+), as there (?:is|are) (\d+) sites?$/,
    '$1 至 $2 的整数，因点位共 $3 个',
  ],
  [/^a whole number from (\S+) to (\S+)$/, '$1 至 $2 的整数'],
  [/^a CSV file of ways$/, '一个出行矩阵 CSV 文件'],
  [/^a file of at most (\S+) MB$/, '不大于 $1 MB 的文件'],
  [/^a scenario in JSON$/, 'JSON 格式的情景'],
  [/^only with (\S+) or (\S+)$/, '与 $1 或 $2 同用'],
  [/^only with (--\S+)$/, '与 $1 同用'],
  [/^nothing beside (\S+)$/, '不与 $1 同用'],
  [/^nothing: a service has its own speeds$/, '不填：路径服务有自己的速度'],
  [/^only with (.+)$/, '只用于 $1'],
  [/^a measure, such as (\S+) or (\S+)$/, '指标，如 $1 或 $2'],
  [/^18 digits or capital letters without I, O, S, V, Z$/, '18 位数字或大写字母，不含 I、O、S、V、Z'],
  [/^letters, digits, _ \. or -$/, '字母、数字、“_”“.”或“-”'],
  [/^a code$/, '编码'],
  [/^a number of (\S+) or more$/, '不小于 $1 的数'],
  [/^a whole number of (\S+) or more$/, '不小于 $1 的整数'],
  [/^a number, 0 or more$/, '不小于 0 的数'],
  [/^a number from (\S+) to (\S+)$/, '不小于 $1、不大于 $2 的数'],
  [/^a whole number from (\S+)$/, '不小于 $1 的整数'],
  [/^a finite number$/, '有限的数'],
  [/^(\S+) or more$/, '不小于 $1'],
  [/^to rise, from (\S+) to (\S+)$/, '自 $1 至 $2 递增'],
  [/^not to fall$/, '不递减'],
  [/^0, or (\S+) to (\S+)$/, '0，或 $1 至 $2'],
  [/^(\S+) to (\S+), or Infinity for out of reach$/, '$1 至 $2，不可达为 Infinity'],
  [/^above 0, from (\S+) to (\S+)$/, '大于 0，$1 至 $2'],
  [/^(-?[\d.e+-]+) to (-?[\d.e+-]+)$/, '$1 至 $2'],
  [/^a site that is not forbidden$/, '未禁用的点位'],
  [/^no site twice for point (\d+)$/, '同一需求点（$1）每个点位只列一次'],
  [/^each site once in the row of point (\d+)$/, '同一需求点（$1）每个点位只列一次'],
  [
    /^none, (steps:\S+), (gaussian:\S+), (exponential:\S+) or (power:\S+?)(?:; (\S+) needs one)?$/,
    'none、$1、$2、$3 或 $4',
  ],
  [/^no such option for (\S+)$/, '不用于 $1'],
  [/^the cost of a way that weighs as much as a usual queue$/, '与通常排队等重的出行成本'],
  [/^a number, or --capacity N$/, '一个数，或用 --capacity 给出'],
  [/^a number, or a column capacity$/, '一个数，或有“容量”（capacity）一列'],
  [/^orlib or csv, which hold the costs of sites$/, 'orlib 或 csv，二者含设点成本'],
  [/^vertices$/, '顶点数'],
  [/^edges$/, '边数'],
  [/^sites to open$/, '开放点位数'],
  [/^a vertex$/, '顶点'],
  [/^the cost of an edge$/, '边的成本'],
  [/^sites$/, '点位数'],
  [/^customers$/, '需求点数'],
  [/^a capacity$/, '容量'],
  [/^a fixed cost$/, '设点成本'],
  [/^a demand$/, '需求'],
  [/^a cost$/, '成本'],
  [/^an amount$/, '数量'],
  [/^i j cost, three numbers$/, 'i j cost 三个数'],
  [/^(\d+) edges?, as line (\d+) says; (\d+) follows?$/, '第 $2 行所说的 $1 条边，其后有 $3 条'],
  [
    /^(\d+) edges?, as line (\d+) says; (\d+) and (\d) of 3 numbers follow$/,
    '第 $2 行所说的 $1 条边，其后有 $3 条，另余 $4 个数（每条 3 个）',
  ],
  [/^the end of the file$/, '文件结尾'],
  [/^line (\d+) says (\d+) edges?$/, '第 $1 行说有 $2 条边'],
  [/^numbers with spaces between them, no commas or semicolons$/, '以空格分隔的数，不用逗号或分号'],
  [
    /^(\d+) sites? and (\d+) customers? take (\d+) numbers?, (\d+) follows?$/,
    '$1 个点位、$2 个需求点共需 $3 个数，其后有 $4 个',
  ],
  [/^counts of all numbers$/, '与其后各数相符的点位数和需求点数'],
  [/^capacity and fixed cost of (\d+) sites?$/, '$1 个点位的容量和设点成本'],
  [/^(\d+) costs? of customer (\d+), whose row ends early$/, '需求点 $2 的 $1 个成本，该行不足'],
  [
    /^vertices edges p; this file fits facility location$/,
    'vertices edges p；此文件适用于设施选址（facility-location）',
  ],
  [
    /^sites customers; this file fits p-median, p-center and covering$/,
    'sites customers；此文件适用于 p-median、p-center 和覆盖模型（covering）',
  ],
  [
    /^(vertices edges p|sites customers); this file looks like (\S+): (--format \S+)$/,
    '$1；此文件似为 $2 格式，请加 $3',
  ],
  [
    /^sites customers; this file looks like (\S+): it has no costs of sites$/,
    'sites customers；此文件似为 $1 格式，不含设点成本',
  ],
  [/^a section of coordinates$/, '坐标部分（NODE_COORD_SECTION）'],
  [/^DIMENSION : a whole number of 1 or more$/, 'DIMENSION : 不小于 1 的整数'],
  [/^as many as there are points, (\d+)$/, '与点数 $1 相同'],
  [/^the number of points, 1 or more$/, '点数，不小于 1'],
  [
    /^x y demand, x and y from (\S+) to (\S+), the demand from 0 to (\S+)$/,
    'x y demand，其中 x、y 为 $1 至 $2，需求为 0 至 $3',
  ],
  [
    /^number x y, the number whole, x and y from (\S+) to (\S+)$/,
    'number x y，其中编号为整数，x、y 为 $1 至 $2',
  ],
  [/^each number of a point once$/, '不重复的点编号'],
  [/^a column named (\S+)$/, '名为 $1 的列'],
  [/^one column named (\S+)$/, '仅一列名为 $1'],
  [/^a way in each row below the heading$/, '表头以下每行一条路程'],
  [/^quotation marks in pairs$/, '成对的引号'],
  [/^at most (\d+) cells, as in the heading$/, '不多于表头的 $1 个单元格'],
  [/^the number of a computation that has a matrix$/, '带有出行矩阵的计算的编号'],
  [/^one row for each pair, and (\S+) to (\S+) came before$/, '每对只写一行，$1 至 $2 已出现'],
]

/** What was found, where it is in our words and not a value given. */
const FOUND = /^(?:off the network|no way|\S+ m from the network)$/

/** What was found in Chinese; undefined where it is a value, which stays as it was given. */
export const foundInChinese = (value: string): string | undefined =>
  FOUND.test(value) ? allowedInChinese(value) : undefined

/** The phrase in Chinese; phrases that are not known stay in English. */
export function allowedInChinese(phrase: string): string {
  for (const [pattern, words] of PHRASES)
    if (pattern.test(phrase))
      return phrase.replace(pattern, words).replaceAll(/ from (\d{4})/g, '（$1 年起）')
  const [whose, allowed, ...more] = phrase.split(': ')
  return allowed === undefined || more.length > 0
    ? phrase
    : `${allowedInChinese(whose!)}：${allowedInChinese(allowed)}`
}

/** A phrase that is a clause by itself, and one that says what to do; `应为` stands before what to be. */
const WHOLE = /^(?:不与|不用于|只用于|不填|没有这个字段$)/
const TO_DO = /^(?:与 .+同用$|与.+相同(?:$|：)|不递减|不含|自 .+递增$)/

/** What is expected as a clause: `应为 1 至 3 的整数`, `应与 --from 同用`. */
export function shouldBeInChinese(phrase: string): string {
  const words = allowedInChinese(phrase)
  if (WHOLE.test(words)) return words
  if (TO_DO.test(words)) return `应${words}`
  return /^[\w"-]/.test(words) ? `应为 ${words}` : `应为${words}`
}
