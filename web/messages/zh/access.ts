import type { AccessGroup, AccessTo } from '../../api.ts'

const PLACES: Record<AccessTo, string> = { usable: '可用托位', affordable: '可负担托位' }

/** Words of access and its fairness, on the overview and in plans. */
export const access = {
  title: '托位分布是否公平',
  toLegend: '计入哪些托位',
  to: { usable: '全部可用托位', affordable: '仅可负担托位' } satisfies Record<AccessTo, string>,
  note: (metres: string, to: AccessTo) => `每百名有照护需求的婴幼儿在路程 ${metres} 之内分得的${PLACES[to]}`,
  groups: '各人群与各区',
  group: '人群',
  kinds: { city: '全市', urban: '城镇', rural: '农村', district: '区' } satisfies Record<
    AccessGroup['kind'],
    string
  >,
  columns: {
    children: '有需求婴幼儿',
    access: '每百名托位',
    gini: '基尼系数',
    below: '低于下限',
    none: '无托位可及',
  },
  measures: {
    access: '托位可达性',
    gini: '基尼系数',
    theil: '泰尔指数',
    palma: '帕尔马比值',
    below: '低于下限的婴幼儿',
    none: '无托位可及的婴幼儿',
  },
  meanings: {
    access: (metres: string, to: AccessTo) =>
      `每百名有照护需求的婴幼儿在路程 ${metres} 之内分得的${PLACES[to]}。`,
    gini: '0 表示每名婴幼儿可及的托位一样多，越接近 1 越集中于少数。',
    theil: (between: string, within: string) =>
      `0 表示完全均等；其中 ${between} 来自区与区之间，${within} 来自各区内部。`,
    palma: '可达性最高的一成婴幼儿分得的托位，是最低四成合计的几倍；完全均等时为 0.25。',
    below: (per100: string) => `所在社区每百名有需求婴幼儿可及托位不足 ${per100} 个的占比。`,
    noThreshold: '本市未设可达性下限，因此不计占比。',
    none: (to: AccessTo) => `可达范围内没有任何适龄${PLACES[to]}的占比。`,
  },
  lorenz: '洛伦兹曲线',
  lorenzLabel: (least: string, most: string) =>
    `洛伦兹曲线：可达性最低的四成婴幼儿分得 ${least} 的托位，最高的一成分得 ${most}。`,
  axisChildren: '婴幼儿（由可达性低到高）',
  axisPlaces: '分得的托位',
  equal: '完全均等',
  fees: {
    usable: () => '不计费用',
    affordable: (yuan: string) => `只计已公布收费且每月不超过 ${yuan} 元的可用托位`,
  } satisfies Record<AccessTo, (yuan: string) => string>,
  planFees: (yuan: string) => `可负担：每月收费不超过 ${yuan} 元。`,
  method: (v: { metres: string; detour: string; weight: string; fees: string }) =>
    `算法：增强型两步移动搜寻法，按班型与月龄分配；路程为直线 × ${v.detour}，至多 ${v.metres}；权重按高斯曲线由 1 降至 ${v.weight}。${v.fees}；城镇为社区、农村为村，各以一点计，看不到其内部差别。`,
  notTheFunnel:
    '与托位漏斗的数字不同：漏斗中“可及”“可负担”只计有照护需求的婴幼儿能填满的托位，每名婴幼儿只算一次；这里凡婴幼儿可达的托位都计入，不论能否填满。',
  unknown: (share: string) => `${share} 的居民位置不明，按推定点位计入。`,
  withheld: (share: string) => `不予显示：${share} 的居民位置不明`,
  colourMap: '在地图上按可达性着色',
  communities: '查看各社区、村的可达性',
  recordsOf: (name: string) => `${name}：查看各社区、村的可达性`,
  groupsFile: '公平性',
  communitiesFile: '社区',
}
