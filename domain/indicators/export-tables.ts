import { column, type ExportColumn, type FilledTable, fillTable } from '../../kernel/table.ts'
import { wordsOf } from './measure-words.ts'
import type { CountedRecord, LeftOutReason, RecordList } from './record-list.ts'
import type { AreaStanding, Figure, MeasureAbout, Standing } from './standing.ts'

type StandingRow = {
  readonly area: AreaStanding['area']
  readonly about: MeasureAbout
  readonly figure: Figure
}

const standingColumns: readonly ExportColumn<StandingRow>[] = [
  column('level', '层级', 'Level', 'record', row => row.area.level),
  column('code', '编码', 'Code', 'text', row => row.area.code),
  column('name', '名称', 'Name', 'text', row => row.area.name),
  column('parent', '上级', 'Within', 'text', row => row.area.parent),
  column('measure', '指标', 'Measure', 'code', row => row.about.id),
  column('measure_zh', '指标名称', 'In Chinese', 'text', row => wordsOf(row.about.id).zh),
  column('unit', '单位', 'Unit', 'code', row => row.about.unit),
  column('value', '数值', 'Value', 'number', row => row.figure.value),
  column('numerator', '分子', 'Numerator', 'number', row => row.figure.numerator),
  column('denominator', '分母', 'Denominator', 'number', row => row.figure.denominator),
  column('target', '目标', 'Target', 'number', row => row.figure.target?.ofYear ?? null),
  column('withheld', '不予显示', 'Withheld', 'code', row => row.figure.withheld?.reason ?? null),
  column('known_share', '公布点位居民占比', 'Of known points', 'number', row => {
    const { withheld } = row.figure
    return withheld?.reason === 'points_estimated' ? 1 - withheld.estimatedShare : null
  }),
  column('known_value', '公布点位上的数值', 'Value there', 'number', row => knownPart(row)?.value ?? null),
  column('known_mark', '该数值标记', 'Its mark', 'text', row => knownPart(row)?.mark ?? null),
  column('mark', '标记', 'Mark', 'text', row => row.figure.mark),
]

/** Of a withheld figure: the share over the people whose point is published, which is not the area's figure. */
function knownPart({ figure: { withheld } }: StandingRow) {
  return withheld?.reason === 'points_estimated' ? withheld.onPublishedPoints : null
}

/** Every area and measure of a day, one row each. */
export const standingTable = (standing: Standing): FilledTable =>
  fillTable(
    { name: 'standing', zh: '现状', en: 'Standing' },
    standingColumns,
    standing.areas.flatMap(({ area, figures }) =>
      standing.measures.map(about => ({ area, about, figure: figures[about.id]! })),
    ),
  )

type RecordRow = {
  readonly part: 'counted' | 'left_out' | 'denominator'
  readonly record: CountedRecord
  readonly reason: LeftOutReason | null
  readonly areas: RecordList['areas']
}

const areaName = ({ areas }: RecordRow, code: string): string | null => {
  const found = areas[code]
  return found ? [found.name, found.nameEn].filter(Boolean).join(' ') : null
}

const recordColumns: readonly ExportColumn<RecordRow>[] = [
  column('part', '归类', 'Part', 'record', row => row.part),
  column('kind', '类别', 'Kind', 'record', row => row.record.kind),
  column('code', '编码', 'Code', 'text', row => row.record.code),
  column('name', '名称', 'Name', 'text', row => row.record.name),
  column('institution', '机构', 'Institution', 'text', row => row.record.institution),
  column('district', '区编码', 'District code', 'text', row => row.record.district),
  column('district_name', '区', 'District', 'text', row => areaName(row, row.record.district)),
  column('subdistrict', '街道编码', 'Sub-district code', 'text', row => row.record.subdistrict),
  column('subdistrict_name', '街道', 'Sub-district', 'text', row => areaName(row, row.record.subdistrict)),
  column('amount', '数量', 'Amount', 'number', row => row.record.amount),
  column('reason', '原因', 'Reason', 'record', row => row.reason),
  column('mark', '标记', 'Mark', 'text', row => row.record.mark),
  column('source', '来源', 'Source', 'text', row => row.record.source),
]

/** The records behind a figure: amounts marked `counted` add up to its numerator, `denominator` to its denominator. */
export const recordTable = (list: RecordList): FilledTable =>
  fillTable({ name: 'records', zh: '记录', en: 'Records' }, recordColumns, [
    ...list.counted.map(record => ({ part: 'counted' as const, record, reason: null, areas: list.areas })),
    ...list.leftOut.map(({ record, reason }) => ({
      part: 'left_out' as const,
      record,
      reason,
      areas: list.areas,
    })),
    ...list.denominator.map(record => ({
      part: 'denominator' as const,
      record,
      reason: null,
      areas: list.areas,
    })),
  ])
