import type { Random } from '../shared/random.ts'
import type { PlacedCommunity, Territory } from '../territory/territory.ts'

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

/** A community named after an organisation does not lend its name: nobody real shall seem to run a nursery. */
const ORGANISATION =
  /学院|大学|学校|公司|集团|厂|医院|部队|农场|牧场|开发区|产业园|工业园|科技园|园区|基地|中心|管理|油田|码头|机场|铁路/

/** The place in the name of a community, village or sub-district, without what it is. */
export const placeName = (name: string): string =>
  name
    .replace(/(社区|村)?(居民委员会|居委会|村民委员会|村委会|管委会)$/, '')
    .replace(/(虚拟|社区|街道|镇|乡)+$/, '') || name

/** The place a community gives to a name: itself, or its sub-district, or its district. */
export function placeOf(community: PlacedCommunity, territory: Territory): string {
  const subdistrict = territory.subdistricts.find(({ code }) => code === community.subdistrict)!
  const district = territory.districts.find(({ code }) => code === community.district)!
  const names = [community.name, subdistrict.name, district.name]
  return placeName(names.find(name => !ORGANISATION.test(name.replace(/村?(村委会|居委会)$/, '')))!)
}

export type NameMaker = (place: string, suffix: string) => string

/** Names made of a place and a neutral word, never the same twice. */
export function wordNames(random: Random): NameMaker {
  const taken = new Set<string>()
  return (place, suffix) => {
    for (let attempt = 0; ; attempt++) {
      const tail = attempt < 8 ? '' : `第${attempt - 6}`
      const name = `${place}${random.pick(WORDS)}${tail}${suffix}`
      if (taken.has(name)) continue
      taken.add(name)
      return name
    }
  }
}

/** Names made of a place and a running number. */
export function numberedNames(): NameMaker {
  const taken = new Map<string, number>()
  return (place, suffix) => {
    const number = (taken.get(place) ?? 0) + 1
    taken.set(place, number)
    return `${place}${suffix}${number}号`
  }
}
