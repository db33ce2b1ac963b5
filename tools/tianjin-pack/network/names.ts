import type { Random } from '../shared/random.ts'

/** Neutral words; no persons' names and no brands are meant. */
const WORDS = [
  '春芽',
  '晨光',
  '青禾',
  '暖阳',
  '小满',
  '云杉',
  '银杏',
  '白鹭',
  '月季',
  '新叶',
  '清泉',
  '星河',
  '和风',
  '朝霞',
  '绿洲',
  '百合',
  '向阳',
  '松果',
  '麦穗',
  '海棠',
  '芳草',
  '彩虹',
  '蒲公英',
  '小溪',
  '槐花',
  '杨柳',
  '橡树',
  '木棉',
  '燕归',
  '启航',
  '同心',
  '安和',
  '乐知',
  '润泽',
  '嘉禾',
  '瑞雪',
]

/** The place in the name of a community, village or sub-district, without what it is. */
export const placeName = (name: string): string =>
  name
    .replace(/(社区|村)?(居民委员会|居委会|村民委员会|村委会|管委会)$/, '')
    .replace(/(社区|街道|镇|乡)$/, '') || name

/** Names made of a place and a neutral word, never the same twice. */
export function nameMaker(random: Random): (place: string, suffix: string) => string {
  const taken = new Set<string>()
  return (place, suffix) => {
    for (let attempt = 0; ; attempt++) {
      const tail = attempt < 8 ? '' : `第${attempt - 6}`
      const name = `${placeName(place)}${random.pick(WORDS)}${tail}${suffix}`
      if (taken.has(name)) continue
      taken.add(name)
      return name
    }
  }
}
