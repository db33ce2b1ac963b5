import type { PointLayer } from '../../map/points.ts'
import type { LeftOutSite, ProgrammeRow } from '../../plan-api.ts'

/** From early to late, darker to lighter; told apart by lightness alone. */
export const YEAR_COLOURS = [
  '#3b0f55',
  '#6a2070',
  '#962f6f',
  '#bf4560',
  '#dd6a4a',
  '#ee963f',
  '#f3bd4e',
  '#f5dc7d',
  '#f7ecb0',
  '#f9f5d6',
] as const
const CHOSEN = '#0b7a3b'

/** Opened sites by year of opening and, when they are looked at, the sites left out. */
export function siteLayers(input: {
  opened: readonly ProgrammeRow[]
  leftOut: readonly LeftOutSite[]
  firstYear: number
  chosen: string | undefined
}): PointLayer[] {
  const { opened, leftOut, firstYear, chosen } = input
  return [
    {
      id: 'left-out',
      hollow: true,
      points: leftOut.map(site => ({
        code: site.site,
        longitude: site.longitude,
        latitude: site.latitude,
        places: site.largestPlaces / 2,
        shape: 'circle',
        colour: site.site === chosen ? CHOSEN : '#6b7a83',
      })),
    },
    {
      id: 'opened',
      points: opened.map(row => ({
        code: row.site,
        longitude: row.longitude,
        latitude: row.latitude,
        places: row.site === chosen ? row.places * 3 : row.places,
        shape: row.site === chosen ? ('diamond' as const) : ('circle' as const),
        colour:
          row.site === chosen
            ? CHOSEN
            : YEAR_COLOURS[Math.min(row.year - firstYear, YEAR_COLOURS.length - 1)]!,
      })),
    },
  ]
}
