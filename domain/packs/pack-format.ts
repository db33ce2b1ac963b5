import type { Column, PackFile } from '../../kernel/pack-file.ts'
import {
  FIGURE_SETTINGS,
  OPTIONAL_SETTINGS,
  PLAN_SETTINGS,
  type SettingForm,
} from '../territory/setting-forms.ts'
import { PACK_FILES } from './pack-files.ts'
import { LARGEST_FILE_MB } from './read-pack.ts'

/** What a cell of the column may hold, in words. */
function allowedIn(column: Column): string {
  switch (column.kind) {
    case 'text':
      return `text, at most ${column.maxLength} characters${column.patternSays ? `: ${column.patternSays}` : ''}`
    case 'integer':
      return `whole number, ${column.min} to ${column.max}`
    case 'number':
      return `number, ${column.min} to ${column.max}`
    case 'yuan':
      return `yuan, at most two decimals, ${column.min} to ${column.max}`
    case 'day':
      return 'day, YYYY-MM-DD'
    case 'boolean':
      return 'true or false (是, 否, 1, 0)'
    case 'json':
      return 'JSON'
    case 'choice':
      return column.of.map(word => `\`${word}\``).join(', ')
    case 'reference':
      return `\`code\` of ${column.to}.csv`
  }
}

const columnRow = (column: Column): string =>
  `| \`${column.name}\` | ${column.zh} | ${column.about} | ${allowedIn(column)}${column.optional ? '; may be empty' : ''} |`

function fileSection({ file, about, key, noOverlap, columns, optional }: PackFile): string {
  const rules = [
    `One row for each \`${key.join('` + `')}\`.`,
    noOverlap ? `Ranges of the same \`${noOverlap.join('` + `')}\` share no day.` : '',
    optional ? 'May be left out.' : '',
  ]
  return [
    `### ${file}`,
    '',
    `${about}. ${rules.filter(Boolean).join(' ')}`,
    '',
    '| column | 标题 | what it says | allowed |',
    '| --- | --- | --- | --- |',
    ...columns.map(columnRow),
  ].join('\n')
}

const NEEDS: readonly [Readonly<Record<string, SettingForm>>, string][] = [
  [FIGURE_SETTINGS, 'figures and plans'],
  [PLAN_SETTINGS, 'plans whose scenario does not give it'],
  [OPTIONAL_SETTINGS, 'may be left out'],
]

const settingsSection = (): string =>
  [
    '## The settings',
    '',
    'Keys of settings.csv. On a day before the first row of a key that row holds. What figures need must hold without a gap until',
    '`recordsUntil`, else the pack has an error; what plans need is a warning. A key that is not listed changes nothing.',
    '',
    '| key | 名称 | what it says | value | unit | needed by |',
    '| --- | --- | --- | --- | --- | --- |',
    ...NEEDS.flatMap(([forms, neededBy]) =>
      Object.entries(forms).map(
        ([key, { name, form, unit }]) =>
          `| \`${key}\` | ${name.zh} | ${name.en} | ${form.en} | ${unit ?? ''} | ${neededBy} |`,
      ),
    ),
  ].join('\n')

const INTRODUCTION = `# The city pack

<!-- Printed from the declarations by \`npx vitest run domain/packs/pack-format.test.ts -u\`, which otherwise compares. -->

A city is loaded from a folder of CSV and GeoJSON files. \`npx tuoyu pack check DIR\` reports everything that is wrong
with one at once, with file, row, column, value and what is allowed; \`npx tuoyu pack load DIR\` loads all of it or nothing.
\`data/tianjin\` is a whole city, \`tests/packs/small\` a very small one.

## The folder

| file | what it holds |
| --- | --- |
| manifest.json | \`format\` (1), \`name\`, \`version\`, \`city\` (\`code\`, \`name\`, \`nameEn\`, \`timeZone\`), \`censusYear\`, \`recordsFrom\` (the first day from which records are kept; may be left out), \`recordsUntil\` (the last day the records know about), \`scenarios\` (files) |
| *.csv | the tables below; all of them, with a heading row, even where there are no rows |
| districts.geojson, subdistricts.geojson | a FeatureCollection of Polygon or MultiPolygon in WGS-84; each feature's properties are \`code\` and \`mark\`. Without them the map shows points |
| scenarios/*.json | what planners compute first: \`code\`, \`name\`, \`nameEn\`, \`mark\` and the fields of a scenario |

## How CSV is read

- UTF-8, with or without its mark, or GB18030 (GBK, GB2312): told apart by the bytes. UTF-16 ("Unicode text") and workbooks are refused with advice.
- Commas between cells, quotation marks around cells that hold commas, quotation marks or line breaks; any line end.
- Headings in English (\`area_m2\`) or Chinese (面积), columns in any order. A column whose cells may be empty may be left out; an unknown one is not read, with a warning.
- Spaces around a value do not count. Days may also be written 2021/1/5 or 2021年1月5日, as spreadsheets do. Text that looks like a formula is text.
- Numbers are plain: no thousands separators, no percent signs, no full-width digits. Money is yuan with at most two decimals.
- \`first\` and \`last\` both belong to the range; an empty \`last\` means that it goes on.
- A file holds at most ${LARGEST_FILE_MB} MB.

## Errors and warnings

Errors keep the whole pack out, since a guess would end up in the figures of the city.
Warnings load and are kept with the load: a credit code whose check character is wrong, a class above the rule of its type,
more children than places, a class that is filed on no day, funding shares that do not sum to 1, a setting that nothing reads
or that only plans need and miss, points more than 2 km outside
their district or 10 km from their sub-district, boundaries that touch themselves or are absent, records later than today.

## The tables
`

/** The page \`docs/city-pack.md\`, printed from what the reader itself goes by. */
export const packFormatPage = (): string =>
  `${INTRODUCTION}\n${[...PACK_FILES.map(fileSection), settingsSection()].join('\n\n')}\n`
