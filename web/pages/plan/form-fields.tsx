import { createContext, type ReactNode, useContext, useId } from 'react'
import { useText } from '../../language.tsx'
import type { Fault } from './form-changes.ts'
import type { Values } from './form-values.ts'

type Form = {
  readonly values: Values
  readonly faults: readonly Fault[]
  readonly set: (next: Values) => void
}
const FormContext = createContext<Form | null>(null)
export const FormProvider = FormContext.Provider

export function useForm(): Form {
  const form = useContext(FormContext)
  if (!form) throw new Error('No form around this field')
  return form
}

/** What is wrong at a path or, for a group, below it. */
function useFault(path: string, below = false): string | null {
  const { faults } = useForm()
  const { planForm } = useText()
  const fault = faults.find(each => each.path === path || (below && each.path.startsWith(`${path}.`)))
  return fault ? planForm.faultAt(fault.value, planForm.allowed(fault.allowed)) : null
}

type FieldProps = { path: string; label: string; bare?: boolean; hint?: string }

/** A line of text or a number, with its fault beneath. `bare` hides the label from sight, not from hearing. */
export function TextField(props: FieldProps & { number?: boolean; type?: 'date' }) {
  const { path, label, bare, number } = props
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
        placeholder={props.hint}
        aria-invalid={fault !== null}
        aria-describedby={fault ? `${id}-fault` : undefined}
        onChange={event => set({ [path]: event.target.value })}
      />
      {fault && (
        <span id={`${id}-fault`} className="fault">
          {fault}
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
      {fault && <span className="fault">{fault}</span>}
    </fieldset>
  )
}

/** A part of the form; a fault of the part as a whole stands under its heading. */
export function FormPart(props: { title: string; path?: string; note?: string; children: ReactNode }) {
  const fault = useFault(props.path ?? '\u0000')
  const heading = useId()
  return (
    <section className="form-part" aria-labelledby={heading}>
      <h3 id={heading}>{props.title}</h3>
      {props.note && <p className="small quiet">{props.note}</p>}
      {fault && <p className="fault">{fault}</p>}
      {props.children}
    </section>
  )
}
