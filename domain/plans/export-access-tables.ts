import { column } from '../../kernel/table.ts'
import type { PlanAccess, PlanAccessPoint } from './access-rows.ts'
import { markColumn } from './export-columns.ts'
import type { ExportTable } from './export-tables.ts'
import { tableNamed } from './table-names.ts'

/** Access and its fairness at each moment: the city, town and country, every district. */
export const accessTable: ExportTable<PlanAccess> = {
  ...tableNamed('access'),
  about: {
    zh: '基准日、末年无方案、末年有方案时的托位可达性与公平性：全部可用托位，及仅可负担托位',
    en: 'access to all usable places, and to affordable ones only, and its fairness on the base date and in the last year, without the programme and with it',
  },
  rows: result => result.access,
  columns: [
    column('moment', '时点', 'Moment', 'code', row => row.moment),
    column('day', '截至', 'On the day', 'text', row => row.day),
    column('to', '托位', 'Places counted', 'code', row => row.to),
    column('group', '人群', 'Group', 'record', row => row.group),
    column('district', '区编码', 'District code', 'text', row => row.district),
    column('district_name', '区', 'District', 'text', row => row.districtName),
    column('children', '有照护需求的婴幼儿', 'Children wanting care', 'expected', row => row.children),
    column('places', '可及托位', 'Places that reach them', 'expected', row => row.places),
    column('access', '可达性(每百名)', 'Access per 100', 'number', row => row.access),
    column('gini', '基尼系数', 'Gini', 'number', row => row.gini),
    column('theil', '泰尔指数', 'Theil', 'number', row => row.theil),
    column('theil_between', '其中区间', 'Between districts', 'number', row => row.theilBetween),
    column('theil_within', '其中区内', 'Within districts', 'number', row => row.theilWithin),
    column('palma', '帕尔马比值', 'Palma', 'number', row => row.palma),
    column('below_share', '低于下限占比', 'Below the threshold', 'share', row => row.belowShare),
    column('out_of_reach_share', '无托位可及占比', 'No place in reach', 'share', row => row.outOfReachShare),
    column('unknown_share', '位置不明居民占比', 'Place unknown', 'share', row => row.unknownShare),
    column('withheld', '不予显示', 'Withheld', 'code', row => row.withheld),
    markColumn<PlanAccess>(),
  ],
}

/** What the figures of `access` are counted from. */
export const accessPointTable: ExportTable<PlanAccessPoint> = {
  ...tableNamed('access-points'),
  about: {
    zh: '各社区、村有照护需求的婴幼儿与可及托位，可据此复算“可达性与公平”',
    en: 'children who want care and places that reach them, by community: “Access and fairness” is counted from these',
  },
  rows: result => result.accessPoints,
  columns: [
    column('community', '社区编码', 'Community code', 'text', row => row.community),
    column('community_name', '社区', 'Community', 'text', row => row.communityName),
    column('group', '人群', 'Group', 'record', row => row.group),
    column('district', '区编码', 'District code', 'text', row => row.district),
    column('children_base', '基准日婴幼儿', 'Children on the base date', 'expected', row => row.childrenBase),
    column('children_last', '末年婴幼儿', 'Children in the last year', 'expected', row => row.childrenLast),
    column('places_base', '基准日可及托位', 'Places on the base date', 'expected', row => row.placesBase),
    column(
      'places_without',
      '末年可及托位(无方案)',
      'Places without the programme',
      'expected',
      row => row.placesWithout,
    ),
    column(
      'places_with',
      '末年可及托位(有方案)',
      'Places with the programme',
      'expected',
      row => row.placesWith,
    ),
    column(
      'affordable_base',
      '基准日可及的可负担托位',
      'Affordable on the base date',
      'expected',
      row => row.affordableBase,
    ),
    column(
      'affordable_without',
      '末年可及的可负担托位(无方案)',
      'Affordable without the programme',
      'expected',
      row => row.affordableWithout,
    ),
    column(
      'affordable_with',
      '末年可及的可负担托位(有方案)',
      'Affordable with the programme',
      'expected',
      row => row.affordableWith,
    ),
    column('place_unknown', '位置不明', 'Place unknown', 'boolean', row => row.placeUnknown),
    markColumn<PlanAccessPoint>(),
  ],
}
