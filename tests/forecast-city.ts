/** The small city with people by age, graduates and flows of carers. */
import type { Database } from '../db/index.ts'
import { LOCAL_PLANNER } from '../domain/identity/index.ts'
import { loadPack } from '../domain/packs/index.ts'
import { aPackFolder } from './packs/pack-folder.ts'
import { TODAY } from './small-city.ts'

const PEOPLE = [145, 165, 185, 19_505]
const YEARS = [100_000, 100_000, 100_000, 9_900_000]
const bySex = (row: (sex: string, age: number) => string) =>
  ['female', 'male'].flatMap(sex => [0, 1, 2, 3].map(age => row(sex, age))).join('\n')
const FLOWS =
  '"{""leavingShare"":0.1,""renewedShare"":1,""certificateYears"":null,""trainedPerYear"":2,""passShare"":0.5,""lagYears"":0}"'

/** Loads the small city with the tables that forecasts start from. */
export async function loadForecastCity(
  db: Database,
  spoil: (pack: ReturnType<typeof aPackFolder>) => void = () => {},
) {
  const pack = aPackFolder()
  pack.write(
    'population_ages.csv',
    `year,sex,age,people,mark,source\n${bySex((sex, age) => `2021,${sex},${age},${PEOPLE[age]},demo,invented`)}\n`,
  )
  pack.write(
    'life_tables.csv',
    `year,sex,age,person_years,mark,source\n${bySex((sex, age) => `2020,${sex},${age},${YEARS[age]},demo,invented`)}\n`,
  )
  pack.write('fertility_rates.csv', 'year,age,births_per_woman,mark,source\n2020,3,0.02,demo,invented\n')
  pack.write(
    'graduates.csv',
    'school,major,year,graduates,lag_years,entering_share,mark,source\n甲校,托育,2022,10,0,0.5,demo,invented\n',
  )
  pack.edit('settings.csv', text =>
    [
      text.trimEnd(),
      `carer_flows,${FLOWS},"share, years, persons",2019-01-01,,demo,invented,`,
      'fertility_levels,"{""low"":0.014,""middle"":0.015,""high"":0.016}",births/woman,2019-01-01,,demo,invented,',
      '',
    ].join('\n'),
  )
  spoil(pack)
  await loadPack(db, LOCAL_PLANNER, pack.directory, { replace: true }, TODAY)
}
