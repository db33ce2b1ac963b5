/**
 * The help in Chinese. Commands say their help once, in English, where they are defined; this table has the Chinese of
 * every text, and a test that none is missing and none is left over.
 */
const TEXTS: Readonly<Record<string, string>> = {
  // commander's own words
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Commands:': '命令：',
  'output the version number': '显示版本号',
  'display help for command': '显示用法',
  // the program
  "Plan, fund, supervise and run a city's inclusive childcare network":
    '城市普惠托育服务网络的规划、投入、监管与运营',
  'language of messages; else as LANG says': '消息的语言；不指定时依 LANG',
  'which city of the database, by the name of its schema': '使用数据库中的哪座城市，写其 schema 名',
  'Example:': '示例：',
  'Examples:': '示例：',
  'what is wrong with a city pack, all at once': '一次列出城市数据包的全部问题',
  'fill an empty database from it': '用数据包填充空数据库',
  'put another pack in its place': '换成另一个数据包',
  'compute a programme and write it as a workbook': '计算方案并写成工作簿',
  'The database is the embedded one in TUOYU_DATA (by default .tuoyu beside the program),':
    '默认使用 TUOYU_DATA 目录（缺省为程序旁的 .tuoyu）中的内置数据库，',
  'shared with a running server, or the PostgreSQL that DATABASE_URL names.':
    '可与运行中的服务器同时使用；设有 DATABASE_URL 时使用其所指的 PostgreSQL。',
  'Results go to stdout, progress and refusals to stderr.': '结果写到标准输出，进度与拒绝原因写到标准错误。',
  'Exit codes:': '退出码：',
  done: '完成',
  'a defect of Tuoyu: the message helps its makers': '程序自身的缺陷，消息供开发者排查',
  'wrong usage, or refused: nothing was changed': '用法有误或被拒绝，未作任何更改',
  'the database, a routing service, a folder or a disk cannot be had': '数据库、路径服务、目录或磁盘不可用',
  'computed: no programme meets all rules; the output says why': '已计算：没有满足全部规则的方案，原因见输出',
  'computed: stopped early with the best programme so far': '已计算：提前中止，给出当前最好的方案',
  'interrupted by Ctrl-C': '被 Ctrl-C 中断',
  // pack
  'check and load city packs: folders of CSV and GeoJSON (docs/city-pack.md)':
    '检查和载入城市数据包：由 CSV 和 GeoJSON 组成的目录（docs/city-pack.md）',
  'report every fault of a pack at once; touches no database': '一次报告数据包的全部问题，不动数据库',
  'folder of the pack': '数据包目录',
  'print the report as JSON': '以 JSON 输出报告',
  'load a pack into the database: all of it, or nothing when it has an error':
    '把数据包载入数据库：全部载入；有错误时一概不载入',
  'put it in the place of the pack that is loaded; audit and plans stay':
    '替换已载入的数据包；审计记录与方案保留',
  'print counts and warnings as JSON': '以 JSON 输出行数与警告',
  // indicators
  'where the city stands on a day: the place funnel, the indicators and their targets':
    '某日的现状：托位漏斗、各项指标及其目标',
  'the day, YYYY-MM-DD; else today, or the last day of the records':
    '日期，写作 YYYY-MM-DD；不指定时为今日，或记录的最后一日',
  'a row for each area': '每个区域一行',
  'list the records behind one figure': '列出某项数字背后的记录',
  'with --records: of this district or sub-district': '与 --records 同用：只看该区或该街镇',
  'how evenly places lie within reach: the city, town and country, each district':
    '可及托位的分布是否公平：全市、城镇与农村、各区',
  'with --fairness: only places whose fee is within the families’ limit':
    '与 --fairness 同用：只计收费不超过家庭可承受上限的托位',
  'write all columns as CSV': '把全部列写成 CSV',
  'print everything as JSON': '以 JSON 输出全部内容',
  'the city today, or on the last day of its records': '全市今日或记录最后一日的现状',
  'how evenly places lie within reach': '可及托位的分布是否公平',
  'the same of places that families can pay for': '同上，只计家庭可承受的托位',
  'what the figure counts, and what it leaves out and why': '该数字计入什么，未计入什么及其原因',
  'Measures and their formulas: docs/methods/indicators.md; the place funnel: docs/methods/place-funnel.md.':
    '指标与公式见 docs/methods/indicators.md，托位漏斗见 docs/methods/place-funnel.md。',
  // plan
  'compute the programme that reaches the targets: what opens where and when, with a proved gap':
    '计算达到目标的方案：何处何时开设什么，并给出已证明的差距',
  'a scenario of the city, or a JSON file; else the one of today':
    '本市的情景，或 JSON 文件；不指定时用今日的情景',
  'births of the coming years': '未来各年的出生情景',
  'targets of places hold for low, middle and high births alike': '托位目标在低、中、高出生情景下都要达到',
  'hold the plan against low, middle and high births; at least cost make it anew for each too':
    '按低、中、高出生情景逐一检验方案；目标为最低公共成本时另为各情景重新计算',
  'least public cost, or most children served in the budgets': '公共投入最少，或在预算内服务婴幼儿最多',
  'ways as CSV from,to,metres instead of straight line × detour':
    '用 CSV（from,to,metres）给出路程，代替直线 × 绕行系数',
  'ways along the streets of an .osm.pbf file; else the one TUOYU_NETWORK names':
    '按 .osm.pbf 文件的道路计算路程；不写文件时用 TUOYU_NETWORK 所指的',
  'ways as the service tells that TUOYU_ROUTING_URL names': '路程由 TUOYU_ROUTING_URL 所指的路径服务给出',
  'with --network or --routing: how families go': '与 --network 或 --routing 同用：出行方式',
  'with --network or --routing: do without places that have no way':
    '与 --network 或 --routing 同用：没有路程的地点不参与计算',
  'start from an earlier plan: a computation by number, or a file of --json':
    '从已有方案开始：计算编号，或 --json 写出的文件',
  'with --from, where cost is to be least: change a site only where needed, or where it saves a twentieth of an average one':
    '与 --from 同用，仅限最低公共成本：只在需要处更换点位，或更换一处能节省点位平均成本的二十分之一以上时才更换',
  'with --from, of a computation that found no plan: make this change, and start from the plan found for it':
    '与 --from 同用，用于没有得到方案的计算：采用这项改动，并从为它找到的方案开始',
  'stop once this gap is proved, e.g. 0.005': '证明的差距达到此值即停，如 0.005',
  'stop after so long; a slower machine may then find another plan':
    '计算多少秒后停止；机器较慢时方案可能不同',
  'effort: 1 is normal, 2 twice as much': '计算力度：1 为正常，2 为两倍',
  'print the whole plan as JSON': '以 JSON 输出完整方案',
  'write a workbook': '写出工作簿',
  'write a layer of points': '写出点图层',
  'write a folder of CSV files; it must not exist yet': '写出 CSV 文件目录；目录须尚不存在',
  'the scenario of today': '今日的情景',
  'whether it holds, whatever the births': '方案在各出生情景下是否都成立',
  'with the change that would allow a plan': '采用使方案可行的改动',
  'ways along the streets: docs/travel.md': '按道路计算路程：docs/travel.md',
  'Exit code 10: no plan meets all rules; the output says what each family of rules would have to yield.':
    '退出码 10：没有满足全部规则的方案，输出说明各类规则须放宽多少。',
  'Exit code 11: stopped by Ctrl-C or --seconds; the best plan so far is printed and written. A second Ctrl-C breaks off.':
    '退出码 11：被 Ctrl-C 或 --seconds 中止，输出并写出当前最好的方案；再按一次 Ctrl-C 立即退出。',
  'Formats of the files: docs/plan-export.md.': '各文件的格式见 docs/plan-export.md。',
  // travel
  'find the ways from communities to facilities along a road network (.osm.pbf), as a matrix':
    '沿路网（.osm.pbf）求社区到机构的路程，写成矩阵',
  'the road network; else the one that TUOYU_NETWORK names': '路网文件；不指定时用 TUOYU_NETWORK 所指的',
  'write from,to,metres,minutes, for tuoyu plan --matrix':
    '写出 from,to,metres,minutes，供 tuoyu plan --matrix 使用',
  'write from,to,cost in minutes, for tuoyu access': '写出 from,to,cost（分钟），供 tuoyu access 使用',
  'places of this scenario; else of the one of today': '取该情景中的地点；不指定时用今日的情景',
  'where families live: code,longitude,latitude': '家庭所在地：code,longitude,latitude',
  'where they may go: code,longitude,latitude': '可去的地点：code,longitude,latitude',
  'ask the routing service that TUOYU_ROUTING_URL names': '向 TUOYU_ROUTING_URL 所指的路径服务查询',
  'how families go': '出行方式',
  'instead of what is usual for the mode': '代替该出行方式的通常速度',
  'how far a place may lie from the network': '地点距路网的上限',
  'longest way; else the reach of the scenario, or none':
    '最长路程；不指定时为情景的可达距离，没有情景时不限',
  'do without places that have no way, and list them': '没有路程的地点不参与计算，并列出',
  'print what was found as JSON, without the ways': '以 JSON 输出结果，不含各条路程',
  'ways of the plan of today, on foot': '今日方案的步行路程',
  'asks the service that TUOYU_ROUTING_URL names': '向 TUOYU_ROUTING_URL 所指的服务查询',
  'plans by what was written': '按写出的矩阵计算方案',
  'Without a file the network is the one that TUOYU_NETWORK names. Places are those of a scenario of the city, or two files':
    '不写文件时用 TUOYU_NETWORK 所指的路网。地点取自本市的情景，或两个文件：',
  'code,longitude,latitude (编码 经度 纬度), which need no database. What was found is kept in TUOYU_DATA/travel.':
    'code,longitude,latitude（编码 经度 纬度），此时不需要数据库。求得的路程保存在 TUOYU_DATA/travel。',
  'Rules, speeds and formats: docs/travel.md.': '规则、速度与格式见 docs/travel.zh-CN.md。',
  // forecast
  'children and carers of the coming years, with what the figures rest on':
    '未来各年的婴幼儿与保育人员，及数字的依据',
  'what is forecast': '预测什么',
  'births of the districts shown': '所示各区的出生情景',
  'project children by cohorts, whatever the scenario says': '按队列推算婴幼儿，不论情景如何设定',
  'births per woman over her life; projects by cohorts': '每名妇女一生的生育数；按队列推算',
  'people who come, less those who go, in a year; projects by cohorts':
    '每年净迁入人数（迁入减迁出）；按队列推算',
  'show the districts too': '同时列出各区',
  'write all rows as CSV': '把全部行写成 CSV',
  'print rows and assumptions as JSON': '以 JSON 输出各行与各项依据',
  'low, middle and high, as the city pack has them': '低、中、高出生情景，取自城市数据包',
  'the same projected from people by age and sex': '同上，由分年龄、性别人口推算',
  'Methods: docs/methods/forecast-children.md, docs/methods/forecast-carers.md.':
    '方法见 docs/methods/forecast-children.md、docs/methods/forecast-carers.md。',
  // access
  'places within reach of each demand point, and how fairly they lie, from three CSV files':
    '由三个 CSV 文件计算各需求点可及的托位，及其分布是否公平',
  'how access is measured': '可达性的算法',
  'children by demand point': '各需求点的婴幼儿',
  'places by site': '各机构的托位',
  'ways between them with their costs': '两者之间的路程及成本',
  'the dearest way that counts; else every way of the file': '计入的最大成本；不指定时文件中的路程全部计入',
  'how the weight of a way falls with its cost': '权重如何随成本下降',
  'raam: the way that weighs as much as a usual queue': '仅 raam：与通常排队相当的路程',
  'count the children for whom the value is not enough': '统计未达到此标准的婴幼儿',
  'Methods (docs/methods/access.md):': '算法（docs/methods/access.md）：',
  'places over children within the catchment; Luo & Wang 2003':
    '两步移动搜寻法：搜寻半径内托位与婴幼儿之比；Luo & Wang 2003',
  'the same, weighted by the decay; Luo & Qi 2009':
    '增强型两步移动搜寻法：同上，按距离衰减加权；Luo & Qi 2009',
  'children choose among near sites first; Wan, Zou & Sternberg 2012':
    '三步移动搜寻法：婴幼儿先在较近的机构间选择；Wan, Zou & Sternberg 2012',
  'how crowded each institution is; Wang 2018': '逆向两步移动搜寻法：各机构的拥挤程度；Wang 2018',
  'large institutions draw more; Luo 2014': '赫夫模型搜寻法：规模大的机构吸引力更强；Luo 2014',
  'every child counts once; Paez, Higgins & Vivona 2019':
    '平衡搜寻法：每名婴幼儿只计一次；Paez, Higgins & Vivona 2019',
  'way and queue in equilibrium, a cost; Saxon & Snow 2020':
    '理性主体模型：路程与排队的均衡，结果为成本；Saxon & Snow 2020',
  'Files: demand has id,amount[,group][,advantage], supply id,amount[,group], costs from,to,cost; headings may be Chinese':
    '文件：demand 的列为 id,amount[,group][,advantage]，supply 为 id,amount[,group]，costs 为 from,to,cost；表头可用中文',
  '(编码 数量 组别 经济状况 起点 终点 成本), UTF-8 or GBK. A pair without a cost is out of reach.':
    '（编码 数量 组别 经济状况 起点 终点 成本），编码为 UTF-8 或 GBK。没有成本的一对视为不可及。',
  'Decays: none, steps:10=1,20=0.68,30=0.22, gaussian:SIGMA, exponential:RATE, power:EXPONENT,LEAST':
    '衰减：none, steps:10=1,20=0.68,30=0.22, gaussian:SIGMA, exponential:RATE, power:EXPONENT,LEAST',
  'enhanced, three-step and huff need one; two-step and raam take none.':
    'enhanced、three-step、huff 须指定；two-step、raam 不用。',
  // solve
  'solve a location problem from a file, with a proved bound; needs no database':
    '求解文件中的选址问题，并证明界；不需要数据库',
  'what is asked': '问题类型',
  'the problem': '问题文件',
  'how the file is written; else its ending says it: .csv, .tsp, any other orlib':
    '文件的写法；不填时按扩展名：.csv 为 csv，.tsp 为 tsplib，其余为 orlib',
  'straight lines as they are, or rounded down': '直线距离照实计算（real）或向下取整（floor）',
  'sites to open, where the file does not say or otherwise than it says':
    '开设点位数；文件未写明或须另定时给出',
  'distance up to which a site covers': '点位的覆盖半径',
  'set covering: sites that must cover each point, 2 with a backup':
    '仅集合覆盖：每个需求点须由几个点位覆盖，2 为有后备',
  'capacity of each site for which the file has none': '文件未写明容量的点位的容量',
  'stop once this gap is proved, e.g. 0.001; 0 asks for the proved optimum':
    '证明的差距达到此值即停，如 0.001；0 为求得最优',
  'stop after so many million steps; equal input then gives equal output':
    '计算多少百万步后停止；相同的输入得到相同的结果',
  'stop after so long': '计算多少秒后停止',
  '2: search in two threads, where the model allows it; the answer is that of one':
    '2：模型允许时用两个线程搜索，答案与一个线程相同',
  'start of the random numbers': '随机数种子',
  'write as CSV who is served where, with what it costs': '把各需求点由哪个点位服务及其成本写成 CSV',
  'who is served where': '各需求点由哪个点位服务',
  'print the answer as JSON': '以 JSON 输出答案',
  'Sites are numbered from 1 in the order of the file. Formats: docs/location-files.md.':
    '点位按文件中的次序从 1 编号。格式见 docs/location-files.md。',
  'Exit code 10: infeasible. Exit code 11: stopped by Ctrl-C, --seconds or --work before the gap was proved; the best answer so':
    '退出码 10：无可行解。退出码 11：证明达到所要求的差距之前被 Ctrl-C、--seconds 或 --work 中止，',
  'far is printed. A second Ctrl-C breaks off.': '输出当前最好的答案；再按一次 Ctrl-C 立即退出。',
}

/** English texts that have Chinese. */
export const HELP_TEXTS: readonly string[] = Object.keys(TEXTS)

/** A text with the choices and the default that commander sets behind it in brackets. */
function chinese(text: string): string {
  const [, bare, bracket] = /^(.*) \(((?:choices|default): .+)\)$/.exec(text) ?? []
  if (bare === undefined || bracket === undefined) return TEXTS[text] ?? text
  const said = bracket
    .replace('choices: ', '可选：')
    .replace(/(, )?default: /, (_, after) => `${after ? '；' : ''}默认：`)
  return `${TEXTS[bare] ?? bare}（${said}）`
}

/** A help that was not wrapped, line by line; of a line in two columns the second is said in Chinese. */
export const helpInChinese = (help: string): string =>
  help
    .split('\n')
    .map(line => {
      const [, term, text] = /^( +\S.*? {2,})(\S.*)$/.exec(line) ?? []
      return term && text ? term + chinese(text) : chinese(line).replace(/^Usage: /, '用法：')
    })
    .join('\n')
