/**
 * Every figure once more, by naive loops over raw rows, on a network drawn at random around the small city.
 * Nothing here comes from the code it checks but the small pack's settings and class rules.
 */
import { beforeAll, expect, test } from 'vitest'
import type { Tables } from '../../db/index.ts'
import { type CivilDate, civilDate } from '../../kernel/civil-date.ts'
import type { DateRange } from '../../kernel/date-range.ts'
import { aDatabase } from '../../tests/database.ts'
import { loadSmallCity } from '../../tests/small-city.ts'
import { type Measure, measure } from './index.ts'
import { aRandomNetwork } from './random-network.fixture.ts'

const { db } = await aDatabase()
const DAYS = ['2019-03-01', '2019-12-31', '2020-07-15', '2021-01-01', '2021-09-30', '2021-12-31'].map(
  civilDate,
)

beforeAll(async () => {
  await loadSmallCity(db)
  await aRandomNetwork(db, 20_211_231)
})

const all = async <Name extends keyof Tables>(name: Name) =>
  (await db
    .selectFrom(name as 'filing')
    .selectAll()
    .orderBy('id')
    .execute()) as unknown as {
    [Column in keyof Tables[Name]]: Tables[Name][Column] extends { readonly __select__: infer Selected }
      ? Selected
      : Tables[Name][Column]
  }[]

async function rawRows() {
  return {
    institution: await all('institution'),
    community: await all('community'),
    subdistrict: await all('subdistrict'),
    filing: await all('filing'),
    careClass: await all('careClass'),
    room: await all('room'),
    roomClosure: await all('roomClosure'),
    inspectionOrder: await all('inspectionOrder'),
    recognition: await all('recognition'),
    serviceArea: await all('serviceArea'),
    classRule: await all('classRule'),
    post: await all('post'),
    certificate: await all('certificate'),
    accepted: await all('acceptedCertificate'),
    health: await all('healthCertificate'),
    enrolment: await all('enrolment'),
    district: await all('district'),
  }
}
type Raw = Awaited<ReturnType<typeof rawRows>>

const holds = (valid: unknown, on: CivilDate): boolean => {
  const { first, last } = valid as DateRange
  return first <= on && (last === null || on <= last)
}
const ORDER = ['infant', 'toddler', 'older_toddler', 'mixed']

/** What one institution adds on a day. */
function naive(raw: Raw, institutionId: unknown, districtId: unknown, on: CivilDate) {
  const filed = raw.filing.some(row => row.institutionId === institutionId && holds(row.valid, on))
  const sum = { filed: 0, usable: 0, inclusive: 0, occupied: 0, inPost: 0, certified: 0, open: false }
  if (!filed) return sum
  let ready = 0
  for (const post of raw.post) {
    if (post.institutionId !== institutionId || post.role !== 'carer' || !holds(post.valid, on)) continue
    sum.inPost++
    const certified = raw.certificate.some(
      row =>
        row.carerId === post.carerId &&
        holds(row.valid, on) &&
        raw.accepted.some(
          each =>
            each.role === 'carer' &&
            each.kind === row.kind &&
            holds(each.valid, on) &&
            (each.districtId === null || each.districtId === districtId),
        ),
    )
    if (!certified) continue
    sum.certified++
    if (raw.health.some(row => row.carerId === post.carerId && holds(row.valid, on))) ready++
  }
  const recognised = raw.recognition.some(row => row.institutionId === institutionId && holds(row.valid, on))
  const open = raw.careClass.filter(row => row.institutionId === institutionId && holds(row.valid, on))
  open.sort(
    (a, b) =>
      ORDER.indexOf(a.classType) - ORDER.indexOf(b.classType) ||
      (a.id as unknown as number) - (b.id as unknown as number),
  )
  for (const each of open) {
    const rule = raw.classRule.find(row => row.classType === each.classType && holds(row.valid, on))!
    const room = raw.room.find(row => (row.id as unknown) === each.roomId)!
    const closed = raw.roomClosure.some(row => row.roomId === each.roomId && holds(row.valid, on))
    const forbidden = raw.inspectionOrder.some(
      row =>
        row.institutionId === institutionId &&
        (row.careClassId === null || row.careClassId === (each.id as unknown)) &&
        holds(row.valid, on),
    )
    let capacity = Math.min(each.filedPlaces, rule.maxChildren)
    if (room.areaM2 !== null)
      while (capacity > 0 && capacity * rule.roomM2PerChild > room.areaM2 + 1e-6) capacity--
    if (closed || forbidden) capacity = 0
    let usable = 0
    // carers come one by one until the class is full
    while (usable < capacity && ready > 0) {
      ready--
      usable = Math.min(capacity, usable + rule.childrenPerCarer)
    }
    sum.filed += each.filedPlaces
    sum.usable += usable
    sum.inclusive += recognised ? each.filedPlaces : 0
    for (const row of raw.enrolment)
      if (row.careClassId === (each.id as unknown) && holds(row.valid, on)) sum.occupied += row.children
  }
  sum.open = open.length > 0
  return sum
}

test('figures of random networks are those of naive loops over the rows, on every day and in every area', async () => {
  const raw = await rawRows()
  const usable: number[] = []
  for (const on of DAYS) {
    const standing = await measure(db, on)
    for (const { area, figures } of standing.areas) {
      const inside = raw.community.filter(row => {
        const subdistrict = raw.subdistrict.find(each => (each.id as unknown) === row.subdistrictId)!
        const district = raw.district.find(each => (each.id as unknown) === subdistrict.districtId)!
        return area.level === 'city' || subdistrict.code === area.code || district.code === area.code
      })
      const total = { filed: 0, usable: 0, inclusive: 0, occupied: 0, inPost: 0, certified: 0 }
      const served = new Set<unknown>()
      for (const institution of raw.institution) {
        const community = raw.community.find(row => (row.id as unknown) === institution.communityId)!
        const { districtId } = raw.subdistrict.find(row => (row.id as unknown) === community.subdistrictId)!
        const own = naive(raw, institution.id, districtId, on)
        if (inside.includes(community))
          for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += own[key]
        if (!own.open || institution.mode === 'home_based') continue
        served.add(institution.communityId)
        for (const row of raw.serviceArea)
          if (row.institutionId === (institution.id as unknown) && holds(row.valid, on))
            served.add(row.communityId)
      }
      const communities = inside.filter(row => row.kind === 'community')
      const expected: Record<string, [number, number | null]> = {
        filed: [total.filed, null],
        usable: [total.usable, null],
        occupied: [total.occupied, null],
        places_per_1000: [total.filed, inside.reduce((sum, row) => sum + row.residents, 0)],
        inclusive_share: [total.inclusive, total.filed],
        certified_carer_share: [total.certified, total.inPost],
        place_use: [total.occupied, total.filed],
        community_coverage: [communities.filter(row => served.has(row.id)).length, communities.length],
      }
      for (const [id, [numerator, denominator]] of Object.entries(expected))
        expect([on, area.code, id, figures[id as Measure]]).toMatchObject([
          on,
          area.code,
          id,
          { numerator, denominator },
        ])
    }
    usable.push(standing.areas[0]!.figures.usable.numerator!)
  }
  expect(new Set(usable).size).toBe(DAYS.length)
})

test('each stage of the funnel holds no more than the one before, also where the network is random', async () => {
  for (const on of DAYS)
    for (const { figures } of (await measure(db, on)).areas) {
      const chain = (['affordable', 'within_reach', 'usable', 'filed'] as const).map(
        id => figures[id].numerator!,
      )
      expect(chain).toEqual([...chain].sort((a, b) => a - b))
    }
})
