import { type Measure, parseWalkMeasure, type WalkMeasure } from './measures.ts'

export type Words = { readonly zh: string; readonly en: string }
type Named = Exclude<Measure, WalkMeasure>

/** Names of measures for tables that are printed or exported; the glossary has the same words. */
const WORDS: Readonly<Record<Named, Words>> = {
  planned: { zh: '规划托位', en: 'Planned' },
  building: { zh: '在建托位', en: 'Building' },
  filed: { zh: '备案托位', en: 'Filed' },
  usable: { zh: '可用托位', en: 'Usable' },
  within_reach: { zh: '可达托位', en: 'Within reach' },
  affordable: { zh: '可负担托位', en: 'Affordable' },
  occupied: { zh: '在托幼儿', en: 'Occupied' },
  places_per_1000: { zh: '每千人口托位数', en: 'Places per 1,000' },
  inclusive_share: { zh: '普惠托位占比', en: 'Inclusive share' },
  certified_carer_share: { zh: '保育人员持证率', en: 'Certified carers' },
  community_coverage: { zh: '社区覆盖率', en: 'Community coverage' },
  village_coverage: { zh: '村覆盖率', en: 'Village coverage' },
  home_based_coverage: { zh: '仅家庭托育点覆盖率', en: 'Home-based only' },
  enrolment_rate: { zh: '入托率', en: 'Enrolment rate' },
  place_use: { zh: '托位使用率', en: 'Use of places' },
  access: { zh: '托位可达性', en: 'Access' },
  affordable_access: { zh: '可负担托位可达性', en: 'Access, affordable' },
  new_area_compliance: { zh: '新建居住区配建达标率', en: 'New-area compliance' },
  duty_without_project: { zh: '到期未立项居住区', en: 'Areas due: no project' },
  duty_planned: { zh: '到期仅规划居住区', en: 'Areas due: planned' },
  duty_built: { zh: '到期已建成居住区', en: 'Areas due: built' },
  duty_handed_over: { zh: '到期已移交居住区', en: 'Areas due: handed over' },
  duty_open: { zh: '到期已开办居住区', en: 'Areas due: open' },
  residents: { zh: '常住人口', en: 'Residents' },
  under_threes: { zh: '三岁以下婴幼儿', en: 'Under threes' },
  wanting: { zh: '有照护需求的婴幼儿', en: 'Wanting care' },
  predicted: { zh: '预计使用托位', en: 'Predicted use' },
  waiting: { zh: '轮候婴幼儿', en: 'Waiting' },
}

/** The name of a measure. */
export function wordsOf(measure: Measure): Words {
  const walk = parseWalkMeasure(measure)
  if (!walk) return WORDS[measure as Named]
  return walk.who === 'residents'
    ? { zh: `${walk.metres}米内有托位的居民占比`, en: `Residents within ${walk.metres} m` }
    : { zh: `${walk.metres}米内有托位的婴幼儿占比`, en: `Under threes within ${walk.metres} m` }
}
