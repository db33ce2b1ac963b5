import { expect, test } from 'vitest'
import { CHINESE, solve } from './solve.fixture.ts'

test('values in columns that a model does not use are told with the answer', async () => {
  const text = 'x,y,demand,site_cost,capacity\n0,0,5,1,9\n10,0,1,1,9\n'
  const found = await solve('p-median', 'csv', text, '--open', '1', '--json')
  expect(found.json()).toMatchObject({ objective: 11, unusedColumns: ['capacity'] })
  const words = await solve('p-center', 'csv', text, '--open', '1')
  expect(words.out.at(-1)).toContain('takes no site_cost nor capacity')
  const chinese = await solve('p-center', 'csv', text, '--open', '1', ...CHINESE)
  expect(chinese.out.at(-1)).toContain('此模型不用 site_cost、capacity 列')
  const used = await solve('capacitated-facility-location', 'csv', text, '--json')
  expect(used.json()).not.toHaveProperty('unusedColumns')
})

test('a second thread that the model does not use is told with the answer', async () => {
  const text = '2\n0 0 5\n10 0 1\n'
  const two = ['--threads', '2'] as const
  const centre = await solve('p-center', 'points', text, '--open', '1', ...two)
  expect(centre.out.at(-1)).toMatch(/^Not used +--threads: the model/)
  const cover = await solve('set-covering', 'points', text, '--radius', '1', ...two, ...CHINESE)
  expect(cover.out.at(-1)).toMatch(/^未使用 +--threads：此模型/)
  const covering = ['--open', '1', '--radius', '1', '--json', ...two] as const
  const limited = await solve('maximal-covering', 'points', text, ...covering, '--capacity', '3')
  expect(limited.json()).toMatchObject({ unusedOptions: ['--threads'] })
  expect((await solve('maximal-covering', 'points', text, ...covering)).json()).not.toHaveProperty(
    'unusedOptions',
  )
})

test('options that the file has no use for are told with the answer', async () => {
  const network = '3 2 1\n1 2 4\n2 3 4\n'
  const floor = ['--distance', 'floor'] as const
  const ways = await solve('p-median', 'orlib', network, ...floor)
  expect(ways.out.at(-1)).toMatch(/^Not used +--distance: the file has ways and no coordinates$/)
  const model = 'capacitated-facility-location'
  const warehouses = await solve(model, 'orlib', '1 1\n9 2\n5\n8\n', '--capacity', '0', ...floor, ...CHINESE)
  expect(warehouses.out.slice(-2)).toEqual([
    '未使用  --distance：文件给出的是路程，没有坐标',
    '未使用  --capacity：文件中每个点位都有容量',
  ])
  const filled = 'x,y,demand,site_cost,capacity\n0,0,5,1,9\n10,0,1,1,'
  const all = await solve(model, 'csv', `${filled}9\n`, '--capacity', '0', '--json')
  expect(all.json().unusedOptions).toEqual(['--capacity'])
  const used = await solve(model, 'csv', `${filled}\n`, '--capacity', '7', '--json', ...floor)
  expect(used.json()).not.toHaveProperty('unusedOptions')
})
