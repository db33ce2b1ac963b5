/** What the tables of an exported plan are called: as sheets of the workbook, and as files on the page. */
const TABLE_NAMES = {
  guide: { zh: '说明', en: 'Guide' },
  summary: { zh: '摘要', en: 'Summary' },
  indicators: { zh: '指标', en: 'Indicators by year' },
  bridge: { zh: '指标构成', en: 'Bridge' },
  standing: { zh: '现有与在建', en: 'Without the programme' },
  covered: { zh: '覆盖社区', en: 'Covered communities' },
  programme: { zh: '开设点位', en: 'Sites opened' },
  'left-out': { zh: '未开设点位', en: 'Sites left out' },
  cost: { zh: '成本', en: 'Cost' },
  carers: { zh: '保育人员', en: 'Carers' },
  'carer-flows': { zh: '保育人员流动', en: 'Carer flows' },
  limits: { zh: '规则', en: 'Rules' },
  reliefs: { zh: '须放宽的规则', en: 'What would have to yield' },
  use: { zh: '预计使用', en: 'Predicted use' },
  access: { zh: '可达性与公平', en: 'Access and fairness' },
  'access-points': { zh: '社区可达性', en: 'Access of communities' },
  children: { zh: '婴幼儿预测', en: 'Children' },
  births: { zh: '出生情景', en: 'Births' },
  inputs: { zh: '输入', en: 'Inputs' },
}

export type PlanTable = keyof typeof TABLE_NAMES

/** A table's name in addresses, in Chinese and in English. */
export const tableNamed = (name: PlanTable) => ({ name, ...TABLE_NAMES[name] })

/** The names of all tables in one language. */
export const tableNames = (language: 'zh' | 'en') =>
  Object.fromEntries(Object.entries(TABLE_NAMES).map(([table, name]) => [table, name[language]])) as Record<
    PlanTable,
    string
  >
