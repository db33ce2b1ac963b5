import { createContext, type ReactNode, useContext, useId } from 'react'
import type { Setting } from '../../api.ts'
import { useText } from '../../language.tsx'
import { MarkTag } from '../../ui/mark.tsx'
import type { Fault } from './form-faults.ts'
import { typed, type Values } from './form-values.ts'

type Form = {
  readonly values: Values
  /** of the tables by year. */
  readonly years: readonly number[]
  readonly faults: readonly Fault[]
  readonly set: (next: Values) => void
  /** the scenario's own values, to which a part of the form can be set back. */
  readonly base: Values
  readonly reset: (prefixes: readonly string[]) => void
  /** the pack's settings on the base date, by key. */
  readonly pack: ReadonlyMap<string, Setting>
}
const FormContext = createContext<Form | null>(null)
export const FormProvider = FormContext.Provider

export function useForm(): Form {
  const form = useContext(FormContext)
  if (!form) throw new Error('No form around this field')
  return form
}

/** A figure of the pack that stands where the planner types none, in the unit of the field. */
export type PackFigure = { readonly text: string; readonly mark: Setting['mark'] }

/** Reads figures of the pack's settings, of a part of one where named, in the form's unit. */
export function usePackFigure(): (key: string, times?: number, part?: string) => PackFigure | undefined {
  const { pack } = useForm()
  return (key, times = 1, part) => {
    const setting = pack.get(key)
    const whole = setting?.value
    const value = part === undefined ? whole : (whole as Record<string, unknown> | null | undefined)?.[part]
    return setting && typeof value === 'number'
      ? { text: typed(value, times), mark: setting.mark }
      : undefined
  }
}

/** What is wrong at a path or, for a group, below it. */
export function useFault(path: string, below = false): string | null {
  const { faults } = useForm()
  const { planForm } = useText()
  const fault = faults.find(each => each.path === path || (below && each.path.startsWith(`${path}.`)))
  if (!fault) return null
  const words = planForm.faultAt(fault.value, planForm.allowed(fault.allowed))
  return fault.row === undefined ? words : planForm.inFile(String(fault.row), fault.column ?? '', words)
}

type FieldProps = {
  path: string
  label: string
  bare?: boolean
  hint?: string
  pack?: PackFigure | undefined
}

/** A line of text or a number, with its fault beneath. `bare` hides the label from sight, not from hearing. */
export function TextField(props: FieldProps & { number?: boolean; type?: 'date' }) {
  const { path, label, bare, number, pack } = props
  const { planForm } = useText()
  const { values, set } = useForm()
  const fault = useFault(path)
  const id = useId()
  return (
    <div className="form-field">
      <label htmlFor={id} className={bare ? 'only-heard' : ''}>
        {label}
      </label>
      <input
        id={id}
        className={`text-field ${number ? 'text-field-number' : ''}`}
        type={props.type ?? 'text'}
        inputMode={number ? 'decimal' : undefined}
        value={values[path] ?? ''}
        placeholder={pack?.text ?? props.hint}
        aria-invalid={fault !== null}
        aria-describedby={
          [fault && `${id}-fault`, pack && `${id}-pack`].filter(Boolean).join(' ') || undefined
        }
        onChange={event => set({ [path]: event.target.value })}
      />
      {fault && (
        <span id={`${id}-fault`} className="fault">
          {fault}
        </span>
      )}
      {pack && (
        <span id={`${id}-pack`} className="small quiet">
          {planForm.packSays(pack.text)} <MarkTag mark={pack.mark} bare />
        </span>
      )}
    </div>
  )
}

export function TickField({ path, label }: FieldProps) {
  const { values, set } = useForm()
  return (
    <label className="tick">
      <input
        type="checkbox"
        checked={values[path] === 'yes'}
        onChange={event => set({ [path]: event.target.checked ? 'yes' : '' })}
      />
      {label}
    </label>
  )
}

/** One of a few, all in sight. */
export function ChoiceField(
  props: FieldProps & { choices: Readonly<Record<string, string>>; onChange?: (value: string) => void },
) {
  const { path, label, bare, choices } = props
  const { values, set } = useForm()
  const fault = useFault(path)
  const change = props.onChange ?? ((value: string) => set({ [path]: value }))
  return (
    <fieldset className="form-choice">
      <legend className={bare ? 'only-heard' : ''}>{label}</legend>
      <div>
        {Object.entries(choices).map(([value, words]) => (
          <label key={value} className={values[path] === value ? 'chosen' : ''}>
            <input type="radio" checked={values[path] === value} onChange={() => change(value)} />
            {words}
          </label>
        ))}
      </div>
      {fault && (
        <span className="fault" data-fault tabIndex={-1}>
          {fault}
        </span>
      )}
    </fieldset>
  )
}

/**
 * A part of the form; a fault of the part as a whole stands under its heading. `group` names its fields by the
 * beginnings of their paths: what the planner has changed among them can be taken back at once.
 */
export function FormPart(props: {
  title: string
  path?: string
  note?: string
  group?: readonly string[]
  onReset?: () => void
  changed?: boolean
  children: ReactNode
}) {
  const { title, group = [] } = props
  const { values, base, reset } = useForm()
  const { planForm } = useText()
  const fault = useFault(props.path ?? '\u0000')
  const heading = useId()
  const differs = [...new Set([...Object.keys(values), ...Object.keys(base)])].some(
    path => isIn(path, group) && (values[path] ?? '') !== (base[path] ?? ''),
  )
  return (
    <section className="form-part" aria-labelledby={heading}>
      <div className="form-part-head">
        <h3 id={heading}>{title}</h3>
        {(differs || props.changed) && (
          <button
            type="button"
            className="link-button small"
            aria-label={planForm.takeBackOf(title)}
            onClick={() => {
              reset(group)
              props.onReset?.()
            }}
          >
            {planForm.takeBack}
          </button>
        )}
      </div>
      {props.note && <p className="small quiet">{props.note}</p>}
      {fault && (
        <p className="fault" data-fault tabIndex={-1}>
          {fault}
        </p>
      )}
      {props.children}
    </section>
  )
}

/** Whether a path belongs to a group: it is one of its beginnings, or stands below one. */
export const isIn = (path: string, group: readonly string[]): boolean =>
  group.some(prefix => path === prefix || path.startsWith(`${prefix}.`))
