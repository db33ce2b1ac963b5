import { column, type ExportColumn, type FilledTable, fillTable } from '../../kernel/table.ts'
import type { AccessGroup, AccessOnDay, AccessPoint, AccessTo } from './access-figures.ts'

/** Of which places a row speaks, so that files of the two never look alike. */
const toColumn = <Row>(to: AccessTo): ExportColumn<Row> =>
  column('to', '托位', 'Places counted', 'code', () => to)

const groupColumns: readonly ExportColumn<AccessGroup>[] = [
  column('group', '人群', 'Group', 'record', row => row.kind),
  column('code', '编码', 'Code', 'text', row => row.code),
  column('name', '名称', 'Name', 'text', row => row.name),
  column('children', '有照护需求的婴幼儿', 'Children wanting care', 'number', row => row.children),
  column('places', '可及托位', 'Places that reach them', 'number', row => row.places),
  column('access', '可达性（每百名）', 'Access per 100', 'number', row => row.access),
  column('gini', '基尼系数', 'Gini', 'number', row => row.gini),
  column('theil', '泰尔指数', 'Theil', 'number', row => row.theil),
  column('palma', '帕尔马比值', 'Palma', 'number', row => row.palma),
  column('below_share', '低于下限占比', 'Below the threshold', 'share', row => row.belowShare),
  column('out_of_reach_share', '无托位可及占比', 'No place in reach', 'share', row => row.outOfReachShare),
  column('unknown_share', '位置不明居民占比', 'Place unknown', 'share', row => row.unknownShare),
  column('withheld', '不予显示', 'Withheld', 'code', row => row.withheld),
  column('mark', '标记', 'Mark', 'text', row => row.mark),
]

/** The city, town and country, and every district of a day, one row each. */
export const accessGroupTable = ({ groups, to }: AccessOnDay): FilledTable =>
  fillTable(
    { name: nameOf('fairness', to), zh: '公平性', en: 'Fairness' },
    [toColumn<AccessGroup>(to), ...groupColumns],
    groups,
  )

const pointColumns: readonly ExportColumn<AccessPoint>[] = [
  column('code', '编码', 'Code', 'text', row => row.code),
  column('name', '名称', 'Name', 'text', row => row.name),
  column('kind', '类别', 'Kind', 'record', row => (row.kind === 'village' ? 'rural' : 'urban')),
  column('district', '区', 'District', 'text', row => row.district),
  column('subdistrict', '街道', 'Sub-district', 'text', row => row.subdistrict),
  column('children', '有照护需求的婴幼儿', 'Children wanting care', 'number', row => row.children),
  column('places', '可及托位', 'Places that reach them', 'number', row => row.places),
  column('access', '可达性（每百名）', 'Access per 100', 'number', row => row.access),
  column('place_unknown', '位置不明', 'Place unknown', 'boolean', row => row.placeUnknown),
  column('mark', '标记', 'Mark', 'text', row => row.mark),
]

/** Every community and village of a day: children and places sum to those of the groups. */
export const accessPointTable = ({ points, to }: AccessOnDay): FilledTable =>
  fillTable(
    { name: nameOf('access', to), zh: '可达性', en: 'Access' },
    [toColumn<AccessPoint>(to), ...pointColumns],
    points,
  )

const nameOf = (table: string, to: AccessTo): string => (to === 'usable' ? table : `${to}-${table}`)
