import { type Day, dayWithin, earlier, later, plusDays, yearly } from '../shared/days.ts'
import type { Random } from '../shared/random.ts'
import { stated } from './curves.ts'
import {
  closedOn,
  filedPlaces,
  type Institution,
  isFiled,
  isRecognised,
  openedOn,
  totalPlaces,
} from './institution.ts'

const TERM_DAYS = 1095
const RENEWED = 0.92
/** Who asks for recognition first; the noise is larger than the steps between them. */
const READINESS = { public: 1.2, public_built_private_run: 0.9, private_run_public_assisted: 0.7, private: 0 }

/** Recognises institutions as inclusive in terms of three years, twice a year, up to the stated share of places. */
export function recognise(institutions: readonly Institution[], random: Random): void {
  const order = institutions
    .map(institution => ({
      institution,
      readiness:
        READINESS[institution.model] + (institution.baseFee < 2300 ? 0.6 : 0) + random.between(0, 1.1),
    }))
    .sort((a, b) => b.readiness - a.readiness)
    .map(({ institution }) => institution)
  for (const day of yearly('01-01', '06-30')) {
    const goal = stated('inclusiveShare', day) * totalPlaces(institutions, day)
    let inclusive = institutions
      .filter(institution => isRecognised(institution, day))
      .reduce((sum, institution) => sum + filedPlaces(institution, day), 0)
    for (const institution of order) {
      if (inclusive >= goal) break
      if (!isFiled(institution, day) || isRecognised(institution, day)) continue
      if (recentlyRefused(institution, day)) continue
      grant(institution, day, random)
      inclusive += filedPlaces(institution, day)
    }
  }
}

/** Whoever lost recognition waits a year. */
const recentlyRefused = (institution: Institution, day: Day) =>
  institution.recognitions.some(span => span.last !== null && span.last >= plusDays(day, -365))

function grant(institution: Institution, day: Day, random: Random): void {
  const before = institution.recognitions.at(-1)?.last
  const earliest = later(later(openedOn(institution), plusDays(day, -120)), before ? plusDays(before, 1) : '')
  let first = earliest >= day ? day : dayWithin(random, earliest, day)
  const end = closedOn(institution) ?? '9999-12-31'
  do {
    const last = earlier(plusDays(first, TERM_DAYS - 1), end)
    institution.recognitions.push({ first, last })
    first = plusDays(last, 1)
  } while (first <= end && first <= '2026-06-30' && random.chance(RENEWED))
}
