/** How families go: the modes with their speeds and limits, each with the source it is taken from. */
export const TRAVEL_MODES = ['walk', 'cycle'] as const
export type TravelMode = (typeof TRAVEL_MODES)[number]

/**
 * Speeds in km/h where a scenario gives none.
 * walk: GB 50180-2018, a 15-minute living circle is walked over 800 to 1,000 m: at most 4 km/h.
 * cycle: an assumption, a loaded bicycle with a child on it.
 */
export const USUAL_KM_PER_HOUR: Readonly<Record<TravelMode, number>> = { walk: 4, cycle: 12 }

/** Speed on steps as a share of that on the level, an assumption: stairs are walked about half as fast. */
export const STEPS_SHARE = 0.5

/** How far from the network a place may lie where a scenario does not say, in metres; an assumption. */
export const USUAL_SNAP_METRES = 500

/** No way on earth is longer; beyond it stands a slip of the pen, or a service that is broken. */
export const MOST_WAY_METRES = 20_000_000

/**
 * Parts of the network that hang together with none of the rest and have fewer nodes than this share of the largest
 * part are left aside, so that no place is tied to a footpath that leads nowhere; an assumption.
 */
export const LEAST_PART_SHARE = 0.01

/** What becomes of places off the network and of facilities that nobody reaches. */
export const UNREACHED = ['refuse', 'leave-out'] as const
export type Unreached = (typeof UNREACHED)[number]

/** Document that says which streets may be walked or cycled where no tag does. */
export const ACCESS_SOURCE = {
  code: 'osm-access-defaults',
  title: 'OpenStreetMap Wiki：OSM tags for routing/Access restrictions（各国默认表）',
  titleEn: 'OpenStreetMap Wiki: OSM tags for routing/Access restrictions, the table for all countries',
  issuedOn: null,
  note: null,
  noteEn: null,
} as const

/** The standard that the walking speed is taken from. */
export const WALKING_SOURCE = {
  code: 'GB 50180-2018',
  title: 'GB 50180-2018 城市居住区规划设计标准',
  titleEn: 'GB 50180-2018, standard for urban residential area planning and design',
  issuedOn: '2018-07-10',
  note: null,
  noteEn: null,
} as const

/** Metres walked or cycled in a second. */
export const metresPerSecond = (kmPerHour: number): number => kmPerHour / 3.6
