import { expect, test } from 'vitest'
import { type HelperThread, startHelper } from './thread.ts'

const fixture = new URL('./thread.fixture.ts', import.meta.url)

/** Waits as a computation does, without its event loop. */
function next(helper: HelperThread): unknown {
  for (let look = 0; look < 3000; look++) {
    const answer = helper.receive(10)
    if (answer !== undefined) return answer
  }
  throw new Error('no answer')
}

test('a helper answers in order while its caller never returns to the event loop', async () => {
  const helper = await startHelper(fixture)
  expect(helper.receive(0)).toBeUndefined()
  for (const message of ['first', 'second', 'third']) helper.send(message)
  const answers = [next(helper), next(helper), next(helper)]
  await helper.end()
  expect(answers).toEqual([
    ['heard', 'first'],
    ['heard', 'second'],
    ['heard', 'third'],
  ])
})

test('waiting for a helper that has ended fails instead of lasting', async () => {
  const helper = await startHelper(fixture)
  helper.send('end')
  expect(() => next(helper)).toThrow('has ended')
  await helper.end()
})
