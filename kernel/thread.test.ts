import { setTimeout } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { type AnsweringThread, startAnswering, startBeside } from './thread.ts'

const fixture = new URL('./thread.fixture.ts', import.meta.url)

/** Waits as a computation does, without its event loop. */
function next(thread: AnsweringThread): unknown {
  for (let look = 0; look < 3000; look++) {
    const answer = thread.receive(10)
    if (answer !== undefined) return answer
  }
  throw new Error('no answer')
}

test('a thread answers in order while its caller never returns to the event loop', async () => {
  const thread = startAnswering(fixture)
  expect(thread.receive(0)).toBeUndefined()
  for (const message of ['first', 'second', 'third']) thread.send(message)
  const answers = [next(thread), next(thread), next(thread)]
  await thread.end()
  expect(answers).toEqual([
    ['heard', 'first'],
    ['heard', 'second'],
    ['heard', 'third'],
  ])
})

test('waiting for a thread that has ended fails instead of lasting', async () => {
  const thread = startAnswering(fixture)
  thread.send('end')
  expect(() => next(thread)).toThrow('has ended')
  await thread.end()
})

test('a thread that throws ends with its cause, heard while its caller never returns to the event loop', async () => {
  const thread = startAnswering(fixture)
  thread.send('throw')
  expect(() => next(thread)).toThrow('has ended: out of paper')
  await thread.end()
})

test('a thread that dies of memory is known to have ended, and why, once its caller was in its event loop', async () => {
  const thread = startAnswering(fixture, { maxOldGenerationSizeMb: 64 })
  thread.send('fill')
  let told: unknown
  for (let look = 0; look < 600 && !told; look++) {
    await setTimeout(50)
    try {
      thread.receive(0)
    } catch (cause) {
      told = cause
    }
  }
  expect(String(told)).toContain('has ended: Worker terminated due to reaching memory limit')
  expect((told as Error).cause).toMatchObject({ code: 'ERR_WORKER_OUT_OF_MEMORY' })
  await thread.end()
})

test('the fault of a thread beside a computation is printed, and ends nothing by itself', async () => {
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  const beside = startBeside(new URL('./thread-fault.fixture.ts', import.meta.url), undefined)
  await new Promise(resolve => beside.once('exit', resolve))
  expect(printed).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ message: 'no paper at all' }))
  printed.mockRestore()
})
