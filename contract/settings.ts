/** What settings and assumptions are called, and how their values are said. */

export {
  ageBandNames,
  assumptionLines,
  birthsCaseNames,
  childrenWayNames,
} from '../domain/plans/assumption-values.ts'
export { unitName } from '../domain/tables/unit-words.ts'
export { findSettingForm } from '../domain/territory/setting-forms.ts'
