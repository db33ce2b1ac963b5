import type { Read } from '../../db/index.ts'
import type { CivilDate } from '../../kernel/civil-date.ts'
import { MARKS } from '../../kernel/mark.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { CityOnDay } from './city-on-day.ts'
import type { CommunityAmounts, Counter } from './counter.ts'
import { countMeasure } from './counting.ts'
import { LOST_BEFORE } from './counting-funnel.ts'
import { areasOf, figuresOf, placelessShares } from './figures.ts'
import { measuresOf } from './inputs.ts'
import { sourceCodes, withTarget } from './measure.ts'
import { FLOW_MEASURES, knowsFees, type Measure } from './measures.ts'
import type { CountedRecord, LeftOutRecord, RecordList } from './record-list.ts'
import { cityOnDay, loadRecords, type Records, withCarers, withFees, withFilledPlaces } from './records.ts'
import type { Area } from './standing.ts'

export type AskedRecords = { readonly measure: Measure; readonly area?: string | undefined }

/**
 * The records that a figure counts, those it leaves out with the reason, and those of its denominator; for the city,
 * or the district or sub-district of code `area`. Refuses a measure or an area that is not there.
 */
export async function listRecords(db: Read, on: CivilDate, asked: AskedRecords): Promise<RecordList> {
  const records = await loadRecords(db, [on])
  return recordListOf(records, await withDetails(db, cityOnDay(records, on), asked.measure), asked)
}

/** The list of a day that has been read, with its filled places and its carers where the measure needs them. */
export function recordListOf(records: Records, city: CityOnDay, asked: AskedRecords): RecordList {
  if (!measuresOf(city).includes(asked.measure))
    throw new Refusal('absent', 'indicators.measure_absent', { measure: asked.measure })
  const areas = areasOf(city.territory)
  const index = asked.area === undefined ? 0 : areas.findIndex(each => each.code === asked.area)
  const area = areas[index]
  if (!area) throw new Refusal('absent', 'indicators.area_absent', { area: asked.area })
  const figure = figuresOf(asked.measure, city, placelessShares(city))[index]!
  const { level, code, name } = area
  const listed: Listed =
    figure.withheld?.reason === 'no_records_yet'
      ? { counted: [], leftOut: [], denominator: [] }
      : listedIn(index, asked.measure, city, records, figure.withheld?.reason ?? null)
  return {
    measure: asked.measure,
    on: city.on,
    area: { level, code, name },
    figure: withTarget(figure, asked.measure, index, records, city.on),
    areas: namesOf(areas, code, listed),
    lostBefore: LOST_BEFORE[asked.measure] ?? null,
    ...listed,
  }
}

function namesOf(areas: readonly Area[], own: string, listed: Listed): RecordList['areas'] {
  const leftOut = listed.leftOut.map(({ record }) => record)
  const used = new Set([own])
  for (const record of [...listed.counted, ...leftOut, ...listed.denominator])
    used.add(record.district).add(record.subdistrict)
  return Object.fromEntries(
    areas.flatMap(({ code, name, nameEn }) => (used.has(code) ? [[code, { name, nameEn }]] : [])),
  )
}

function withDetails(db: Read, city: CityOnDay, measure: Measure): Promise<CityOnDay> {
  if (FLOW_MEASURES.includes(measure)) return withFilledPlaces(db, city)
  if (knowsFees(measure)) return withFees(db, city)
  return measure === 'certified_carer_share' ? withCarers(db, city) : Promise.resolve(city)
}

type Listed = Pick<RecordList, 'counted' | 'leftOut' | 'denominator'>

/** Hears the same counting as the figure, and keeps the records of the area. A withheld figure counts nobody. */
function listedIn(
  area: number,
  measure: Measure,
  city: CityOnDay,
  records: Records,
  withheld: 'points_estimated' | 'place_unknown' | null,
): Listed {
  const { districts, subdistricts } = city.territory
  const codeOf = sourceCodes(records)
  const [counted, denominator]: CountedRecord[][] = [[], []]
  const leftOut: LeftOutRecord[] = []
  const isInside = (subdistrict: number) =>
    area === 0 ||
    area === 1 + subdistricts[subdistrict]!.district ||
    area === 1 + districts.length + subdistrict
  const recordOf: (...args: Parameters<Counter['count']>) => CountedRecord = (subject, amount, mark) => {
    const { kind, code, name, institution, subdistrict, sourceId } = subject
    return {
      kind,
      code,
      name,
      institution,
      district: districts[subdistricts[subdistrict]!.district]!.code,
      subdistrict: subdistricts[subdistrict]!.code,
      amount,
      mark,
      source: codeOf(sourceId),
    }
  }
  const hear: Pick<Counter, 'count' | 'base' | 'leaveOut'> = {
    count(subject, amount, mark) {
      if (amount === 0 || !isInside(subject.subdistrict)) return
      const record = recordOf(subject, amount, mark)
      if (withheld) leftOut.push({ record, reason: withheld })
      else counted!.push(record)
    },
    base(subject, amount, mark) {
      if (amount !== 0 && isInside(subject.subdistrict)) denominator!.push(recordOf(subject, amount, mark))
    },
    leaveOut(subject, amount, reason) {
      if (isInside(subject.subdistrict))
        leftOut.push({ record: recordOf(subject, amount, subject.mark), reason })
    },
  }
  const { communities } = city.territory
  const one = (say: Counter['count']) => (said: CommunityAmounts) =>
    said.amounts.forEach((amount, at) => {
      if (amount !== 0) say(communities[at]!, amount, MARKS[said.ranks[at]!]!)
    })
  countMeasure(measure, city, {
    ...hear,
    countCommunities: one(hear.count),
    baseCommunities: one(hear.base),
    leaveCommunitiesOut: (amountOf, reason) =>
      communities.forEach((community, at) => {
        const amount = amountOf(at)
        if (amount !== 0) hear.leaveOut(community, amount, reason)
      }),
  })
  return { counted: counted!, leftOut, denominator: denominator! }
}
