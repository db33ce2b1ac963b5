import { existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'

const { inTurn, removeAbandoned } = await import(new URL('../scripts/set-up.mjs', import.meta.url).href)

function aLock(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tuoyu-set-up-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'build', 'set-up.lock')
}

test('two starts of one clone set it up one after the other, and the second says that it waits', async () => {
  const lock = aLock()
  const steps: string[] = []
  const start = (name: string) =>
    inTurn(
      lock,
      async () => {
        steps.push(`${name} begins`)
        await sleep(300)
        steps.push(`${name} ends`)
      },
      () => steps.push(`${name} waits`),
    )
  await Promise.all([start('one'), start('two')])
  expect(steps).toEqual(['one begins', 'two waits', 'one ends', 'two begins', 'two ends'])
  expect(existsSync(lock)).toBe(false)
})

test('a set-up that fails gives its turn back, and one that was killed loses it', async () => {
  const lock = aLock()
  await expect(inTurn(lock, () => Promise.reject(new Error('no network')))).rejects.toThrow('no network')
  writeFileSync(lock, '7')
  const minuteAgo = new Date(Date.now() - 60_000)
  utimesSync(lock, minuteAgo, minuteAgo)
  expect(await inTurn(lock, async () => 'done')).toBe('done')
})

test('of several that find an abandoned lock none removes the lock of the one who took its place', async () => {
  const lock = aLock()
  const minuteAgo = new Date(Date.now() - 60_000)
  await inTurn(lock, async () => {
    const mine = readFileSync(lock, 'utf8')
    // another waiter has seen the lock that was there before
    removeAbandoned(lock, 'of the killed one')
    utimesSync(lock, minuteAgo, minuteAgo)
    removeAbandoned(lock, 'of the killed one')
    // somebody else is removing this one already
    writeFileSync(`${lock}.${mine}`, '')
    removeAbandoned(lock, mine)
    rmSync(`${lock}.${mine}`)
    expect(readFileSync(lock, 'utf8')).toBe(mine)
    removeAbandoned(lock, mine)
    expect(existsSync(lock)).toBe(false)
    writeFileSync(lock, 'the next')
  })
  expect(readFileSync(lock, 'utf8')).toBe('the next')
})

test('a clone that cannot be written is told in one sentence', async () => {
  const lock = aLock()
  writeFileSync(join(lock, '../..', 'build'), 'a file in the place of the folder')
  await expect(inTurn(lock, async () => 'done')).rejects.toThrow(/cannot be written \(ENOTDIR|EEXIST\)/)
})

test('what the start scripts load is there by the names they load it by', () => {
  const root = join(import.meta.dirname, '..')
  const loaded = ['scripts/start.mjs', 'bin/tuoyu.js'].flatMap(script =>
    [
      ...readFileSync(join(root, script), 'utf8').matchAll(/const \{ ([^}]+) \} = await load\('([^']+)'\)/g),
    ].flatMap(([, names, file]) => names!.split(', ').map(name => [name, file!] as const)),
  )
  expect(loaded.length).toBeGreaterThan(5)
  for (const [name, file] of loaded)
    expect(readFileSync(join(root, file), 'utf8')).toMatch(
      new RegExp(`export (?:const|(?:async )?function) ${name}\\b`),
    )
})
