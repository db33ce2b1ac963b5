import { useFormat, useText } from '../language.tsx'
import './withheld-groups.css'

export type WithheldGroup = { readonly key: string; readonly name: string; readonly unknownShare: number }

/** The groups whose figures are withheld, each with the reason: a dash alone says neither. */
export function WithheldGroups({ of: groups }: { of: readonly WithheldGroup[] }) {
  const { access } = useText()
  const format = useFormat()
  if (groups.length === 0) return null
  return (
    <ul className="withheld-groups small quiet">
      {groups.map(({ key, name, unknownShare }) => (
        <li key={key}>
          {name} – {access.withheld(format.share(unknownShare))}
        </li>
      ))}
    </ul>
  )
}
