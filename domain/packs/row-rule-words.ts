/** What `checkRow` of the pack files says, in Chinese; a test holds the two together. */
const ROW_RULES_ZH: Readonly<Record<string, string>> = {
  'less than end_age_months': '应小于截止月龄',
  'a code whose last character checks the others (GB 32100-2015)': '末位校验码不符（GB 32100-2015）',
  'a share between 0 and 1': '应为 0 与 1 之间的比例',
  'at least the children under 3': '不应少于 3 岁以下婴幼儿数',
  'the institution that this site extends': '应填写所扩建的机构',
  'empty unless kind is institution_extension': '仅在类别为 institution_extension 时填写',
  'duty_places and duty_year both, or neither': '配建托位与配建年份应同时填写或同时为空',
  'at least 4 places per 1,000 planned residents from 10,000 residents on':
    '规划人口 1 万及以上，每千人至少 4 个托位',
  'no day before adopted_on': '不得早于立项日',
  'no day before begun_on or adopted_on': '不得早于开工日或立项日',
  'no day before built_on, begun_on or adopted_on': '不得早于竣工日、开工日或立项日',
  'empty where filed_on stands': '已有备案日时应为空',
  'the institution that was filed': '应填写已备案的机构',
}

export const rowRuleInChinese = (allowed: string): string => ROW_RULES_ZH[allowed] ?? allowed
export const knownRowRules = (): readonly string[] => Object.keys(ROW_RULES_ZH)
