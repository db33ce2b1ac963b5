/** Small fields outside forms. The browser's own controls: light, and at home on every phone and screen reader. */
import type { ReactNode } from 'react'
import { useText } from '../language.tsx'

export type Choice = { readonly value: string; readonly label: string }
export type ChoiceGroup = { readonly label: string; readonly choices: readonly Choice[] }

export function Pick(props: {
  label: string
  value: string
  onChange: (value: string) => void
  choices?: readonly Choice[]
  groups?: readonly ChoiceGroup[]
  inline?: boolean
}) {
  const options = (choices: readonly Choice[]) =>
    choices.map(({ value, label }) => (
      <option key={value} value={value}>
        {label}
      </option>
    ))
  return (
    <label className={`field ${props.inline ? 'field-inline' : ''}`}>
      <span>{props.label}</span>
      <select className="pick" value={props.value} onChange={event => props.onChange(event.target.value)}>
        {options(props.choices ?? [])}
        {props.groups?.map(group => (
          <optgroup key={group.label} label={group.label}>
            {options(group.choices)}
          </optgroup>
        ))}
      </select>
    </label>
  )
}

export function Tick(props: { checked: boolean; onChange: (checked: boolean) => void; children: ReactNode }) {
  return (
    <label className="tick">
      <input
        type="checkbox"
        checked={props.checked}
        onChange={event => props.onChange(event.target.checked)}
      />
      {props.children}
    </label>
  )
}

/** Links that save files, one per format. */
export function ExportLinks({
  label,
  links,
}: {
  label: string
  links: readonly { name: string; href: string }[]
}) {
  const { shell } = useText()
  return (
    <span className="export-links">
      <span className="quiet">{shell.export}</span>
      {links.map(link => (
        <a key={link.name} href={link.href} download aria-label={`${label} ${link.name}`}>
          {link.name}
        </a>
      ))}
    </span>
  )
}
