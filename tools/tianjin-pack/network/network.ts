import { randomOf } from '../shared/random.ts'
import type { Territory } from '../territory/territory.ts'
import { nameServiceAreas } from './coverage.ts'
import { type Enrolment, enrol, type Waiting } from './enrolment.ts'
import { addFaults } from './faults.ts'
import { setFees } from './fees.ts'
import { institutionHistory } from './history.ts'
import type { Institution } from './institution.ts'
import type { Person } from './person.ts'
import { recognise } from './recognitions.ts'
import { staffHistory } from './staff.ts'

export type Network = {
  institutions: readonly Institution[]
  persons: readonly Person[]
  enrolments: readonly Enrolment[]
  waiting: readonly Waiting[]
}

/** The demonstration network: the same seed, territory and scale give the same network. */
export function buildNetwork(territory: Territory, seed: string, scale = 1): Network {
  const institutions = institutionHistory(territory, randomOf(`${seed} institutions`), scale)
  nameServiceAreas(institutions, territory.communities, randomOf(`${seed} service areas`))
  return furnished(institutions, territory, seed)
}

/** Institutions with fees, faults, recognitions, staff and children; staff codes follow those of `personsBefore`. */
export function furnished(
  institutions: readonly Institution[],
  territory: Territory,
  seed: string,
  personsBefore = 0,
): Network {
  const feeRandom = randomOf(`${seed} fees`)
  const faultRandom = randomOf(`${seed} faults`)
  for (const institution of institutions) {
    setFees(institution, feeRandom)
    addFaults(institution, faultRandom)
  }
  recognise(institutions, randomOf(`${seed} recognitions`))
  const persons = staffHistory(institutions, randomOf(`${seed} staff`), personsBefore)
  return {
    institutions,
    persons,
    ...enrol(institutions, territory.communities, randomOf(`${seed} children`)),
  }
}

/** Two networks as one. */
export const together = (a: Network, b: Network): Network => ({
  institutions: [...a.institutions, ...b.institutions],
  persons: [...a.persons, ...b.persons],
  enrolments: [...a.enrolments, ...b.enrolments],
  waiting: [...a.waiting, ...b.waiting],
})
