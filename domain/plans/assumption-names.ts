import { findSettingForm } from '../territory/setting-forms.ts'

/** What a plan rests on beside the settings, in Chinese and English. */
const NAMES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  least_reachable_use: [
    '可达婴幼儿至少能填满的占比',
    'Least share of places that children in reach could fill',
  ],
  sites_left_out_for_too_few_children: [
    '因可达婴幼儿过少而排除的点位',
    'Sites left out because too few children are in reach',
  ],
  institutions_stay_as_on_base_date: [
    '机构保持基准日的托位、普惠认定和收费',
    'Institutions keep the places, recognition and fees of the base date',
  ],
  nobody_leaves_and_certificates_are_renewed: [
    '保育人员均不离职，证书到期均续',
    'No carer leaves, and certificates are renewed when they end',
  ],
  graduates: [
    '每年入行的毕业生（末年之后按末年人数）',
    'Graduates who enter each year (after the last known year as many as in it)',
  ],
  children_by: ['人口与婴幼儿的来源', 'Where residents and children come from'],
  district_years: ['各区人口与婴幼儿推算', 'Residents and children of the districts'],
  population_ages: ['队列推算的起始年份', 'Year from which the cohorts are carried forward'],
  life_tables: ['生命表的年份', 'Year of the life table'],
  fertility_rates: ['分年龄生育模式的年份', 'Year of the births by age of the mother'],
  migrants_are_below_age: [
    '净迁移人口均在此年龄以下，按起始年的性别和年龄分布',
    'Net migrants are below this age, spread as people lie by sex and age at the start',
  ],
  new_housing_draws_families: [
    '新建居住区吸引全市其他地区的家庭迁入',
    'New residential areas draw families from the rest of the city',
  ],
  posts_go_to_certified_carers_first: [
    '岗位先由持证人员担任，新增托位的岗位全部由持证人员担任',
    'Posts go to certified carers first; those of new places to certified carers only',
  ],
  projects_open_in_their_due_year_begun_or_not: [
    '已批项目无论是否动工，均在应建成的年份开办',
    'Adopted projects open in the year they are due, begun or not',
  ],
  births_case: ['出生情景', 'Births'],
  access_weight_at_reach: [
    '可达性：托位在可达距离处的权重（高斯衰减）',
    'Access: weight of a place at the reach (Gaussian)',
  ],
  carers_in_post: ['基准日在岗保育人员', 'Carers in post on the base date'],
  carers_certified: ['其中持证', 'Certified carers of them'],
  no_training_without_training_cost_yuan: [
    '未设每人培训费，本方案不安排培训',
    'No training in this plan: the cost of training a carer is not set',
  ],
  no_training_without_training_yearly_cap: [
    '未设每年培训上限，本方案不安排培训',
    'No training in this plan: the most trained in a year is not set',
  ],
  ways_on_foot: ['路程按步行计算', 'Ways are walked'],
  ways_by_bicycle: ['路程按骑行计算', 'Ways are cycled'],
  network_file: ['路网文件', 'File of the road network'],
  network_fingerprint: ['路网文件指纹（SHA-256）', 'Fingerprint of the road network (SHA-256)'],
  routing_service: ['路径服务', 'Routing service'],
  speed_km_per_hour: ['出行速度', 'Speed'],
  steps_share: ['台阶上的速度占平地的比例', 'Speed on steps as a share of that on the level'],
  streets_open_by_default: [
    '没有通行标签的道路按默认表判断可否步行、骑行',
    'Streets without tags of their own are open to walkers and cyclists as the table says',
  ],
  snap_metres: ['地点距路网的上限', 'Farthest that a place may lie from the network'],
  network_nodes: ['路网节点', 'Nodes of the network'],
  network_nodes_missing: ['文件中缺少的节点', 'Nodes that the file lacks'],
  network_nodes_left_aside: [
    '与路网主体不连通而不用的节点',
    'Nodes of small parts apart from the rest, left aside',
  ],
  places_off_network: ['不在路网上而没有路程的地点', 'Places off the network, which have no ways'],
  facilities_unreached: ['可达距离内无社区可到的机构和点位', 'Facilities that no community reaches'],
  duties_waived: ['免除全部配建义务', 'All duties of new residential areas are waived'],
}

const OF_A_SITE: readonly (readonly [prefix: string, zh: string, en: string])[] = [
  ['duty_waived_', '免除配建义务', 'Duty waived'],
  ['duty_after_plan_', '规划期后才能履行的配建义务', 'Duty that can be done only after the plan'],
]

/** The name of a setting or of another assumption; one without a name is called by its key. */
export function nameOfAssumption(key: string): { name: string; nameEn: string } {
  for (const [prefix, zh, en] of OF_A_SITE)
    if (key.startsWith(prefix)) {
      const site = key.slice(prefix.length)
      return { name: `${zh} ${site}`, nameEn: `${en} ${site}` }
    }
  const setting = findSettingForm(key)
  if (setting) return { name: setting.name.zh, nameEn: setting.name.en }
  const [name, nameEn] = NAMES[key] ?? [key, key]
  return { name, nameEn }
}
