import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { DeliveryMode, InstitutionPoint, SitePoint } from '../../api.ts'
import type { PointLayer } from '../../map/points.ts'
import { colourOfUse } from '../../map/scale.ts'
import type { Shape } from '../../map/shapes.ts'
import { layersOf } from './overview-search.ts'
import { institutionsQuery, sitesQuery } from './queries.ts'
import { useOverview } from './use-overview.ts'

export const MODE_SHAPES: Record<DeliveryMode, Shape> = {
  independent: 'circle',
  community: 'square',
  kindergarten_class: 'triangle',
  employer: 'diamond',
  service_centre: 'hexagon',
  home_based: 'cross',
}
export const SITE_COLOUR = '#8c2f6b'

export type PointData = {
  readonly layers: readonly PointLayer[]
  readonly institutions: ReadonlyMap<string, InstitutionPoint>
  readonly sites: ReadonlyMap<string, SitePoint>
}

/** Institutions (shape: mode, size: places, colour: use) and candidate sites, fetched once they are asked for. */
export function usePointLayers(on: string | undefined): PointData {
  const { search } = useOverview()
  const wanted = layersOf(search)
  const showInstitutions = wanted.includes('institutions')
  const showSites = wanted.includes('sites')
  const institutions = useQuery(institutionsQuery(on, showInstitutions)).data
  const sites = useQuery(sitesQuery(showSites)).data
  const { within } = search
  return useMemo(() => {
    const inside = (each: { district: string }) => within === undefined || each.district === within
    return {
      layers: [
        { id: 'sites', hollow: true, points: showSites ? (sites ?? []).filter(inside).map(sitePoint) : [] },
        {
          id: 'institutions',
          points: showInstitutions ? (institutions ?? []).filter(inside).map(institutionPoint) : [],
        },
      ],
      institutions: new Map(institutions?.map(each => [each.code, each])),
      sites: new Map(sites?.map(each => [each.code, each])),
    }
  }, [institutions, sites, showInstitutions, showSites, within])
}

const institutionPoint = (each: InstitutionPoint) => ({
  code: each.code,
  longitude: each.longitude,
  latitude: each.latitude,
  places: each.filedPlaces,
  shape: MODE_SHAPES[each.mode],
  colour: colourOfUse(each.filedPlaces > 0 ? each.enrolled / each.filedPlaces : 0),
})

const sitePoint = (each: SitePoint) => ({
  code: each.code,
  longitude: each.longitude,
  latitude: each.latitude,
  places: each.mostPlaces / 2,
  shape: 'circle' as const,
  colour: SITE_COLOUR,
})
