import { SITE_KINDS, type SiteKind } from '../../../domain/supply/site.ts'
import { nearby } from '../network/founding.ts'
import { closedOn, type Institution, openedOn } from '../network/institution.ts'
import { type NameMaker, numberedNames, placeOf, wordNames } from '../network/names.ts'
import { type Day, dayWithin, later, type Span } from '../shared/days.ts'
import { type Random, randomOf } from '../shared/random.ts'
import type { PlacedCommunity, Territory } from '../territory/territory.ts'
import { mostPlaces, optionsOf } from './options.ts'
import type { Duty, Site } from './site.ts'
import { SITE_KIND_PROFILES } from './site-kinds.ts'

const CORE_DISTRICTS = ['120101', '120102', '120103', '120104', '120105', '120106']
/** Candidates are sought where there is nothing yet: each institution or candidate there makes a further one this much less likely. */
const ONE_MORE_IN_COMMUNITY = 0.18
const INCLUSIVE_KINDERGARTENS = 0.82

/** Candidate sites of every kind, where people live, in town and country; `scale` makes fewer for tests. */
export function buildSites(
  territory: Territory,
  institutions: readonly Institution[],
  seed: string,
  scale = 1,
): Site[] {
  const taken = new Map<string, number>()
  for (const { community } of institutions) taken.set(community.code, (taken.get(community.code) ?? 0) + 0.6)
  const sites: Site[] = []
  for (const kind of SITE_KINDS) {
    const random = randomOf(`${seed} sites ${kind}`)
    const names = hasOwnName(kind) ? wordNames(random) : numberedNames()
    const extended = kind === 'institution_extension' ? extensible(institutions, random) : []
    for (let index = 0; index < Math.ceil(scale * SITE_KIND_PROFILES[kind].count); index++) {
      const institution = extended[index] ?? null
      const community =
        institution?.community ??
        chooseCommunity(territory, kind, taken, random, kind === 'service_centre' ? index : null)
      taken.set(community.code, (taken.get(community.code) ?? 0) + 1)
      const code = `TJ-S${String(sites.length + 1).padStart(4, '0')}`
      sites.push(makeSite(code, kind, community, institution, territory, names, random))
    }
  }
  return sites
}

/** Institutions still open that could grow. */
function extensible(institutions: readonly Institution[], random: Random): Institution[] {
  const open = institutions.filter(
    institution =>
      closedOn(institution) === null &&
      ['independent', 'community', 'employer'].includes(institution.mode) &&
      openedOn(institution) < '2026-01-01',
  )
  return open
    .map(institution => ({ institution, draw: random.next() }))
    .sort((a, b) => a.draw - b.draw)
    .map(({ institution }) => institution)
}

function chooseCommunity(
  territory: Territory,
  kind: SiteKind,
  taken: ReadonlyMap<string, number>,
  random: Random,
  districtIndex: number | null,
): PlacedCommunity {
  const profile = SITE_KIND_PROFILES[kind]
  const zones = zonesOf(territory)
  const district = districtIndex === null ? null : territory.districts[districtIndex]!.code
  return random.weighted(
    territory.communities.map(community => {
      const weight =
        community.residents *
        (community.kind === 'village' ? profile.inVillage : 1) *
        (zones.has(community.subdistrict) ? profile.inZone : 1) *
        (CORE_DISTRICTS.includes(community.district) ? profile.inCore : 1) *
        ONE_MORE_IN_COMMUNITY ** (taken.get(community.code) ?? 0)
      return [community, district === null || community.district === district ? weight : 0] as const
    }),
  )
}

const zonesByTerritory = new WeakMap<Territory, Set<string>>()
function zonesOf(territory: Territory): Set<string> {
  let zones = zonesByTerritory.get(territory)
  if (!zones) {
    zones = new Set(territory.subdistricts.filter(({ kind }) => kind === 'zone').map(({ code }) => code))
    zonesByTerritory.set(territory, zones)
  }
  return zones
}

function makeSite(
  code: string,
  kind: SiteKind,
  community: PlacedCommunity,
  institution: Institution | null,
  territory: Territory,
  names: NameMaker,
  random: Random,
): Site {
  const profile = SITE_KIND_PROFILES[kind]
  const duty = kind === 'residential_area' ? newAreaDuty(random) : null
  const recognitions = kind === 'kindergarten' ? kindergartenRecognitions(random) : []
  const options = optionsOf(
    {
      kind,
      classes: duty ? Math.ceil(duty.places / 18) : random.whole(...profile.classes),
      level: community.kind === 'village' ? 0.75 : CORE_DISTRICTS.includes(community.district) ? 1.1 : 1,
      mayBeInclusive: kind !== 'kindergarten' || recognitions.length > 0,
      leastPlaces: duty?.places ?? 0,
    },
    random,
  )
  return {
    code,
    name: nameOf(kind, community, institution, territory, names),
    kind,
    community,
    at: institution?.at ?? nearby(community, random),
    area: random.chance(0.1)
      ? null
      : Math.round(mostPlaces(options) * random.between(...profile.squareMetresPerPlace)),
    institution,
    availableFrom: availableFrom(profile.from, duty, institution, random),
    duty,
    recognitions,
    options,
  }
}

/** Kindergartens and home-based points have names; houses and plots are numbered. */
const hasOwnName = (kind: SiteKind) => kind === 'kindergarten' || kind === 'home_based'

function nameOf(
  kind: SiteKind,
  community: PlacedCommunity,
  institution: Institution | null,
  territory: Territory,
  names: NameMaker,
): string {
  if (institution) return `${institution.name}(扩建)`
  if (kind === 'service_centre') {
    const { name } = territory.districts.find(({ code }) => code === community.district)!
    return `${name}托育综合服务中心选址(${placeOf(community, territory)})`
  }
  return names(placeOf(community, territory), SITE_KIND_PROFILES[kind].name)
}

/** At least 4 places per 1,000 planned residents (天津市人口发展“十四五”规划): 10,000 people, 40 places. */
function newAreaDuty(random: Random): Duty {
  const plannedResidents = random.whole(20, 70) * 500
  return {
    plannedResidents,
    places: Math.ceil((4 * plannedResidents) / 1000),
    year: random.pick([
      2022, 2023, 2023, 2024, 2024, 2025, 2025, 2027, 2028, 2028, 2029, 2029, 2030, 2030, 2031,
    ]),
  }
}

/** Most are there at once, the others come through the years; a duty leaves time to build. */
function availableFrom(
  from: number,
  duty: Duty | null,
  institution: Institution | null,
  random: Random,
): Day {
  if (duty) return dayWithin(random, `${duty.year - 3}-01-01`, `${duty.year - 2}-12-31`)
  const year = random.weighted([
    [from, 60],
    [from + 1, 8],
    [from + 2, 8],
    [from + 3, 7],
    [from + 4, 6],
    [Math.min(2028, from + 5), 4],
    [Math.min(2028, from + 6), 3],
    [Math.min(2028, from + 8), 4],
  ] as const)
  const day = dayWithin(random, `${year}-01-01`, `${year}-12-31`)
  return institution ? later(day, openedOn(institution)) : day
}

/** Most kindergartens are inclusive; a few became so later, a few no longer are. */
function kindergartenRecognitions(random: Random): Span[] {
  if (!random.chance(INCLUSIVE_KINDERGARTENS)) return []
  const first = random.chance(0.88)
    ? dayWithin(random, '2016-09-01', '2019-12-31')
    : dayWithin(random, '2020-01-01', '2024-12-31')
  if (!random.chance(0.07)) return [{ first, last: null }]
  return [{ first, last: dayWithin(random, later(first, '2021-06-30'), '2026-06-30') }]
}
