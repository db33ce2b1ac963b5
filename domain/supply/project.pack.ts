import {
  codeColumn,
  latitudeColumn,
  longitudeColumn,
  markColumn,
  nameColumn,
  referenceColumn,
  sourceColumn,
} from '../../kernel/pack-columns.ts'
import type { PackFile, PackRow, RowFault } from '../../kernel/pack-file.ts'
import { DELIVERY_MODES, OPERATING_MODELS } from '../registry/index.ts'

/** adopted → begun → filed, or cancelled on the way; premises of a new residential area are built and handed over between. */
function checkProject(row: PackRow): RowFault[] {
  const faults: RowFault[] = []
  const error = (column: string, allowed: string) => faults.push({ column, allowed, severity: 'error' })
  const { adopted_on: adopted, begun_on: begun, filed_on: filed, cancelled_on: cancelled } = row
  const { built_on: built, handed_over_on: handedOver } = row
  const end = filed ?? cancelled
  if (begun && begun < adopted!) error('begun_on', 'no day before adopted_on')
  if (end && end < (begun ?? adopted!))
    error(filed ? 'filed_on' : 'cancelled_on', 'no day before begun_on or adopted_on')
  if (filed && cancelled) error('cancelled_on', 'empty where filed_on stands')
  if (filed && row.institution === null) error('institution', 'the institution that was filed')
  if (built && built < (begun ?? adopted!)) error('built_on', 'no day before begun_on or adopted_on')
  if (handedOver && handedOver < (built ?? begun ?? adopted!))
    error('handed_over_on', 'no day before built_on, begun_on or adopted_on')
  if (row.due_on! < adopted!)
    faults.push({ column: 'due_on', allowed: 'no day before adopted_on', severity: 'warning' })
  return faults
}

/** Projects adopted, begun, filed or cancelled. */
export const projectFile: PackFile = {
  file: 'projects.csv',
  table: 'project',
  about: 'Projects adopted, begun, filed or cancelled',
  key: ['code'],
  checkRow: checkProject,
  columns: [
    codeColumn('code of the project'),
    nameColumn,
    {
      name: 'institution',
      zh: '机构',
      about: 'institution that was filed when it ended',
      kind: 'reference',
      to: 'institutions',
      optional: true,
    },
    {
      name: 'duty_site',
      zh: '配建居住区',
      about:
        'new residential area whose duty it fulfils, a site of kind residential_area; projects that share one add up',
      kind: 'reference',
      to: 'sites',
      optional: true,
    },
    referenceColumn('community', '社区', 'communities', 'community or village it lies in'),
    longitudeColumn,
    latitudeColumn,
    { name: 'mode', zh: '服务形式', about: 'delivery mode', kind: 'choice', of: DELIVERY_MODES },
    {
      name: 'operating_model',
      zh: '运营模式',
      about: 'operating model',
      kind: 'choice',
      of: OPERATING_MODELS,
    },
    { name: 'inclusive', zh: '普惠', about: 'whether its places are to be inclusive', kind: 'boolean' },
    { name: 'monthly_yuan', zh: '月收费', about: 'yuan a month', kind: 'yuan', min: 0, max: 50000 },
    { name: 'adopted_on', zh: '立项日', about: 'day of adoption', kind: 'day' },
    { name: 'begun_on', zh: '开工日', about: 'day on which work began', kind: 'day', optional: true },
    {
      name: 'built_on',
      zh: '竣工日',
      about: 'day on which its premises were built',
      kind: 'day',
      optional: true,
    },
    {
      name: 'handed_over_on',
      zh: '移交日',
      about: 'day on which they were handed over to the district',
      kind: 'day',
      optional: true,
    },
    { name: 'due_on', zh: '计划开办日', about: 'day on which it is to be filed', kind: 'day' },
    { name: 'filed_on', zh: '备案日', about: 'day on which it was filed', kind: 'day', optional: true },
    {
      name: 'cancelled_on',
      zh: '取消日',
      about: 'day on which it was given up',
      kind: 'day',
      optional: true,
    },
    markColumn,
    sourceColumn,
  ],
}
