import { useLanguage, useText } from '../../language.tsx'
import type { PlanResult } from '../../plan-api.ts'
import { MarkTag } from '../../ui/mark.tsx'
import { SettingValue } from '../../ui/setting-value.tsx'
import { Origin } from './origin.tsx'

/** The assumptions behind one forecast, with source and mark. */
export function RestsOn({ result, keys }: { result: PlanResult; keys: readonly string[] }) {
  const { forecast } = useText()
  const language = useLanguage()
  const own = result.inputs.assumptions.filter(each => keys.includes(each.key))
  if (own.length === 0) return null
  return (
    <details className="forecast-more">
      <summary>{forecast.restsOn}</summary>
      <dl className="rests-on">
        {own.map(each => (
          <div key={each.key}>
            <dt>
              {language === 'en' ? each.nameEn : each.name} <MarkTag mark={each.mark} bare />
            </dt>
            <dd>
              {each.value !== true && <SettingValue of={each} />}{' '}
              <span className="small quiet">
                <Origin of={each} />
              </span>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
