import { expect, test } from 'vitest'
import { CLASS_TYPES, type ClassType } from '../registry/index.ts'
import type { ClassRule } from './class-rule.ts'
import { type OpenClass, usablePlaces } from './usable-places.ts'

const rule = (maxChildren: number, childrenPerCarer: number, roomM2PerChild: number): ClassRule => ({
  firstAgeMonths: 0,
  endAgeMonths: 36,
  maxChildren,
  childrenPerCarer,
  roomM2PerChild,
  mark: 'official',
  sourceId: 1,
})
const RULES: ReadonlyMap<ClassType, ClassRule> = new Map([
  ['infant', rule(10, 3, 4.5)],
  ['toddler', rule(15, 5, 4.2)],
  ['older_toddler', rule(20, 7, 3.5)],
  ['mixed', rule(18, 5, 3.89)],
])

const aClass = (
  id: number,
  classType: ClassType,
  filedPlaces: number,
  more: Partial<OpenClass & OpenClass['room']> = {},
): OpenClass => ({
  id,
  classType,
  filedPlaces,
  room: { areaM2: more.areaM2 ?? null, closed: more.closed ?? false },
  careForbidden: more.careForbidden ?? false,
})

const placesOf = (classes: readonly OpenClass[], carers: number) =>
  Object.fromEntries(usablePlaces(classes, carers, RULES).map(each => [each.of.id, each.places]))

test('a class has no more usable places than it filed, its type allows or its room holds', () => {
  const [filed, type, room] = usablePlaces(
    [
      aClass(1, 'toddler', 12),
      aClass(2, 'toddler', 20, { areaM2: 200 }),
      aClass(3, 'toddler', 15, { areaM2: 50 }),
    ],
    20,
    RULES,
  )
  expect([filed!.places, type!.places, room!.places]).toEqual([12, 15, 11])
  expect(type!.losses).toEqual([{ reason: 'above_class_limit', places: 5 }])
  expect(room!.losses).toEqual([{ reason: 'room_too_small', places: 4 }])
})

test('63 square metres at 4.2 a child hold exactly 15 children', () => {
  expect(placesOf([aClass(1, 'toddler', 15, { areaM2: 63 })], 3)).toEqual({ 1: 15 })
})

test('a closed room and an inspection order leave nothing, and each lost place has one reason', () => {
  const [closed, forbidden] = usablePlaces(
    [
      aClass(1, 'mixed', 18, { closed: true, careForbidden: true }),
      aClass(2, 'mixed', 18, { careForbidden: true }),
    ],
    9,
    RULES,
  )
  expect(closed).toMatchObject({
    places: 0,
    carers: 0,
    losses: [{ reason: 'room_closed', places: 18 }],
  })
  expect(forbidden!.losses).toEqual([{ reason: 'inspection_order', places: 18 }])
})

test('whole carers go to infants first, then toddlers, older toddlers and mixed classes, then by id', () => {
  const classes = [
    aClass(1, 'mixed', 18),
    aClass(4, 'toddler', 15),
    aClass(3, 'toddler', 15),
    aClass(2, 'infant', 10),
    aClass(5, 'older_toddler', 20),
  ]
  // infant takes 4 (10 places at 3 to one), the toddler classes 3 each, the older toddlers 3, mixed 4
  expect(placesOf(classes, 5)).toEqual({ 2: 10, 3: 5, 4: 0, 5: 0, 1: 0 })
  expect(placesOf(classes, 11)).toEqual({ 2: 10, 3: 15, 4: 15, 5: 7, 1: 0 })
  expect(placesOf(classes, 17)).toEqual({ 2: 10, 3: 15, 4: 15, 5: 20, 1: 18 })
  expect(usablePlaces(classes, 17, RULES).map(each => each.carers)).toEqual([4, 3, 3, 3, 4])
})

test('a class takes only the carers that its capacity needs', () => {
  const small = aClass(1, 'toddler', 15, { areaM2: 21 })
  expect(usablePlaces([small, aClass(2, 'mixed', 5)], 2, RULES)).toMatchObject([
    { places: 5, carers: 1 },
    { places: 5, carers: 1 },
  ])
})

test('a class type without a rule on the day is limited by closure and inspection only', () => {
  const classes = [aClass(1, 'toddler', 40, { areaM2: 10 }), aClass(2, 'mixed', 10, { closed: true })]
  expect(usablePlaces(classes, 0, new Map()).map(each => each.places)).toEqual([40, 0])
})

/** Park & Miller's generator: the same classes in every run. */
function randomClasses(seed: number): OpenClass[] {
  let state = seed
  const below = (end: number) => {
    state = (state * 16_807) % 2_147_483_647
    return state % end
  }
  return Array.from({ length: 1 + below(6) }, (_, id) =>
    aClass(id, CLASS_TYPES[below(4)]!, 1 + below(30), {
      ...(below(2) ? { areaM2: 10 + below(120) } : {}),
      closed: below(8) === 0,
      careForbidden: below(8) === 0,
    }),
  )
}

test('whatever the classes: losses explain filed less usable, and one carer more never takes a place away', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const classes = randomClasses(seed)
    let before = usablePlaces(classes, 0, RULES)
    for (let carers = 0; carers <= 25; carers++) {
      const now = usablePlaces(classes, carers, RULES)
      now.forEach((each, index) => {
        const lost = each.losses.reduce((sum, loss) => sum + loss.places, 0)
        expect(each.places + lost).toBe(each.of.filedPlaces)
        expect(each.places).toBeGreaterThanOrEqual(before[index]!.places)
      })
      expect(now.reduce((sum, each) => sum + each.carers, 0)).toBeLessThanOrEqual(carers)
      before = now
    }
  }
})
