import { findSettingForm } from '../territory/setting-forms.ts'

/** What a plan rests on beside the settings, in Chinese and English. */
const NAMES: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  least_reachable_use: [
    '可达儿童至少能填满的占比',
    'Least share of places that children in reach could fill',
  ],
  sites_left_out_for_too_few_children: [
    '因可达儿童过少而排除的地块',
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
  life_tables: ['生命表', 'Life table'],
  fertility_rates: ['分年龄生育模式', 'Births by age of the mother'],
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
  carers_in_post: ['基准日在岗保育人员', 'Carers in post on the base date'],
  carers_certified: ['其中持证', 'Certified carers of them'],
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
