export { type Filled, type FillInput, fillPlaces, tierOf, typeShares } from './flow/fill-places.ts'
export {
  augmentFlow,
  type FlowNetwork,
  flowOn,
  openNetwork,
  setRoom,
} from './flow/maximum-flow.ts'
export { checkModel, ModelError } from './programme/check.ts'
export * from './programme/model.ts'
export { forceSite, planProgramme } from './programme/plan.ts'
export * from './programme/result.ts'
