/** Options of `tuoyu solve` that change nothing, as the file or the model has no use for them: told with the answer. */
import type { Instance } from '../instances/instance.ts'
import type { Sentence } from '../language.ts'

export type UnusedOption = '--threads' | '--distance' | '--capacity'

/** Why each is not used, to follow its name. */
export const WHY_UNUSED: Readonly<Record<UnusedOption, Sentence>> = {
  '--threads': {
    en: 'the model, as it is asked, searches in one thread',
    zh: '此模型按所给选项只用一个线程',
  },
  '--distance': {
    en: 'the file has ways and no coordinates',
    zh: '文件给出的是路程，没有坐标',
  },
  '--capacity': { en: 'every site has its own in the file', zh: '文件中每个点位都有容量' },
}

/** The options given that the answer would be the same without. */
export function unusedOptions(
  instance: Instance,
  given: { twoThreads: boolean; floor: boolean; capacity: boolean },
  usesTwoThreads: boolean,
): UnusedOption[] {
  const unused: UnusedOption[] = []
  if (given.twoThreads && !usesTwoThreads) unused.push('--threads')
  if (given.floor && instance.input.travel.kind === 'matrix') unused.push('--distance')
  if (given.capacity && instance.hasAllCapacities) unused.push('--capacity')
  return unused
}
