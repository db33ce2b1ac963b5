import type { FeatureCollection, Point } from 'geojson'
import { planTables } from './export-tables.ts'
import type { PlanResult } from './plan-result.ts'

/**
 * Sites opened and left out as one layer of points, WGS-84 (RFC 7946); `status` tells them apart.
 * Properties are flat and named like the CSV columns, so that QGIS makes one attribute table of them.
 */
export function planGeoJson(result: PlanResult): string {
  const layer: FeatureCollection<Point> & { name: string } = {
    type: 'FeatureCollection',
    name: 'programme',
    features: [...features(result, 'programme', 'opened'), ...features(result, 'left-out', 'left_out')],
  }
  return `${JSON.stringify(layer)}\n`
}

function features(result: PlanResult, name: string, status: string): FeatureCollection<Point>['features'] {
  const table = planTables(result).find(each => each.name === name)!
  return table.rows.map(row => {
    const cells = Object.fromEntries(table.columns.map((column, at) => [column.key, row[at]!]))
    const { longitude, latitude, ...properties } = cells
    return {
      type: 'Feature',
      geometry: { type: 'Point', coordinates: [longitude as number, latitude as number] },
      properties: { status, ...properties },
    }
  })
}
