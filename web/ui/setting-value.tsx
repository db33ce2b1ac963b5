import { assumptionLines, unitName } from '../../contract/settings.ts'
import { NONE } from '../format.ts'
import { useFormat, useLanguage } from '../language.tsx'
import './setting-value.css'

/** The value of a setting or of an assumption of a plan as a planner would say it. */
export function SettingValue({ of }: { of: { key: string; value: unknown; unit: string | null } }) {
  const lines = assumptionLines(of, useLanguage(), useFormat())
  if (lines.length === 1) return lines[0]
  return (
    <ul className="setting-value">
      {lines.map(line => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

export function SettingUnit({ of }: { of: string | null }) {
  const language = useLanguage()
  return of ? unitName(of, language) : NONE
}
