import { LOCAL_CERTIFICATE, UNACCEPTED_CERTIFICATES } from '../documents/rules.ts'
import { type Day, plusDays, RECORDS_UNTIL } from '../shared/days.ts'
import type { Random } from '../shared/random.ts'
import type { Person } from './person.ts'

const NEW_KINDS_FROM: Day = '2021-12-01'
/** Certificates with an end run four years in the demonstration, so that some have lapsed. */
const TERM_DAYS = 1461

/** A certificate for carers as it was issued on the day, and its renewals. */
export function certify(person: Person, day: Day, district: string, random: Random): void {
  const old = day < NEW_KINDS_FROM
  const kind = random.weighted([
    [old ? '保育员' : '保育师', 45],
    ['育婴员', 34],
    [old ? '育婴员' : '婴幼儿发展引导员', 5],
    ['教师资格证', 14],
    [district === LOCAL_CERTIFICATE.district && day >= '2021-01-01' ? LOCAL_CERTIFICATE.kind : '育婴员', 2],
  ] as const)
  if (kind === '教师资格证') {
    addOnce(person, kind, day, null)
    return
  }
  issueWithRenewals(person, kind, day, random)
}

/** Most renew in time, some late, some never; the old kind is renewed as the new one. */
function issueWithRenewals(person: Person, kind: string, day: Day, random: Random): void {
  let [first, current] = [day, kind]
  while (first <= RECORDS_UNTIL) {
    const last = plusDays(first, TERM_DAYS - 1)
    addOnce(person, current, first, last)
    const draw = random.next()
    if (draw < 0.12) return
    first = plusDays(last, draw < 0.24 ? random.whole(30, 260) : 1)
    if (current === '保育员' && first >= NEW_KINDS_FROM) current = '保育师'
  }
}

/** A paper that no list accepts. */
export const addUnaccepted = (person: Person, day: Day, random: Random): void =>
  addOnce(person, random.pick(UNACCEPTED_CERTIFICATES), day, plusDays(day, TERM_DAYS - 1))

function addOnce(person: Person, kind: string, first: Day, last: Day | null): void {
  const known = person.certificates.some(
    certificate =>
      certificate.kind === kind &&
      (certificate.first === first || certificate.last === null || certificate.last >= first),
  )
  if (!known) person.certificates.push({ kind, first, last })
}

/** Yearly health certificates over the person's time in posts: most in time, some late, a few very late. */
export function addHealthCertificates(person: Person, random: Random): void {
  if (person.posts.length === 0) return
  const end = person.posts.at(-1)!.last ?? RECORDS_UNTIL
  let first = plusDays(person.posts[0]!.first, -random.whole(-8, 300))
  while (first <= end) {
    const last = plusDays(first, 364)
    person.health.push({ first, last })
    const draw = random.next()
    const late = draw < 0.09 ? random.whole(60, 220) : draw < 0.22 ? random.whole(5, 50) : 0
    first = plusDays(last, 1 + late)
  }
}
