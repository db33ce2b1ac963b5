const MOST_ENTRIES = 40

/**
 * Remembers the last answers. Two who ask for the same at once share one computation; one that failed is forgotten.
 */
export class Memory {
  readonly #answers = new Map<string, Promise<unknown>>()

  recall<T>(key: string, make: () => Promise<T>): Promise<T> {
    const known = this.#answers.get(key) ?? make()
    // the newest asked for stands last, so that the one longest unasked is the first to go
    this.#answers.delete(key)
    this.#answers.set(key, known)
    known.catch(() => this.#answers.delete(key))
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= MOST_ENTRIES) break
      this.#answers.delete(oldest)
    }
    return known as Promise<T>
  }
}
