import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { MultiPolygon, Point, Polygon } from './shared/geometry.ts'

/**
 * The packages that only a rebuild needs. They are installed beside this file and named by variables, so that
 * the project checks and tests without them.
 */
export type ThirdParty = {
  /** `map/json/province/tianjin.json` of Apache ECharts 4.9.0, as published. */
  echartsMap: EchartsMap
  toWgs84(gcj02: Point): Point
  /** One Voronoi cell per point within the box, in the plane. */
  voronoiCells(points: readonly Point[], box: readonly [number, number, number, number]): Polygon[]
  intersection(a: MultiPolygon, b: MultiPolygon): MultiPolygon
  /** The same area in rings that do not cross themselves. */
  untangled(area: MultiPolygon): MultiPolygon
}
export type EchartsMap = {
  features: {
    id: string
    properties: { name: string; cp: [number, number] }
    geometry: {
      type: 'Polygon' | 'MultiPolygon'
      coordinates: (string | string[])[]
      encodeOffsets: unknown[]
    }
  }[]
}

export async function loadThirdParty(): Promise<ThirdParty> {
  const gcoord = (await load('gcoord')).default
  const { Delaunay } = await load('d3-delaunay')
  const clipping = (await load('polygon-clipping')).default
  const mapPath = createRequire(import.meta.url).resolve('echarts/map/json/province/tianjin.json')
  return {
    echartsMap: JSON.parse(readFileSync(mapPath, 'utf8')),
    toWgs84: point => gcoord.transform([...point], gcoord.GCJ02, gcoord.WGS84),
    voronoiCells: (points, box) => {
      const voronoi = Delaunay.from(points).voronoi(box)
      return points.map((_, index) => [voronoi.cellPolygon(index)])
    },
    intersection: (a, b) => clipping.intersection(a, b),
    untangled: area => clipping.union(area),
  }
}

// biome-ignore lint/suspicious/noExplicitAny: packages without types in this project
const load = (name: string): Promise<any> => import(name)
