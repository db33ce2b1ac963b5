export { type Filled, type FillInput, fillPlaces, tierOf, typeShares } from './flow/fill-places.ts'
export {
  augmentFlow,
  type FlowNetwork,
  flowOn,
  openNetwork,
  setRoom,
} from './flow/maximum-flow.ts'
export { capacitatedFacilityLocation } from './location/capacitated.ts'
export { type InputFault, LocationInputError } from './location/check.ts'
export { type MaximalCoveringInput, maximalCovering } from './location/maximal-covering.ts'
export * from './location/model.ts'
export { pCenter } from './location/p-center.ts'
export { pMedian } from './location/p-median.ts'
export { type SetCoveringInput, setCovering } from './location/set-covering.ts'
export { uncapacitatedFacilityLocation } from './location/uncapacitated.ts'
export { checkModel, ModelError } from './programme/check.ts'
export * from './programme/model.ts'
export { forceSite, planProgramme } from './programme/plan.ts'
export * from './programme/result.ts'
