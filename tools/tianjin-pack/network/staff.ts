import { ruleOf } from '../documents/rules.ts'
import { type Day, dayWithin, later, plusDays, RECORDS_FROM, yearly } from '../shared/days.ts'
import type { Random } from '../shared/random.ts'
import { addHealthCertificates, addUnaccepted, certify } from './certificates.ts'
import { stated } from './curves.ts'
import { closedOn, type Institution, openedOn } from './institution.ts'
import { isCertified, type Person, type Post, postOn } from './person.ts'

/** Chances in half a year, invented. */
const LEAVES = 0.042
const STAYS_IN_CARE = 0.45
const HIRED_FROM_OTHERS = 0.5
/** Certified already when first hired. */
const COMES_CERTIFIED = 0.66

/** Everybody who ever worked in the demonstration, with posts, certificates and health certificates; codes follow those of `personsBefore`. */
export function staffHistory(
  institutions: readonly Institution[],
  random: Random,
  personsBefore = 0,
): Person[] {
  const persons: Person[] = []
  const newPerson = (): Person => {
    const person: Person = {
      code: `TJ-P${String(personsBefore + persons.length + 1).padStart(5, '0')}`,
      posts: [],
      certificates: [],
      health: [],
    }
    persons.push(person)
    return person
  }
  carersThroughTime(institutions, newPerson, random)
  for (const institution of institutions) addOtherStaff(institution, newPerson, random)
  for (const person of persons) addHealthCertificates(person, random)
  return persons
}

/** Carers leave, move and are hired in half years; then as many are certified as the stated share asks for. */
function carersThroughTime(
  institutions: readonly Institution[],
  newPerson: () => Person,
  random: Random,
): void {
  const employed = new Map<Institution, Person[]>(institutions.map(institution => [institution, []]))
  const seeking: Person[] = []
  let begin: Day = RECORDS_FROM
  for (const end of yearly('01-01', '06-30')) {
    for (const [institution, carers] of employed) {
      employed.set(institution, whoStays(institution, carers, seeking, begin, end, random))
      hire(institution, employed.get(institution)!, seeking, newPerson, begin, end, random)
    }
    certifyToStatedShare([...employed.values()].flat(), end, random)
    begin = plusDays(end, 1)
  }
}

/** Ends the posts of those who leave; some of them look for another institution. */
function whoStays(
  institution: Institution,
  carers: readonly Person[],
  seeking: Person[],
  begin: Day,
  end: Day,
  random: Random,
): Person[] {
  const closed = closedOn(institution)
  const closing = closed !== null && closed <= end
  return carers.filter(person => {
    const post = person.posts.at(-1)!
    if (!closing && !random.chance(LEAVES)) return true
    const day = closing ? closed : dayWithin(random, later(begin, post.first), end)
    post.last = later(day, post.first)
    if (random.chance(STAYS_IN_CARE)) seeking.push(person)
    return false
  })
}

function hire(
  institution: Institution,
  carers: Person[],
  seeking: Person[],
  newPerson: () => Person,
  begin: Day,
  end: Day,
  random: Random,
): void {
  const opened = openedOn(institution)
  const closed = closedOn(institution)
  if (opened > end || (closed !== null && closed <= end)) return
  const wanted = wantedCarers(institution, end)
  while (carers.length < wanted) {
    const starting = opened >= begin || end === RECORDS_FROM
    const mover = seeking.length > 0 && random.chance(HIRED_FROM_OTHERS) ? seeking.shift()! : null
    const earliest = later(opened, mover ? plusDays(mover.posts.at(-1)!.last!, 1) : begin)
    if (earliest > end) {
      seeking.push(mover!)
      continue
    }
    const first = starting ? earliest : dayWithin(random, earliest, end)
    const person = mover ?? newPerson()
    person.posts.push({ institution, role: 'carer', first, last: null })
    carers.push(person)
    if (!mover) bringPapers(person, institution, first, random)
  }
}

/** Carers that the open classes ask for at their ratio, times what the institution is willing to staff. */
export function wantedCarers(institution: Institution, day: Day): number {
  const needed = institution.classes
    .filter(careClass => careClass.span.first <= day && (careClass.span.last ?? day) >= day)
    .reduce((sum, careClass) => sum + careersFor(institution, careClass.places, careClass.type), 0)
  return Math.round(needed * institution.staffing)
}

const careersFor = (institution: Institution, places: number, type: Parameters<typeof ruleOf>[0]) =>
  Math.ceil(places / (institution.mode === 'home_based' ? 3 : ruleOf(type).perCarer))

function bringPapers(person: Person, institution: Institution, first: Day, random: Random): void {
  const issued = plusDays(first, -random.whole(20, 1100))
  if (random.chance(COMES_CERTIFIED)) certify(person, issued, institution.community.district, random)
  else if (random.chance(0.35)) addUnaccepted(person, issued, random)
}

function certifyToStatedShare(carers: readonly Person[], day: Day, random: Random): void {
  const without = carers.filter(person => {
    const post = postOn(person, day)
    return post && !isCertified(person, 'carer', post.institution.community.district, day)
  })
  const inPost = carers.filter(person => postOn(person, day)).length
  let missing = Math.round(stated('certifiedShare', day) * inPost) - (inPost - without.length)
  for (const person of without) {
    if (missing <= 0) return
    if (!random.chance(0.6)) continue
    const post = postOn(person, day)!
    certify(
      person,
      dayWithin(random, later(post.first, plusDays(day, -150)), day),
      post.institution.community.district,
      random,
    )
    missing--
  }
}

/** One head each, and health staff where there are many children; a home-based point has neither. */
function addOtherStaff(institution: Institution, newPerson: () => Person, random: Random): void {
  if (institution.mode === 'home_based') return
  const opened = openedOn(institution)
  const places = institution.classes.reduce((sum, careClass) => sum + careClass.places, 0)
  const employ = (role: Post['role'], kind: string, share: number) => {
    const person = newPerson()
    person.posts.push({ institution, role, first: opened, last: closedOn(institution) })
    if (random.chance(share))
      person.certificates.push({ kind, first: plusDays(opened, -random.whole(10, 900)), last: null })
  }
  employ('head', '托育机构负责人培训合格证', 0.8)
  if (places > 75) employ('health_staff', '卫生保健人员培训合格证', 0.85)
}
