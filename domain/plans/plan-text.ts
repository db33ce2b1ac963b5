import { z } from 'zod'

/** Blanks, marks without width, control characters, and letters of scripts that are drawn as nothing. */
const UNSEEN = /[\s\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu

/**
 * Control characters, marks that turn the direction of writing (U+202E) and marks without width (U+200B), with which a
 * name shows other letters than it has; the joiners U+200C and U+200D belong to scripts and stay.
 */
const DISGUISING = /(?![\u200c\u200d])[\p{Cc}\p{Cf}]/u

/**
 * A text for people, blanks around it cut off, of at most so many characters: at least one of them can be seen, and none
 * hides or turns the others.
 */
export const seenText = (most: number) =>
  z
    .string()
    .trim()
    .min(1, { abort: true })
    .max(most)
    .refine(text => text.replaceAll(UNSEEN, '') !== '', {
      error: 'at least 1 visible character',
      abort: true,
    })
    .refine(text => !DISGUISING.test(text), {
      error: 'no control characters nor marks that hide or turn text',
    })

/** A scenario's code is part of the names of files and addresses. */
export const ScenarioCode = z
  .string()
  .max(40)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, {
    error: 'letters, digits, "-", "_" and ".", a letter or digit first',
  })

/** As long as any path of a file may be, in characters. */
export const LONGEST_PATH = 4096
