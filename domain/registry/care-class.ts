/** Class types of 国卫人口发〔2019〕58号: 乳儿班, 托小班, 托大班, 混龄班. */
export const CLASS_TYPES = ['infant', 'toddler', 'older_toddler', 'mixed'] as const
export type ClassType = (typeof CLASS_TYPES)[number]

/** What a class of each type is called; English goes on with "class". */
export const CLASS_NAMES: Readonly<Record<ClassType, { readonly zh: string; readonly en: string }>> = {
  infant: { zh: '乳儿班', en: 'Infant' },
  toddler: { zh: '托小班', en: 'Toddler' },
  older_toddler: { zh: '托大班', en: 'Older toddler' },
  mixed: { zh: '混龄班', en: 'Mixed' },
}
