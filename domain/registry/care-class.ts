/** Class types of 国卫人口发〔2019〕58号: 乳儿班, 托小班, 托大班, 混龄班. */
export const CLASS_TYPES = ['infant', 'toddler', 'older_toddler', 'mixed'] as const
export type ClassType = (typeof CLASS_TYPES)[number]
