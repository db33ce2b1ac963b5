/** What units are called: those of exported figures, then those of settings. In an exported cell the code stands for English. */
const UNITS = {
  place: { zh: '个托位', en: 'place' },
  places: { zh: '个托位', en: 'places' },
  inclusive_place: { zh: '个普惠托位', en: 'inclusive place' },
  community: { zh: '个社区', en: 'community' },
  carer: { zh: '人', en: 'carer' },
  carers: { zh: '人', en: 'carers' },
  children: { zh: '人', en: 'children' },
  child_years: { zh: '人年', en: 'child-years' },
  sites: { zh: '处', en: 'sites' },
  places_per_100: { zh: '个/百名', en: 'places per 100' },
  share: { zh: '比例', en: 'share' },
  yuan: { zh: '元', en: 'yuan' },
  decision: { zh: '项决定', en: 'decision' },
  // of a comparison
  year_option_places: { zh: '年份、开设方式、托位', en: 'year, option, places' },
  metre: { zh: '米', en: 'metre' },
  // of settings
  m: { zh: '米', en: 'metres' },
  'm, share': { zh: '米、比例', en: 'metres, share' },
  'share/year': { zh: '每年', en: 'a year' },
  'share, years, persons': { zh: '比例、年、人', en: 'share, years, people' },
  'yuan/month': { zh: '元/月', en: 'yuan a month' },
  'yuan/month, share': { zh: '元/月、比例', en: 'yuan a month, share' },
  'yuan/person': { zh: '元/人', en: 'yuan a person' },
  'yuan/place': { zh: '元/托位', en: 'yuan a place' },
  'places/100': { zh: '个托位/百名婴幼儿', en: 'places per 100 children' },
  'places/1,000': { zh: '个/千人', en: 'places per 1,000' },
  persons: { zh: '人', en: 'people' },
  'persons/year': { zh: '人/年', en: 'people a year' },
  'births/woman': { zh: '个孩子/妇女', en: 'children a woman' },
  year: { zh: '年', en: 'year' },
  years: { zh: '年', en: 'years' },
  'km/h': { zh: '公里/小时', en: 'km/h' },
}

/** A unit in words; one that nobody named stands as it is. */
export const unitName = (unit: string, language: 'zh' | 'en'): string =>
  Object.hasOwn(UNITS, unit) ? UNITS[unit as keyof typeof UNITS][language] : unit

/** Chinese for units, by their codes. */
export const UNIT_WORDS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(UNITS).map(([unit, name]) => [unit, name.zh]),
)
