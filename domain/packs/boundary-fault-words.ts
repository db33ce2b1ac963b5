import { error, warning } from './fault-clauses.ts'

/** Faults of boundaries in GeoJSON. */
export const BOUNDARY_FAULT_KINDS = {
  geojson_shape: error(
    f => `a GeoJSON ${f.expected}`,
    f => `应为 GeoJSON ${f.expected}`,
  ),
  geometry_code_twice: error(
    f => `each code once; feature ${f.other} has the same`,
    f => `编码不得重复；与第 ${f.other} 个要素相同`,
  ),
  geometry_absent: warning(
    f => `a boundary in ${f.file}; the map shows a point only`,
    f => `${f.file} 中应有其边界；地图上只显示点`,
  ),
  ring_open: error(
    () => 'a closed ring: the last position repeats the first',
    () => '环应闭合：末点与首点相同',
  ),
  ring_short: error(
    f => `a ring of at least 4 positions, found ${f.found}`,
    f => `环至少应有 4 个点，实有 ${f.found} 个`,
  ),
  position_invalid: error(
    () => 'positions [longitude, latitude] of finite numbers within ±180 and ±90',
    () => '坐标应为 [经度, 纬度]，有限数值，在 ±180 与 ±90 之内',
  ),
  ring_touches_itself: warning(
    () => 'a ring that neither touches nor crosses itself',
    () => '环不应自相接触或交叉',
  ),
}
