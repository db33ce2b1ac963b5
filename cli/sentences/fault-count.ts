import type { Facts } from '../../kernel/refusal.ts'
import { many } from '../count.ts'
import type { Language } from '../language.ts'

/** How many faults a refusal counts, and how many of them it lists where it lists fewer. */
export function faultCountOf({ faultCount, faults }: Facts, language: Language): string {
  const count = Number(faultCount)
  const listed = Array.isArray(faults) ? faults.length : count
  if (language === 'zh') return count > listed ? `${count} 处错误，先列 ${listed} 处` : `${count} 处错误`
  const words = many(count, 'fault')
  return count > listed ? `${words}, the first ${listed} of them` : words
}
