/** Digits and capital letters without I, O, S, V, Z, in the order of their values 0–30 (GB 32100-2015, table 2). */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/**
 * Whether the last character of a unified social credit code (统一社会信用代码) checks the other 17:
 * 31 less the sum of value × 3^position modulo 31 (GB 32100-2015, annex A).
 */
export function isCreditCode(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(code)) return false
  let sum = 0
  let weight = 1
  for (const character of code.slice(0, 17)) {
    sum += ALPHABET.indexOf(character) * weight
    weight = (weight * 3) % 31
  }
  return code[17] === ALPHABET[(31 - (sum % 31)) % 31]
}
