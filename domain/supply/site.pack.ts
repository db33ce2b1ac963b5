import {
  codeColumn,
  latitudeColumn,
  longitudeColumn,
  markColumn,
  nameColumn,
  positionMarkColumn,
  referenceColumn,
  sourceColumn,
} from '../../kernel/pack-columns.ts'
import type { PackFile, PackRow, RowFault } from '../../kernel/pack-file.ts'
import { SITE_KINDS } from './site.ts'

/** 天津市人口发展“十四五”规划 (2021-11): new residential areas of 10,000 people or more, at least 4 places per 1,000. */
const DUTY_FROM_RESIDENTS = 10_000
const DUTY_PLACES_PER_1000 = 4

function checkSite(row: PackRow): RowFault[] {
  const faults: RowFault[] = []
  const extendsOne = row.kind === 'institution_extension'
  if (extendsOne !== (row.institution !== null)) {
    const allowed = extendsOne
      ? 'the institution that this site extends'
      : 'empty unless kind is institution_extension'
    faults.push({ column: 'institution', allowed, severity: 'error' })
  }
  if ((row.duty_places === null) !== (row.duty_year === null))
    faults.push({
      column: 'duty_year',
      allowed: 'duty_places and duty_year both, or neither',
      severity: 'error',
    })
  const residents = Number(row.planned_residents)
  if (residents >= DUTY_FROM_RESIDENTS && Number(row.duty_places) * 1000 < residents * DUTY_PLACES_PER_1000)
    faults.push({
      column: 'duty_places',
      allowed: 'at least 4 places per 1,000 planned residents from 10,000 residents on',
      severity: 'warning',
    })
  return faults
}

/** Candidate sites: where places could come from. */
export const siteFile: PackFile = {
  file: 'sites.csv',
  table: 'site',
  about: 'Candidate sites: where places could come from',
  key: ['code'],
  checkRow: checkSite,
  columns: [
    codeColumn('code of the site'),
    nameColumn,
    { name: 'kind', zh: '类别', about: 'kind of site', kind: 'choice', of: SITE_KINDS },
    referenceColumn('community', '社区', 'communities', 'community or village it lies in'),
    longitudeColumn,
    latitudeColumn,
    positionMarkColumn,
    {
      name: 'area_m2',
      zh: '面积',
      about: 'square metres that can be used',
      kind: 'number',
      min: 1,
      max: 100000,
      optional: true,
    },
    {
      name: 'institution',
      zh: '机构',
      about: 'institution that it extends, for extensions only',
      kind: 'reference',
      to: 'institutions',
      optional: true,
    },
    { name: 'available_from', zh: '可用日', about: 'first day on which work could begin', kind: 'day' },
    {
      name: 'duty_places',
      zh: '配建托位',
      about: 'places that must be built here',
      kind: 'integer',
      min: 1,
      max: 10000,
      optional: true,
    },
    {
      name: 'duty_year',
      zh: '配建年份',
      about: 'year by whose end they must be open',
      kind: 'integer',
      min: 1990,
      max: 2100,
      optional: true,
    },
    {
      name: 'planned_residents',
      zh: '规划人口',
      about: 'people planned in the new residential area',
      kind: 'integer',
      min: 1,
      max: 1000000,
      optional: true,
    },
    markColumn,
    sourceColumn,
  ],
}
