/** A thread for the test of threads: says what it hears, and ends in each way a thread can when it is told to. */
import { answerInThread } from './thread.ts'

answerInThread(answer => message => {
  if (message === 'end') process.exit(3)
  if (message === 'throw') throw new Error('out of paper')
  if (message === 'fill') for (const all: number[][] = []; ; ) all.push(new Array(1000).fill(all.length))
  answer(['heard', message])
})
