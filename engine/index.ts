export { balancedFloatingCatchment } from './access/balanced.ts'
export { checkImpedance, type Decay, type Impedance } from './access/decay.ts'
export { type Fairness, fairness, fairnessByGroup, type GroupedFairness } from './access/fairness.ts'
export { invertedTwoStepFloatingCatchment } from './access/inverted.ts'
export type { Access, AccessInput } from './access/network.ts'
export { rationalAgentAccess } from './access/raam.ts'
export { huffFloatingCatchment, threeStepFloatingCatchment } from './access/selection.ts'
export {
  enhancedTwoStepByKind,
  enhancedTwoStepFloatingCatchment,
  twoStepFloatingCatchment,
} from './access/two-step.ts'
export { type InputFault, ModelError } from './faults.ts'
export { tierOf, typeShares } from './flow/family-types.ts'
export { type Filled, fillPlaces } from './flow/fill-places.ts'
export {
  augmentFlow,
  type FlowNetwork,
  flowOn,
  openNetwork,
  setRoom,
} from './flow/maximum-flow.ts'
export type { FillInput } from './flow/point-families.ts'
export {
  type CarerFlowInput,
  type CarerFlows,
  type GraduateCohort,
  projectCarers,
} from './forecast/carers.ts'
export { type CohortInput, type Cohorts, projectCohorts, totalFertilityOf } from './forecast/cohorts.ts'
export { type Raked, type RakeInput, rake } from './forecast/rake.ts'
export { apportion, sumOf } from './forecast/whole.ts'
export { capacitatedFacilityLocation } from './location/capacitated.ts'
export { type MaximalCoveringInput, maximalCovering } from './location/maximal-covering.ts'
export * from './location/model.ts'
export { pCenter } from './location/p-center.ts'
export { pMedian } from './location/p-median.ts'
export { travelOf } from './location/rows.ts'
export { type SetCoveringInput, setCovering } from './location/set-covering.ts'
export { helpLocation } from './location/shared-tree.ts'
export { uncapacitatedFacilityLocation } from './location/uncapacitated.ts'
export { checkModel } from './programme/check.ts'
export { type Evaluation, evaluateProgramme } from './programme/evaluate.ts'
export { type FamilySeeking, helpWithPrices } from './programme/family-seeking.ts'
export * from './programme/model.ts'
export { forceSite, planProgramme } from './programme/plan.ts'
export * from './programme/result.ts'
export { type RoadArcs, type RoadNetwork, roadNetwork } from './travel/road-network.ts'
export { joinWays, type RoadPlaces, type RoadWays, type WaysInput, waysWithin } from './travel/ways.ts'
