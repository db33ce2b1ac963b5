export { balancedFloatingCatchment } from './access/balanced.ts'
export type { Decay, Impedance } from './access/decay.ts'
export { type Fairness, fairness, fairnessByGroup, type GroupedFairness } from './access/fairness.ts'
export { invertedTwoStepFloatingCatchment } from './access/inverted.ts'
export type { Access, AccessInput } from './access/network.ts'
export { rationalAgentAccess } from './access/raam.ts'
export { huffFloatingCatchment, threeStepFloatingCatchment } from './access/selection.ts'
export { enhancedTwoStepFloatingCatchment, twoStepFloatingCatchment } from './access/two-step.ts'
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
