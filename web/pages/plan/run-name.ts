import { useLanguage, useText } from '../../language.tsx'
import type { PlanRun } from '../../plan-api.ts'

/** What a run is called: by the planner, by the site that it forces in, or by its scenario. */
export function useRunName(): (run: PlanRun) => string {
  const { planRuns } = useText()
  const language = useLanguage()
  return ({ name, forced, scenario }) =>
    name ??
    (forced
      ? planRuns.forcedInto(forced.siteName, String(forced.run))
      : language === 'en'
        ? scenario.nameEn
        : scenario.name)
}
