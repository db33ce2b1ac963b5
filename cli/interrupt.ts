/** Does work that Ctrl-C asks to end with the best found so far; a second Ctrl-C ends the program at once. */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController()
  const interrupt = () => {
    if (abort.signal.aborted) process.exit(130)
    abort.abort()
  }
  process.on('SIGINT', interrupt)
  try {
    return await work(abort.signal)
  } finally {
    process.off('SIGINT', interrupt)
  }
}
