import { RECORD_WORDS } from './record-words.ts'
import { UNIT_WORDS } from './unit-words.ts'

/** Chinese for the codes that stand in exported cells; the glossary has the same words. */
const WORDS: Readonly<Record<string, string>> = {
  // kinds of site
  state_owned_house: '国有房屋',
  vacant_site: '闲置场地',
  kindergarten: '幼儿园',
  institution_extension: '机构扩建',
  residential_area: '新建居住区',
  // delivery modes; some are kinds of site too
  independent: '托育机构',
  community: '社区托育',
  kindergarten_class: '幼儿园托班',
  employer: '用人单位',
  service_centre: '综合服务中心',
  home_based: '家庭托育点',
  // operating models
  public: '公办',
  public_built_private_run: '公建民营',
  private_run_public_assisted: '民办公助',
  private: '民办',
  // indicators
  places_per_1000: '每千人口托位数',
  access: '托位可达性',
  // whose places access is told of
  usable: '可用托位',
  affordable: '可负担托位',
  inclusive_share: '普惠托位占比',
  certified_carer_share: '保育人员持证率',
  community_coverage: '社区覆盖率',
  // money
  capital: '建设',
  support: '运营补助',
  training: '培训',
  central: '中央',
  city: '市级',
  district: '区级',
  // rules
  'at-least': '不少于',
  'at-most': '不超过',
  // what an indicator is made of
  numerator: '分子',
  denominator: '分母',
  // moments of a plan
  base: '基准日',
  without: '末年（无方案）',
  with: '末年（有方案）',
  // why a figure is not shown
  no_records_yet: '尚无记录',
  points_estimated: '点位为推定',
  place_unknown: '位置不明',
  // why a site opens nothing
  'not-chosen': '未选用',
  'locked-out': '规划排除',
  'not-available-in-time': '期内不可用',
  'too-few-children': '可达婴幼儿过少',
  'duty-fulfilled': '配建义务已落实',
  'no-option': '无可选的开设方式',
  // status and aim
  optimal: '最优',
  'within-gap': '差距已证明',
  stopped: '提前停止',
  infeasible: '无可行方案',
  // states of a computation
  queued: '排队中',
  running: '计算中',
  stopping: '正在停止',
  finished: '已完成',
  failed: '未能完成',
  cancelled: '已取消',
  broken: '已中断',
  'least-cost': '最低公共成本',
  'most-served': '服务最多婴幼儿',
  // births cases
  low: '低出生情景',
  middle: '中出生情景',
  high: '高出生情景',
  observed: '已观测',
  // where an assumption comes from
  pack: '数据包',
  scenario: '情景',
  rule: '规则',
}

/** Chinese for the families of rules and for what indicators are made of, where a code has another sense elsewhere. */
const RULE_WORDS: Readonly<Record<string, string>> = {
  places: '托位目标',
  inclusive: '普惠目标',
  coverage: '社区覆盖目标',
  district: '区最低托位',
  carers: '持证保育人员',
  training: '培训能力',
  budget: '预算',
  // what may yield
  targets: '目标',
  reach: '社区覆盖',
  locks: '规划决定',
  joint: '各类规则一起',
  'lock-in': '锁定开设',
  'lock-out': '锁定不开',
  duty: '配建义务',
  // what an indicator is made of
  institution: '基准日机构',
  institutions: '基准日机构',
  project_building: '在建项目',
  project_planned: '已批未建项目',
  programme: '本方案',
  residents_on_base_date: '基准日常住人口',
  residents_change: '此后人口变化',
  communities: '全部社区',
  carers_in_post: '基准日在岗',
  carers_to_ratio: '按比例尚需补足',
  carers_certified: '基准日在岗持证',
  certified_outside_posts: '岗外持证',
  certified_graduates: '历年毕业持证',
  certified_in_service: '在岗培训考核通过',
  certified_lapsed: '证书到期未续',
  certified_left: '持证人员离职',
  certified_by_scenario: '情景另设的增减',
  certified_trained: '本方案培训',
  certified_without_post: '无岗位的持证人员',
}

const SENSES = { code: WORDS, rule: RULE_WORDS, unit: UNIT_WORDS, record: RECORD_WORDS } as const

/** The Chinese of a code in one of its senses; the code itself where there is none. */
export const wordOf = (code: string, sense: keyof typeof SENSES = 'code'): string =>
  SENSES[sense][code] ?? code

/** The code with its Chinese before it: `幼儿园 kindergarten`; as a unit `community` is `个社区 community`. */
export const bilingual = (code: string, sense: keyof typeof SENSES = 'code'): string =>
  SENSES[sense][code] ? `${SENSES[sense][code]} ${code}` : code
