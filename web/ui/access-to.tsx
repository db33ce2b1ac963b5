import type { AccessTo } from '../api.ts'
import { useText } from '../language.tsx'

const CHOICES: readonly AccessTo[] = ['usable', 'affordable']

/** Whether access is told of all usable places or of the affordable only. */
export function AccessToChoice({ to, onChange }: { to: AccessTo; onChange: (to: AccessTo) => void }) {
  const { access: text } = useText()
  return (
    <fieldset className="button-row">
      <legend className="only-heard">{text.toLegend}</legend>
      {CHOICES.map(each => (
        <button key={each} type="button" aria-pressed={to === each} onClick={() => onChange(each)}>
          {text.to[each]}
        </button>
      ))}
    </fieldset>
  )
}
