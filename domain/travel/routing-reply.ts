/** The body of a routing service's reply, read only as long as a table of ways can be. */

/** What stands around a table, and what is told of one source: a service also names streets and holds hints. */
const BYTES_OF_REPLY = 1_000_000
const BYTES_OF_SOURCE = 1_000

/** A reply that goes on where no table would. */
export class EndlessReply extends Error {
  constructor(most: number) {
    super(`more than ${most} bytes`)
  }
}

/** The text of a reply about so many sources. Throws `EndlessReply`, and reads no further, where it is longer. */
export async function replyText(reply: Response, sources: number): Promise<string> {
  const most = BYTES_OF_REPLY + BYTES_OF_SOURCE * sources
  const decoder = new TextDecoder()
  let [text, bytes] = ['', 0]
  // leaving the loop ends the connection
  for await (const part of reply.body ?? []) {
    bytes += part.length
    if (bytes > most) throw new EndlessReply(most)
    text += decoder.decode(part, { stream: true })
  }
  return text + decoder.decode()
}
