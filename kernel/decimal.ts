/** Largest coordinate, demand, cost or capacity in a file: products and sums of such numbers stay far from overflow. */
export const MOST_AMOUNT = 1e15

const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d{1,3})?$/i

/** Whether a text is a number in decimal digits, perhaps with an exponent: not 0x10, not Infinity. */
export const isDecimal = (text: string): boolean => DECIMAL.test(text)

/** The number that a text writes in decimal digits; NaN where it is none. */
export const decimalNumber = (text: string): number => (isDecimal(text) ? Number(text) : Number.NaN)
