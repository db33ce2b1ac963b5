import { useFormat, useLanguage, useText } from '../../language.tsx'
import type { PlanAssumption } from '../../plan-api.ts'

/** Who set an assumption, and the document that says so. */
export function Origin({ of: { from, source } }: { of: PlanAssumption }) {
  const { plan, planResult } = useText()
  const language = useLanguage()
  const format = useFormat()
  if (!source) return plan.assumptionFrom[from]
  return (
    <>
      {language === 'en' ? (source.titleEn ?? source.title) : source.title}
      {source.issuedOn && (
        <span className="small quiet"> {planResult.sourceDay(format.day(source.issuedOn))}</span>
      )}
    </>
  )
}
