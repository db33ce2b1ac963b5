import type { PackRow } from '../../kernel/pack-file.ts'
import { agesAsPlanned, plannedAges } from '../indicators/planned-ages.ts'
import { CLASS_TYPES } from '../registry/care-class.ts'
import { FUNDING_KINDS, isWhole } from '../territory/funding-share.ts'
import { checkCohorts } from './check-cohorts.ts'
import { byCode, type PackTables } from './check-references.ts'
import type { FaultList } from './fault.ts'
import type { PackTable } from './read-table.ts'

/** What files say of each other beyond the codes: records that contradict, and places that rules do not bear. */
export function checkAcross(tables: PackTables, faults: FaultList): void {
  const across = { table: (name: string) => tables.get(name)!, faults }
  checkOwners(across, 'classes', 'room', 'rooms', 'room_elsewhere')
  checkOwners(across, 'inspection_orders', 'care_class', 'classes', 'class_elsewhere')
  checkDutySites(across)
  checkClassSizes(across)
  checkEverFiled(across)
  checkEnrolments(across)
  checkOptionsHaveClasses(across)
  checkFundingShares(across)
  checkClassAges(across)
  checkCohorts(tables, faults)
}

type Across = { readonly table: (name: string) => PackTable; readonly faults: FaultList }

const placeOf = (table: PackTable, i: number, column: string) => ({
  file: table.file.file,
  row: table.rowNumbers[i]!,
  column,
  value: table.rows[i]![column],
})

const finder = (table: PackTable) => {
  const codes = byCode(table)
  return (code: PackRow[string]) => (code === null ? undefined : table.rows[codes.get(String(code)) ?? -1])
}

/** A class uses a room, and an order names a class, of its own institution. */
function checkOwners(
  { table, faults }: Across,
  name: string,
  column: string,
  to: string,
  kind: 'room_elsewhere' | 'class_elsewhere',
): void {
  const find = finder(table(to))
  table(name).rows.forEach((row, i) => {
    const found = find(row[column]!)?.institution
    const { institution } = row
    if (found && institution && found !== institution)
      faults.add(kind, placeOf(table(name), i, column), { institution, found })
  })
}

/** Only a new residential area has a duty that a project may fulfil. */
function checkDutySites({ table, faults }: Across): void {
  const find = finder(table('sites'))
  const projects = table('projects')
  projects.rows.forEach((row, i) => {
    const kind = find(row.duty_site ?? null)?.kind
    if (kind && kind !== 'residential_area')
      faults.add('duty_site_other_kind', placeOf(projects, i, 'duty_site'), { found: kind })
  })
}

/** The greatest class of each type that any rule of any time allows. */
function greatestClasses(rules: PackTable): Map<PackRow[string], number> {
  const greatest = new Map<PackRow[string], number>()
  for (const { class_type, max_children } of rules.rows)
    if (typeof max_children === 'number')
      greatest.set(class_type!, Math.max(max_children, greatest.get(class_type!) ?? 0))
  return greatest
}

function checkClassSizes({ table, faults }: Across): void {
  const greatest = greatestClasses(table('class_rules'))
  const check = (name: string, column: string, classesOf: (row: PackRow) => number) =>
    table(name).rows.forEach((row, i) => {
      const most = (greatest.get(row.class_type!) ?? Infinity) * classesOf(row)
      if (Number(row[column]) > most)
        faults.add('class_above_rule', placeOf(table(name), i, column), {
          most,
          classes: classesOf(row),
          type: row.class_type,
        })
    })
  check('classes', 'filed_places', () => 1)
  // a count that could not be read is no reason for a second fault
  check('site_option_classes', 'places', row => Number(row.classes ?? Infinity))
  check('project_classes', 'places', row => Number(row.classes ?? Infinity))
}

/** A class whose institution is filed on none of its days never counts. */
function checkEverFiled({ table, faults }: Across): void {
  const filings = table('filings')
  const classes = table('classes')
  if (!filings.complete) return
  const unclear = new Set([...filings.faulty].map(i => filings.rows[i]!.institution))
  const filed = new Map<PackRow[string], PackRow[]>()
  for (const filing of filings.rows)
    filed.set(filing.institution!, [...(filed.get(filing.institution!) ?? []), filing])
  classes.rows.forEach((row, i) => {
    if (classes.faulty.has(i) || unclear.has(row.institution)) return
    const meets = filed.get(row.institution!)?.some(filing => shareDay(filing, row))
    if (!meets)
      faults.add('class_never_filed', placeOf(classes, i, 'institution'), { institution: row.institution })
  })
}

const shareDay = (a: PackRow, b: PackRow): boolean =>
  String(a.first) <= (b.last ?? '9999') && String(b.first) <= (a.last ?? '9999')

function checkEnrolments({ table, faults }: Across): void {
  const find = finder(table('classes'))
  const enrolments = table('enrolments')
  enrolments.rows.forEach((row, i) => {
    const places = find(row.care_class!)?.filed_places
    if (typeof places === 'number' && Number(row.children) > places)
      faults.add('children_above_places', placeOf(enrolments, i, 'children'), { places })
  })
}

function checkOptionsHaveClasses({ table, faults }: Across): void {
  const classes = table('site_option_classes')
  if (!classes.complete) return
  const used = new Set(classes.rows.map(row => row.site_option))
  table('site_options').rows.forEach((row, i) => {
    if (row.code !== null && !used.has(row.code!))
      faults.add('option_without_classes', placeOf(table('site_options'), i, 'code'))
  })
}

/** Every kind has shares, and on each day on which they change they make a whole. */
function checkFundingShares({ table, faults }: Across): void {
  const shares = table('funding_shares')
  if (shares.faulty.size || !shares.complete) return
  for (const kind of FUNDING_KINDS) {
    const own = shares.rows.filter(row => row.kind === kind)
    if (own.length === 0)
      faults.add('shares_absent', { file: shares.file.file, column: 'kind', value: kind }, { kind })
    for (const day of new Set(own.map(row => row.first!))) {
      const sum = own
        .filter(other => shareDay(other, { first: day, last: day }))
        .reduce((total, other) => total + Number(other.share), 0)
      if (isWhole(sum)) continue
      const first = shares.rows.findIndex(row => row.kind === kind && row.first === day)
      faults.add(
        'shares_not_whole',
        { ...placeOf(shares, first, 'share'), value: Number(sum.toFixed(6)) },
        { kind, day, sum: Number(sum.toFixed(6)) },
      )
    }
  }
}

/** Plans and predicted places know the ages of class types by themselves; other ages would contradict the overview. */
function checkClassAges({ table, faults }: Across): void {
  const rules = table('class_rules')
  rules.rows.forEach((row, i) => {
    const type = CLASS_TYPES.find(each => each === row.class_type)
    const [first, end] = [row.first_age_months, row.end_age_months]
    if (!type || typeof first !== 'number' || typeof end !== 'number' || rules.faulty.has(i)) return
    // an error of its own
    if (first >= end) return
    if (!agesAsPlanned(type, { firstAgeMonths: first, endAgeMonths: end }))
      faults.add('class_ages_not_planned', placeOf(rules, i, 'first_age_months'), {
        type,
        ...plannedAges(type),
      })
  })
}
