import { z } from 'zod'

/** Blanks, marks without width, control characters, and letters of scripts that are drawn as nothing. */
const UNSEEN = /[\s\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu

/** A text for people, blanks around it cut off, of at most so many characters: at least one of them can be seen. */
export const seenText = (most: number) =>
  z
    .string()
    .trim()
    .min(1, { abort: true })
    .max(most)
    .refine(text => text.replaceAll(UNSEEN, '') !== '', { error: 'at least 1 visible character' })

/** A scenario's code is part of the names of files and addresses. */
export const ScenarioCode = z
  .string()
  .max(40)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, {
    error: 'letters, digits, "-", "_" and ".", a letter or digit first',
  })

/** As long as any path of a file may be, in characters. */
export const LONGEST_PATH = 4096
