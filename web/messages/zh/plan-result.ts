import type { BridgeItem, ReliefFamily } from '../../plan-api.ts'

export const planResult = {
  baseDay: (day: string) => `${day} 基准日`,
  yearEnd: (year: string) => `${year} 年末`,
  daysNote: (day: string) =>
    `第一列是基准日 ${day} 当天的记录，与总览选同一天所见一致；前一天（上年末）的数字不含当天生效的备案。各年为 12 月 31 日。`,
  openOverview: '在总览中查看这一天',
  certifiedNote:
    '持证率的假定：岗位先由持证人员担任，新增托位的岗位全部由持证人员担任。这些人尚未受聘；实际持证率取决于招聘。',
  certifiedShort: '假定岗位先由持证人员担任',
  sideways: '左右滑动可看全部年份',
  placesAndUse: (v: { year: string; places: string; wanting: string; occupied: string; share: string }) =>
    `${v.year} 年末共有备案托位 ${v.places} 个；有照护意愿的婴幼儿 ${v.wanting} 人，预计在托 ${v.occupied} 人，可用托位使用率 ${v.share}。`,
  useWarning:
    '每千人口托位数数的是托位，不是孩子：只求达标，会在全市建成许多少有人用的托位，请对照预计使用率。',
  lowUse: (sites: string, of: string, places: string, below: string) =>
    `${of} 处新开点位中有 ${sites} 处（${places} 个托位）预计末年使用率低于 ${below}。`,
  showLowUse: '只看这些点位',
  lowUseTotal: (below: string) => `预计使用率低于 ${below}`,
  lowUseNote: (places: string) => `${places} 个托位`,
  lowUseFlag: (below: string) => `低于 ${below}`,
  lowUseFilter: (below: string) => `只看预计使用率低于 ${below}`,
  predictedShare: '预计使用率',
  bridge: '指标如何得出',
  bridgeNote: '从基准日到各年：现有机构、在建和已批项目、本方案各占多少；各行相加即为分子或分母。',
  bridgeOf: '选择指标',
  bridgeTargetLine: '目标所需',
  numerator: '分子',
  denominator: '分母',
  figure: '指标值',
  target: '目标',
  numerators: {
    places_per_1000: '备案托位',
    inclusive_share: '普惠托位',
    certified_carer_share: '在岗持证人员',
    community_coverage: '已覆盖社区',
  },
  denominators: {
    places_per_1000: '常住人口',
    inclusive_share: '备案托位',
    certified_carer_share: '保育岗位',
    community_coverage: '全部社区',
  },
  bridgeItems: {
    institutions: '基准日已有机构',
    project_building: '在建项目',
    project_planned: '已批未动工项目',
    programme: '本方案新开',
    residents_on_base_date: '基准日常住人口',
    residents_change: '此后人口变化',
    communities: '全部社区',
    carers_in_post: '基准日在岗',
    carers_to_ratio: '机构按比例尚需补足',
    carers_certified: '基准日在岗持证',
    certified_outside_posts: '岗外持证人员',
    certified_graduates: '历年毕业持证',
    certified_by_scenario: '情景另设的增减',
    certified_trained: '本方案培训',
    certified_without_post: '没有岗位的持证人员',
  } satisfies Record<BridgeItem, string>,
  sourceDay: (day: string) => `${day} 发布`,
  noneAlone: (families: readonly string[]) =>
    `已证明：单独放宽任何一类规则都不够（${families.join('、')}），须同时放宽两类或更多。`,
  notAlone: (families: readonly string[]) => `已证明：单独放宽${families.join('、')}无济于事。`,
  reliefFamilies: {
    budget: '预算',
    carers: '保育人员或培训',
    targets: '各项目标',
    reach: '社区覆盖目标',
    locks: '锁定或配建责任',
  } satisfies Record<ReliefFamily, string>,
  lowUseRelief: (share: string, sites: string) =>
    `本方案要求可达儿童至少能填满 ${share} 的托位，因此有 ${sites} 处候选地块未列入；降低这一要求也可能使方案可行。`,
  values: {
    yes: '是',
    metres: (metres: string, share: string) => `${metres} 内 ${share}`,
    upTo: (yuan: string, share: string) => `月费不超过 ${yuan}：${share}`,
    anyFee: (share: string) => `更高月费：${share}`,
    bands: {
      infant: '6–12 月龄',
      toddler_young: '12–18 月龄',
      toddler_old: '18–24 月龄',
      older_toddler: '24–36 月龄',
    } as Record<string, string>,
    stock: {
      certifiedOutsidePosts: '岗外持证',
      trainable: '可培训',
      graduatesPerYear: '每年毕业',
    } as Record<string, string>,
  },
}
