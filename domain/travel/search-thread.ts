/** The thread in which a part of the facilities is searched; the network is memory that all share. */
import { parentPort } from 'node:worker_threads'
import { type RoadWays, type WaysInput, waysWithin } from '../../engine/index.ts'
import { threadInput } from '../../kernel/thread.ts'

export type SearchThreadInput = { readonly input: Omit<WaysInput, 'onSource'> }
export type FromSearchThread = { done: number } | { ways: RoadWays }

const TOLD_EVERY = 16
const { input } = threadInput<SearchThreadInput>()
const send = (message: FromSearchThread) => parentPort!.postMessage(message)

const ways = waysWithin({
  ...input,
  onSource: done => {
    if (done % TOLD_EVERY === 0) send({ done })
  },
})
send({ ways })
