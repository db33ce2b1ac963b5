import type { Day } from '../shared/days.ts'
import { holds } from '../shared/days.ts'
import { coveredCommunities } from './coverage.ts'
import { filedPlaces, isFiled, isRecognised, totalPlaces } from './institution.ts'
import type { Network } from './network.ts'
import { isCertified, postOn } from './person.ts'

export type NetworkTotals = {
  day: Day
  institutions: number
  filedPlaces: number
  inclusiveShare: number
  carers: number
  certifiedShare: number
  healthyShare: number
  coveredCommunities: number
  enrolled: number
  waiting: number
}

/** What the generated records say on a day, counted without the product. */
export function totalsOn(network: Network, day: Day): NetworkTotals {
  const places = totalPlaces(network.institutions, day)
  const inclusive = network.institutions
    .filter(institution => isRecognised(institution, day))
    .reduce((sum, institution) => sum + filedPlaces(institution, day), 0)
  const inPost = network.persons.flatMap(person => {
    const post = postOn(person, day)
    return post?.role === 'carer' && isFiled(post.institution, day) ? [{ person, post }] : []
  })
  const certified = inPost.filter(({ person, post }) =>
    isCertified(person, 'carer', post.institution.community.district, day),
  )
  const healthy = inPost.filter(({ person }) => person.health.some(span => holds(span, day)))
  const sum = (rows: readonly { first: Day; last: Day | null; children: number }[]) =>
    rows.filter(row => holds(row, day)).reduce((all, row) => all + row.children, 0)
  return {
    day,
    institutions: network.institutions.filter(institution => isFiled(institution, day)).length,
    filedPlaces: places,
    inclusiveShare: inclusive / places,
    carers: inPost.length,
    certifiedShare: certified.length / inPost.length,
    healthyShare: healthy.length / inPost.length,
    coveredCommunities: coveredCommunities(network.institutions, day).size,
    enrolled: sum(network.enrolments),
    waiting: sum(network.waiting),
  }
}
