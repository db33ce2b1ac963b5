/** Chinese for the codes that stand in exported cells; the glossary has the same words. */
export const WORDS: Readonly<Record<string, string>> = {
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
  places: '托位',
  inclusive: '普惠',
  coverage: '覆盖',
  carers: '保育人员',
  budget: '预算',
  'at-least': '不少于',
  'at-most': '不超过',
  place: '托位',
  inclusive_place: '普惠托位',
  carer: '人',
  yuan: '元',
  child_years: '人年',
  // what may yield
  targets: '目标',
  reach: '覆盖',
  locks: '规划决定',
  decision: '项决定',
  // why a site opens nothing
  'not-chosen': '未选用',
  'locked-out': '规划排除',
  'not-available-in-time': '期内不可用',
  'duty-fulfilled': '配建义务已落实',
  'no-option': '无方案',
  // status and aim
  optimal: '已证最优',
  'within-gap': '已证误差内',
  stopped: '中止',
  infeasible: '无可行方案',
  'least-cost': '成本最低',
  'most-served': '服务最多',
  // where an assumption comes from
  pack: '数据包',
  scenario: '情景',
  rule: '规则',
}

/** The code with its Chinese before it: `幼儿园 kindergarten`. */
export const bilingual = (code: string): string => (WORDS[code] ? `${WORDS[code]} ${code}` : code)
