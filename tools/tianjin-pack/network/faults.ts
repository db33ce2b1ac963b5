import { type Day, dayWithin, earlier, later, plusDays, RECORDS_FROM, RECORDS_UNTIL } from '../shared/days.ts'
import type { Random } from '../shared/random.ts'
import { closedOn, type Institution, openedOn } from './institution.ts'

const CLOSURE_REASONS = [
  '屋顶漏水维修',
  '装修改造',
  '消防整改',
  '室内空气检测不合格',
  '租约到期待续',
  '供暖故障',
]
const ORDER_REASONS = [
  '消防通道不符合要求',
  '保育人员配备不足',
  '超备案人数收托',
  '食品安全整改',
  '监控资料保存不足90日',
  '卫生保健制度不落实',
]

/** Rooms closed for a while, a few of them still; and inspections that forbid care in a class or everywhere. */
export function addFaults(institution: Institution, random: Random): void {
  const first = later(openedOn(institution), RECORDS_FROM)
  const end = earlier(closedOn(institution) ?? RECORDS_UNTIL, RECORDS_UNTIL)
  if (first > plusDays(end, -40)) return
  const untilEnd = (from: Day, last: Day) =>
    last > end ? closedOn(institution) : earlier(later(last, from), end)
  for (const room of institution.rooms) {
    if (!random.chance(0.09)) continue
    const from = dayWithin(random, first, plusDays(end, -10))
    const last = random.chance(0.15) ? '9999-12-31' : plusDays(from, random.whole(14, 330))
    room.closures.push({ first: from, last: untilEnd(from, last), reason: random.pick(CLOSURE_REASONS) })
  }
  if (!random.chance(0.11)) return
  const from = dayWithin(random, first, plusDays(end, -5))
  const open = institution.classes.filter(
    careClass => careClass.span.first <= from && (careClass.span.last ?? from) >= from,
  )
  const careClass = random.chance(0.3) || open.length === 0 ? null : random.pick(open)
  const last = random.chance(0.12) ? '9999-12-31' : plusDays(from, random.whole(15, 150))
  institution.orders.push({
    first: from,
    last: untilEnd(from, last),
    careClass,
    reason: random.pick(ORDER_REASONS),
  })
}
