import type { Row } from '../shared/csv.ts'
import type { Project } from './project.ts'
import type { Option, Site } from './site.ts'

const DEMO = { mark: 'demo', source: 'demo-sites' } as const

/** The rows of every file about candidate sites and projects, by file name. */
export function supplyRows(sites: readonly Site[], projects: readonly Project[]): Map<string, Row[]> {
  const options = sites.flatMap(site =>
    site.options.map((option, index) => ({ site: site.code, code: `${site.code}-O${index + 1}`, option })),
  )
  return new Map<string, Row[]>([
    ['sites.csv', sites.map(siteRow)],
    [
      'site_recognitions.csv',
      sites.flatMap(({ code, recognitions }) => recognitions.map(span => ({ site: code, ...span }))),
    ],
    ['site_options.csv', options.map(({ site, code, option }) => ({ site, code, ...optionCells(option) }))],
    [
      'site_option_classes.csv',
      options.flatMap(({ code, option }) =>
        option.groups.map(({ type, classes, places }) => ({
          site_option: code,
          class_type: type,
          classes,
          places,
        })),
      ),
    ],
    ['projects.csv', projects.map(projectRow)],
    [
      'project_classes.csv',
      projects.flatMap(({ code, groups }) =>
        groups.map(({ type, classes, places }) => ({ project: code, class_type: type, classes, places })),
      ),
    ],
  ])
}

const siteRow = (site: Site): Row => ({
  code: site.code,
  name: site.name,
  kind: site.kind,
  community: site.community.code,
  longitude: site.at[0],
  latitude: site.at[1],
  position_mark: 'demo',
  area_m2: site.area,
  institution: site.institution?.code ?? null,
  available_from: site.availableFrom,
  duty_places: site.duty?.places ?? null,
  duty_year: site.duty?.year ?? null,
  planned_residents: site.duty?.plannedResidents ?? null,
  ...DEMO,
})

const optionCells = (option: Option): Row => ({
  mode: option.mode,
  operating_model: option.model,
  inclusive: option.inclusive,
  monthly_yuan: option.monthlyYuan,
  capital_yuan: option.capitalYuan,
  yearly_support_yuan: option.yearlySupportYuan,
  carers: option.carers,
  lead_years: option.leadYears,
  ...DEMO,
})

const projectRow = (project: Project): Row => ({
  code: project.code,
  name: project.name,
  institution: project.institution?.code ?? null,
  duty_site: project.dutySite?.code ?? null,
  community: project.community.code,
  longitude: project.at[0],
  latitude: project.at[1],
  mode: project.mode,
  operating_model: project.model,
  inclusive: project.inclusive,
  monthly_yuan: project.monthlyYuan,
  adopted_on: project.adopted,
  begun_on: project.begun,
  built_on: project.built,
  handed_over_on: project.handedOver,
  due_on: project.due,
  filed_on: project.filed,
  cancelled_on: project.cancelled,
  ...DEMO,
})
