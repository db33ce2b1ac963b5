import type { Source } from './sources.ts'

/** How this pack derives figures. */
export const METHODS: readonly Source[] = [
  {
    code: 'method-raking',
    kind: 'method',
    title: '普查人口分摊到社区和村',
    title_en: 'Census residents raked over communities and villages',
    note: '在各区内，将城镇人口分摊到社区、乡村人口分摊到村，同类等额分配，并固定19个已知的普查数值（迭代比例拟合）；无乡村人口的区，村的权重取0.15；尾数按最大余数法取整。婴幼儿按常住人口比例分摊；1岁、2岁人口按出生队列从1—4岁人口中分解。',
    note_en:
      'Within each district urban residents over communities and rural over villages, all alike, 19 known census values pinned (iterative proportional fitting), village weight 0.15 where no rural residents; largest remainder. Ages in proportion to residents; 1 and 2 years out of 1–4 by birth cohorts.',
  },
  {
    code: 'method-district-years',
    kind: 'method',
    title: '各区历年常住人口与婴幼儿推算',
    title_en: 'Residents and under-threes by district and year',
    note: '全市年末常住人口和出生人口采用公布数（2018—2024年），按普查的各区比例分摊；2020年以前出生的队列采用普查数，以后的队列采用出生人口；存活率取1，不计迁移。',
    note_en:
      'City residents at year end and births as published (2018–2024), shared by the district shares of the census; cohorts born before 2020 as the census counted them, later ones by births; survival 1, no moves.',
  },
  {
    code: 'method-carried-forward',
    kind: 'method',
    title: '2025年推算',
    title_en: 'Year end 2025 carried forward',
    note: '数据包中没有2025年公布数：常住人口沿用2024年数，出生人口取2022—2024年平均数。',
    note_en: 'No figure of 2025 is in the pack: residents as in 2024, births as the mean of 2022–24.',
  },
  {
    code: 'method-births-cases',
    kind: 'method',
    title: '出生情景推算',
    title_en: 'Low, middle and high births',
    note: '中方案：每年取2022—2024年平均出生人口。低、高方案分别低、高15%，该幅度系演示假设。常住人口以2024年为基数，随出生人口与中方案之差相应增减。',
    note_en:
      'Middle: mean births of 2022–24 each year. Low and high: 15 % less and more, a band invented for demonstration. Residents as in 2024, plus or minus the births beside the middle case.',
  },
  {
    code: 'method-population-ages',
    kind: 'method',
    title: '分性别、年龄常住人口推算',
    title_en: 'Residents by sex and age',
    note: '2020年：0—14岁和15—49岁女性为普查数；15—49岁的年龄构成由2010年普查各十岁组推后十年并平滑到单岁（保总量插值）；50岁及以上为2010年的存活者，男女各半；15—49岁男性为其余人口。2024年：推后四年，新生各队列采用公布的出生人口，其余按年末常住人口缩放。出生性别比取2020年全国普查的111.3。',
    note_en:
      '2020: ages 0–14 and women of 15–49 as counted; single ages of 15–49 from the ten-year groups of 2010, ten years on and smoothed within their totals (Tobler 1979); from 50 on the survivors of 2010, half of each sex; men of 15–49 the rest. 2024: four years on, births as published, others scaled to the residents. 111.3 boys per 100 girls, national census of 2020.',
  },
  {
    code: 'method-fertility-levels',
    kind: 'method',
    title: '总和生育率推算',
    title_en: 'Total fertility',
    note: '中方案：使2023年末育龄妇女按所用生育模式生育2022—2024年平均出生人口的总和生育率。低、高方案分别低、高15%：以2020年为起点、生育率不变，推算2021—2024年出生人口与公布数的最大误差为13%，向上取整。',
    note_en:
      'Middle: the level at which the women of the end of 2023 have the mean births of 2022–24 in the pattern used. Low and high: 15 % less and more, since a projection from 2020 at constant fertility misses the published births of 2021–24 by at most 13 %, rounded up.',
  },
  {
    code: 'method-room-area',
    kind: 'method',
    title: '人均用房面积推算',
    title_en: 'Room area per child',
    note: '按建筑设计规范的睡眠、活动用房面积除以班额上限：乳儿班45/10，托小班70/15；托大班、混合班分别按托小班70平方米除以20人、18人推算。',
    note_en:
      'Sleep and activity area of the building code over the class limit: infant 45/10, toddler 70/15; the 70 m² of the toddler class over 20 and 18 children for older toddlers and mixed classes.',
  },
]

/** What is invented, and what families and the country are said to do. */
export const DEMO: readonly Source[] = [
  {
    code: 'demo-network',
    kind: 'demo',
    title: '演示用机构、班级、人员与在托数据',
    title_en: 'Generated demonstration network',
    note: '按随机种子虚构：天津市托育机构的托位、收费和坐标没有公开名录。总量按已公布指标校准；机构名称由地名和中性词语组成。',
    note_en:
      'Invented from a seed: no register of Tianjin’s institutions is public with places, prices and coordinates. Calibrated to stated totals; names are made of place names and neutral words.',
  },
  {
    code: 'demo-sites',
    kind: 'demo',
    title: '演示用候选选址与项目',
    title_en: 'Generated candidate sites and projects',
    note: '按随机种子虚构。除每个新增普惠托位中央预算内投资1万元为公布标准外，单位成本均系虚构。',
    note_en:
      'Invented from a seed. All unit costs are invented, except that central investment of 10,000 yuan per new inclusive place is a published rate.',
  },
  {
    code: 'demo-settings',
    kind: 'demo',
    title: '演示用参数',
    title_en: 'Demonstration settings',
    note: '为演示设定；取值理由见各项设定的说明。',
    note_en: 'Chosen for demonstration; the note of each setting says how.',
  },
  {
    code: 'demo-plan-2030',
    kind: 'demo',
    title: '2026—2030年演示规划',
    title_en: 'Demonstration plan 2026–2030',
    note: '数据包中没有2025年以后的规划：沿用2025年目标，重新以2030年末为期限。',
    note_en: 'No plan after 2025 was at hand: the targets of 2025, reached anew by the end of 2030.',
  },
  {
    code: 'demo-graduates',
    kind: 'demo',
    title: '演示用毕业生数据',
    title_en: 'Demonstration graduates',
    note: '虚构：没有公开的分院校、专业毕业生数。院校名称为代号；专业名称取自教育部职业教育专业目录（2021年）。2028年以后按2028年人数计。',
    note_en:
      'Invented: no figures by school and major are public. Schools are placeholders; majors are those of the national catalogue of vocational majors of 2021. After 2028 the numbers of 2028 stand in.',
  },
  {
    code: 'family-survey',
    kind: 'statistics',
    title: '家庭托育意愿与用位情况(全国)',
    title_en: 'What families accept, national figures',
    certainty: 'medium',
    note: '90%的家庭可接受距离不超过3公里，70%的家庭可接受月费不超过2000元；收费标准约为公办3146元、民办6500元，平均1978元。2023年3岁以下婴幼儿入托率7.86%，托位使用率46.7%。',
    note_en:
      '90 % accept at most 3 km, 70 % at most 2,000 yuan a month; asked prices about 3,146 (public) and 6,500 (private); mean 1,978. In 2023 7.86 % of under-threes were enrolled and 46.7 % of places used.',
  },
  {
    code: 'national-places',
    kind: 'statistics',
    title: '全国每千人口托位数',
    title_en: 'Places per 1,000 residents, national',
    certainty: 'high',
    note: '2021年2.03个，2022年2.5个，2023年3.38个，2024年4.08个，2025年4.73个。',
    note_en: '2.03 (2021), 2.5 (2022), 3.38 (2023), 4.08 (2024), 4.73 (2025).',
  },
]
