import type { Messages } from '../zh.ts'

export const planResult: Messages['planResult'] = {
  baseDay: day => `${day}, base date`,
  yearEnd: year => `end of ${year}`,
  daysNote: day =>
    `The first column is of the base date ${day} and agrees with the overview on that day; the day before, the end of the year, lacks what was filed on the day itself. Years are of 31 December.`,
  openOverview: 'See this day on the overview',
  certifiedNote:
    'The share of certified carers assumes that posts go to certified carers first and those of new places to certified carers only. Nobody has hired them yet: the real share depends on who is hired.',
  certifiedShort: 'if posts go to certified carers first',
  sideways: 'Scroll sideways for all years',
  placesAndUse: v =>
    `At the end of ${v.year} there are ${v.places} filed places; ${v.wanting} children want care, ${v.occupied} are expected in care, filling ${v.share} of the usable places.`,
  useWarning:
    'Places per 1,000 count places, not children: meeting the ratio alone fills the city with places that few will use. Read it beside the expected use.',
  lowUse: (sites, of, places, below) =>
    `${sites} of the ${of} sites opened, with ${places} places, are expected to fill less than ${below} of them in the last year.`,
  showLowUse: 'Show these sites',
  lowUseTotal: below => `Expected use below ${below}`,
  againstRun: run => `Against computation ${run}:`,
  changedSites: ({ opened, dropped, otherwise, alike }) =>
    `${opened} sites more, ${dropped} fewer, ${otherwise} with another option or year, ${alike} alike`,
  littleChanged: 'as little changed as possible; the bound is that of the plan without this wish',
  lowUseNote: places => `${places} places`,
  lowUseFlag: below => `below ${below}`,
  lowUseFilter: below => `Only expected use below ${below}`,
  predictedShare: 'Expected use',
  bridge: 'How the indicators come about',
  bridgeNote:
    'From the base date to each year: what stands, what is under way, what the programme adds. The rows of a part add up to it.',
  bridgeOf: 'Indicator',
  bridgeTargetLine: 'Needed for the target',
  numerator: 'Numerator',
  denominator: 'Denominator',
  figure: 'Indicator',
  target: 'Target',
  numerators: {
    places_per_1000: 'Filed places',
    inclusive_share: 'Inclusive places',
    certified_carer_share: 'Certified carers in post',
    community_coverage: 'Communities covered',
  },
  denominators: {
    places_per_1000: 'Residents',
    inclusive_share: 'Filed places',
    certified_carer_share: 'Posts of carers',
    community_coverage: 'All communities',
  },
  bridgeItems: {
    institutions: 'Institutions on the base date',
    project_building: 'Projects begun',
    project_planned: 'Projects adopted, not begun',
    programme: 'Opened by the programme',
    residents_on_base_date: 'Residents on the base date',
    residents_change: 'Change since',
    communities: 'All communities',
    carers_in_post: 'In post on the base date',
    carers_to_ratio: 'Missing to the ratios of institutions',
    carers_certified: 'Certified in post on the base date',
    certified_outside_posts: 'Certified, outside posts',
    certified_graduates: 'Certified graduates since',
    certified_by_scenario: 'Set otherwise by the scenario',
    certified_trained: 'Trained by the programme',
    certified_without_post: 'Certified without a post',
  },
  gapChartLater: 'How the gap closes is drawn here from the first plan on.',
  baseShort: 'base date',
  settingUnits: { m: 'metres', 'm, share': 'metres, share', 'share/year': 'a year' },
  sourceDay: day => `of ${day}`,
  noneAlone: families =>
    `Proved: no single family of rules is enough by itself (${families.join(', ')}); two or more have to yield together. Change the settings and compute again.`,
  infeasible: 'No plan can keep all rules at once.',
  notAlone: families => `Proved: not enough by themselves are ${families.join(', ')}.`,
  reliefFamilies: {
    budget: 'money',
    carers: 'carers or training',
    targets: 'targets',
    reach: 'coverage targets',
    locks: 'locks or duties',
  },
  lowUseRelief: (share, sites) =>
    `This plan leaves out ${sites} sites because children in reach could not fill ${share} of their places; asking for less may make a plan possible.`,
  values: {
    yes: 'yes',
    metres: (metres, share) => `within ${metres} ${share}`,
    upTo: (yuan, share) => `up to ${yuan} a month: ${share}`,
    anyFee: share => `dearer: ${share}`,
    bands: {
      infant: '6–12 months',
      toddler_young: '12–18 months',
      toddler_old: '18–24 months',
      older_toddler: '24–36 months',
    },
    stock: {
      certifiedOutsidePosts: 'certified outside posts',
      trainable: 'trainable',
      graduatesPerYear: 'graduates a year',
    },
  },
}
