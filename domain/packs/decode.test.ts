import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { aPackFolder, faultsAfter, type PackFolder, SMALL_PACK } from '../../tests/packs/pack-folder.ts'
import { checkPack } from './index.ts'

describe('a file is read as registers send it', () => {
  const reads = async (change: (text: string) => string | Uint8Array) => {
    const pack = aPackFolder()
    pack.edit('institutions.csv', change)
    pack.edit('subdistricts.csv', change)
    const report = await checkPack(pack.directory)
    expect(report.faults).toEqual([])
    return report.files.find(({ file }) => file === 'institutions.csv')
  }

  test('in GBK', async () => {
    expect(await reads(text => iconv.encode(text, 'gbk'))).toMatchObject({ rows: 6, encoding: 'GB18030' })
  })
  test('in GB18030 with characters beyond GBK', async () => {
    const rare = (text: string) => iconv.encode(text.replace('晨光', '𠮷㐀'), 'gb18030')
    expect(await reads(rare)).toMatchObject({ rows: 6, encoding: 'GB18030' })
  })
  test('in UTF-8 with its mark', async () => {
    expect(await reads(text => `\ufeff${text}`)).toMatchObject({ rows: 6, encoding: 'UTF-8' })
  })
  test('with the line ends of Windows, of old Macintosh, and of both in one file', async () => {
    expect(await reads(text => text.replaceAll('\n', '\r\n'))).toMatchObject({ rows: 6 })
    expect(await reads(text => text.replaceAll('\n', '\r'))).toMatchObject({ rows: 6 })
    expect(await reads(text => text.replace('\n', '\r\n').replace(/\n$/, '\r'))).toMatchObject({ rows: 6 })
  })
  test('with Chinese headings, columns in another order, blank lines and empty columns at the right', async () => {
    const pack = aPackFolder()
    pack.write('rooms.csv', '面积,编码,机构,,\n\n60,I1-R1,I1,,\n80,I1-R2,I1,,\n\n')
    pack.write('room_closures.csv', 'room,first,last,reason\n')
    pack.edit('classes.csv', text => text.split('\n').slice(0, 3).join('\n'))
    for (const file of ['enrolments.csv', 'inspection_orders.csv'])
      pack.edit(file, text => text.split('\n')[0]!)
    expect((await checkPack(pack.directory)).faults).toEqual([])
  })
  test('with days as spreadsheets rewrite them and truth in Chinese', async () => {
    const faults = await faultsAfter(pack => {
      pack.setCell('filings.csv', 2, 'first', '2019/1/1')
      pack.setCell('site_options.csv', 2, 'inclusive', '是')
      pack.setCell('site_options.csv', 3, 'inclusive', 'TRUE')
      pack.setCell('rooms.csv', 2, 'area_m2', ' 60 ')
    })
    expect(faults).toEqual([])
  })
  test('with optional columns left out', async () => {
    const faults = await faultsAfter(pack => pack.edit('rooms.csv', text => text.replace(/,[^,\n]*$/gm, '')))
    expect(faults).toEqual([])
  })
})

/** Text in GBK, then a line with a byte between its parts that no encoding has there. */
const brokenGbk = (sound: string, before: string, after: string) =>
  Buffer.concat([iconv.encode(sound + before, 'gbk'), Buffer.from([0xff]), Buffer.from(after)])

describe('a file that is no CSV of ours is named with what to do', () => {
  const cases: [string, (pack: PackFolder) => void, object][] = [
    ['absent', pack => pack.remove('fees.csv'), { file: 'fees.csv', kind: 'file_missing' }],
    ['empty', pack => pack.write('fees.csv', ''), { file: 'fees.csv', kind: 'file_empty' }],
    [
      'a workbook renamed',
      pack => pack.write('fees.csv', Buffer.from('PK\u0003\u0004rest')),
      { file: 'fees.csv', kind: 'file_is_workbook', allowed: expect.stringContaining('CSV UTF-8') },
    ],
    [
      'UTF-16',
      pack => pack.edit('fees.csv', text => Buffer.from(`\ufeff${text}`, 'utf16le')),
      { file: 'fees.csv', kind: 'file_utf16' },
    ],
    [
      'UTF-16 without a mark',
      pack => pack.edit('fees.csv', text => Buffer.from(text, 'utf16le')),
      { file: 'fees.csv', kind: 'file_utf16' },
    ],
    [
      'UTF-8 with one broken character',
      pack =>
        pack.edit('institutions.csv', text => {
          const bytes = Buffer.from(text)
          return Buffer.concat([
            bytes.subarray(0, bytes.indexOf('I3,') + 4),
            bytes.subarray(bytes.indexOf('I3,') + 5),
          ])
        }),
      { file: 'institutions.csv', kind: 'encoding_broken', row: 4 },
    ],
    [
      'GBK with few Chinese characters and one broken byte',
      pack => pack.write('fees.csv', brokenGbk('机构,月龄\nI1,5\nI2,7\n', 'I3,', ',2\n')),
      { file: 'fees.csv', kind: 'encoding_broken', row: 4 },
    ],
    [
      'separated by semicolons',
      pack => pack.edit('fees.csv', text => text.replaceAll(',', ';')),
      { file: 'fees.csv', row: 1, kind: 'delimiter_other' },
    ],
    [
      'with a quotation mark that never ends',
      pack => pack.setCell('fees.csv', 4, 'institution', '"I1'),
      { file: 'fees.csv', row: 4, kind: 'quote_broken' },
    ],
    [
      'under a name that is nearly right',
      pack => pack.write('service_area.csv', 'institution\n'),
      { file: 'service_area.csv', severity: 'warning', facts: { nearest: 'service_areas.csv' } },
    ],
  ]
  test.each(cases)('%s', async (_, spoil, expected) => {
    expect(await faultsAfter(spoil)).toEqual([expect.objectContaining(expected)])
  })

  test('a folder that is not there is one fault, not thirty', async () => {
    const report = await checkPack(`${SMALL_PACK}nowhere`)
    expect(report).toMatchObject({ pack: null, errors: 1 })
  })
})
