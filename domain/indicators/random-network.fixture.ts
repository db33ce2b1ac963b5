import type { Database, Tables } from '../../db/index.ts'
import { addDays, civilDate } from '../../kernel/civil-date.ts'
import type { DateRange } from '../../kernel/date-range.ts'
import { CLASS_TYPES, DELIVERY_MODES } from '../registry/index.ts'

/** Park & Miller's generator: the same network in every run. */
function drawing(seed: number) {
  let state = seed % 2_147_483_647
  const below = (end: number): number => {
    state = (state * 16_807) % 2_147_483_647
    return state % end
  }
  const one = <T>(list: readonly T[]): T => list[below(list.length)]!
  /** Some days between 2019 and 2022, open-ended every other time. */
  const days = (): DateRange => {
    const first = addDays(civilDate('2019-01-01'), below(900))
    return { first, last: below(2) ? null : addDays(first, 30 + below(700)) }
  }
  return { below, one, days, often: () => below(3) > 0, seldom: () => below(4) === 0 }
}

/** Adds institutions with all that may befall them to a city whose territory, rules and sources are loaded. */
export async function aRandomNetwork(db: Database, seed: number, institutions = 40): Promise<void> {
  const draw = drawing(seed)
  const communities = await db.selectFrom('community').selectAll().orderBy('id').execute()
  const source = await db.selectFrom('source').select('id').orderBy('id').executeTakeFirstOrThrow()
  const insert = async <Name extends keyof Tables>(table: Name, row: object): Promise<never> => {
    const { id } = await db
      .insertInto(table as 'filing')
      .values(row as never)
      .returning('id')
      .executeTakeFirstOrThrow()
    return id as never
  }
  for (let i = 0; i < institutions; i++) {
    const community = draw.one(communities)
    const institutionId = await insert('institution', {
      code: `R${i}`,
      name: `随机${i}`,
      mode: draw.one(DELIVERY_MODES),
      operatingModel: 'private',
      legalForm: 'company',
      communityId: community.id,
      longitude: community.longitude,
      latitude: community.latitude,
      positionMark: 'demo',
      mark: 'demo',
      sourceId: source.id,
    })
    if (draw.often()) await insert('filing', { institutionId, number: `R-${i}`, valid: draw.days() })
    if (draw.often()) await insert('recognition', { institutionId, valid: draw.days() })
    if (draw.seldom())
      await insert('inspectionOrder', {
        institutionId,
        careClassId: null,
        valid: draw.days(),
        reason: '整改',
      })
    if (draw.often())
      await insert('serviceArea', {
        institutionId,
        communityId: draw.one(communities).id,
        valid: draw.days(),
      })
    const classes = 1 + draw.below(4)
    for (let c = 0; c < classes; c++) {
      const areaM2 = draw.often() ? 20 + draw.below(60) : null
      const roomId = await insert('room', { institutionId, code: `R${i}-${c}`, areaM2 })
      const classType = draw.one(CLASS_TYPES)
      const careClassId = await insert('careClass', {
        institutionId,
        roomId,
        code: `R${i}-C${c}`,
        classType,
        filedPlaces: 1 + draw.below(25),
        valid: draw.days(),
      })
      if (draw.seldom()) await insert('roomClosure', { roomId, valid: draw.days(), reason: '维修' })
      if (draw.seldom())
        await insert('inspectionOrder', { institutionId, careClassId, valid: draw.days(), reason: '整改' })
      if (draw.often())
        await insert('enrolment', { careClassId, valid: draw.days(), children: draw.below(20) })
    }
    const carers = draw.below(12)
    for (let c = 0; c < carers; c++) {
      const carerId = await insert('carer', { code: `R${i}-S${c}` })
      const role = draw.often() ? 'carer' : 'head'
      await insert('post', { carerId, institutionId, role, valid: draw.days() })
      for (let more = 1 + draw.below(4); more > 0; more--) {
        const kind = draw.one(['保育师', '育婴员', '教师资格', '驾驶证'])
        await insert('certificate', { carerId, kind, valid: draw.days() })
        await insert('healthCertificate', { carerId, valid: draw.days() })
      }
    }
  }
}
