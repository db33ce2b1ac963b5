/** A helper for the test of threads: says what it hears, and ends when it is told to. */
import { helpInThread } from './thread.ts'

helpInThread(answer => message => {
  if (message === 'end') process.exit(3)
  answer(['heard', message])
})
