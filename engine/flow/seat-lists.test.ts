import { expect, test } from 'vitest'
import { seededRandom } from '../random.ts'
import { openSeatLists } from './seat-lists.ts'

test('after any seating and leaving, families and outlets list just who sits where', () => {
  const random = seededRandom(2)
  const [families, outlets] = [7, 5]
  const lists = openSeatLists(families, outlets)
  const plain = new Map<string, number>()
  for (let step = 0; step < 3000; step++) {
    const family = Math.floor(random() * families)
    const outlet = Math.floor(random() * outlets)
    const key = `${family} ${outlet}`
    const here = plain.get(key) ?? 0
    const amount = here > 0 && random() < 0.6 ? -here * (random() < 0.5 ? 1 : 0.5) : Math.ceil(random() * 4)
    lists.add(family, outlet, amount)
    if (here + amount > 0) plain.set(key, here + amount)
    else plain.delete(key)

    const byFamily = new Map<string, number>()
    const byOutlet = new Map<string, number>()
    for (let each = 0; each < families; each++)
      for (let at = lists.firstOfFamily(each); at >= 0; at = lists.nextOfFamily(at))
        byFamily.set(`${lists.family(at)} ${lists.outlet(at)}`, lists.children(at))
    for (let each = 0; each < outlets; each++)
      for (let at = lists.firstOfOutlet(each); at >= 0; at = lists.nextOfOutlet(at))
        byOutlet.set(`${lists.family(at)} ${lists.outlet(at)}`, lists.children(at))
    expect(byFamily).toEqual(plain)
    expect(byOutlet).toEqual(plain)
  }
})
