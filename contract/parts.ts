import { z } from 'zod'
import { type CivilDate, isCivilDate } from '../kernel/civil-date.ts'
import { MARKS } from '../kernel/mark.ts'

const DAY = 'a day that exists, written YYYY-MM-DD'
/** A day written `YYYY-MM-DD`. */
export const Day = z
  .string({ error: DAY })
  .refine(isCivilDate, { error: DAY })
  .transform(text => text as CivilDate)
  .meta({ type: 'string', format: 'date' })

export const MarkSchema = z.enum(MARKS)

/** The key of a row, in a path: decimal digits, since other ways to write a number would be other addresses of it. */
export const Key = z
  .preprocess(
    key => (typeof key === 'string' && /^[1-9]\d*$/.test(key) ? Number(key) : key),
    z.custom<number>(key => Number.isSafeInteger(key) && (key as number) > 0, {
      error: `a whole number from 1 to ${Number.MAX_SAFE_INTEGER}, in decimal digits`,
    }),
  )
  .meta({ type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER })
