import type { Read } from '../../db/index.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import type { CityOnDay } from './city-on-day.ts'
import { areasOf, type CountedFigure, figuresOf, placelessShares } from './figures.ts'
import { familyOf, formulaOf, inputSourceIds, measuresOf, unitOf } from './inputs.ts'
import { isAccess, type Measure, parseWalkMeasure } from './measures.ts'
import { cityOnDay, loadRecords, type Records, withFilledPlaces } from './records.ts'
import { SETTING_KEYS } from './settings.ts'
import type { Figure, MeasureAbout, SettingUsed, SourceDocument, Standing, TargetPath } from './standing.ts'
import { targetPath } from './target-path.ts'

/** Where the city stands on a day: every measure for the city, each district and each sub-district. */
export async function measure(db: Read, on: CivilDate): Promise<Standing> {
  const records = await loadRecords(db, [on])
  const city = await withFilledPlaces(db, cityOnDay(records, on))
  const measures = measuresOf(city)
  const shares = placelessShares(city)
  const figures = measures.map(each => figuresOf(each, city, shares))
  const codeOf = sourceCodes(records)
  return {
    on,
    populationYear: city.population.year,
    measures: measures.map((each, m) => ({
      ...aboutMeasure(each, city, records),
      shownIn: shownIn(each, figures[m]!, city),
    })),
    areas: areasOf(city.territory).map((area, index) => ({
      area,
      figures: Object.fromEntries(
        measures.map((each, m) => [each, withTarget(figures[m]![index]!, each, index, records, on)]),
      ) as Record<Measure, Figure>,
    })),
    settings: SETTING_KEYS.map((key): SettingUsed => {
      const { value, unit, mark, sourceId, note, noteEn } = city.settings.rows[key]
      return { key, value, unit, mark, source: sourceId === null ? null : codeOf(sourceId), note, noteEn }
    }),
    sources: sourceDocuments(records),
  }
}

/** A figure with the targets of its area; sub-districts have none. */
export function withTarget(
  figure: CountedFigure,
  measure: Measure,
  area: number,
  records: Records,
  on: CivilDate,
): Figure {
  return { ...figure, target: targetOf(measure, area, records, on) }
}

function targetOf(measure: Measure, area: number, records: Records, on: CivilDate): TargetPath | null {
  const { districts } = records.territory
  if (area > districts.length) return null
  const districtId = area === 0 ? null : districts[area - 1]!.id
  const codeOf = sourceCodes(records)
  const own = records.targets.filter(each => each.indicator === measure && each.districtId === districtId)
  return targetPath(
    own.map(({ year, value, mark, sourceId, planId }) => ({
      year,
      value,
      mark,
      source: codeOf(sourceId),
      plan: planId === null ? null : codeOf(planId),
    })),
    null,
    on,
  )
}

function aboutMeasure(id: Measure, city: CityOnDay, records: Records): Omit<MeasureAbout, 'shownIn'> {
  const ids = inputSourceIds(id, city)
  for (const { indicator, sourceId, planId } of records.targets)
    if (indicator === id) for (const each of [sourceId, planId]) if (each !== null) ids.add(each)
  const documents = records.sources.filter(each => ids.has(each.id)).map(each => each.code)
  return { id, family: familyOf(id), unit: unitOf(id), formula: formulaOf(id), documents }
}

/** In how many sub-districts a measure that depends on where people live is not withheld. */
function shownIn(
  measure: Measure,
  figures: readonly CountedFigure[],
  city: CityOnDay,
): MeasureAbout['shownIn'] {
  if (!isAccess(measure) && !parseWalkMeasure(measure)) return null
  const peopled = figures.slice(1 + city.territory.districts.length).filter(each => each.denominator)
  return { subdistricts: peopled.filter(each => !each.withheld).length, of: peopled.length }
}

export function sourceCodes(records: Records): (id: number) => string {
  const codes = new Map<number, string>(records.sources.map(each => [each.id, each.code]))
  return id => codes.get(id)!
}

const sourceDocuments = (records: Records): Record<string, SourceDocument> =>
  Object.fromEntries(records.sources.map(({ id: _, ...source }) => [source.code, source]))
