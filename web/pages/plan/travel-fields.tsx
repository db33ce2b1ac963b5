import { MATRIX_CHARACTERS, USUAL_KM_PER_HOUR, USUAL_SNAP_METRES } from '../../../contract/plans.ts'
import { useText } from '../../language.tsx'
import type { Fault } from './form-faults.ts'
import { ChoiceField, FormPart, TextField, useFault, useForm, usePackFigure } from './form-fields.tsx'
import type { MatrixGiven } from './form-values.ts'

type MatrixProps = {
  matrix: MatrixGiven
  change: (matrix: MatrixGiven, faults: readonly Fault[]) => void
}

/** Ways of families: straight line × detour, a matrix, the streets of the server's road network, or a routing service. */
export function TravelFields(props: MatrixProps) {
  const { planForm } = useText()
  const packFigure = usePackFigure()
  const { values } = useForm()
  const by = values['travel.by']
  return (
    <FormPart
      title={planForm.travel}
      group={['travel', 'reachMetres']}
      onReset={() => props.change(null, [])}
    >
      <ChoiceField path="travel.by" label={planForm.travelBy} choices={planForm.travelWays} bare />
      <div className="form-row">
        <TextField path="reachMetres" label={planForm.reach} pack={packFigure('reach_metres')} number />
        {by === 'distance' && (
          <TextField path="travel.detour" label={planForm.detour} pack={packFigure('detour_factor')} number />
        )}
      </div>
      {by === 'matrix' && <MatrixFields {...props} />}
      {(by === 'network' || by === 'service') && <ComputedFields by={by} />}
    </FormPart>
  )
}

/** How families go along the streets, and what becomes of places that no way leads to. */
function ComputedFields({ by }: { by: 'network' | 'service' }) {
  const { planForm } = useText()
  const { values } = useForm()
  const usual = USUAL_KM_PER_HOUR[values['travel.mode'] === 'cycle' ? 'cycle' : 'walk']
  return (
    <>
      <p className="small quiet">{planForm.computedNotes[by]}</p>
      <ChoiceField path="travel.mode" label={planForm.travelMode} choices={planForm.travelModes} />
      <div className="form-row">
        {by === 'network' && (
          <TextField path="travel.kmPerHour" label={planForm.travelSpeed} hint={String(usual)} number />
        )}
        <TextField
          path="travel.snapMetres"
          label={planForm.snapMetres}
          hint={String(USUAL_SNAP_METRES)}
          number
        />
      </div>
      <ChoiceField path="travel.unreached" label={planForm.unreached} choices={planForm.unreachedWays} />
    </>
  )
}

const MOST_MEGABYTES = MATRIX_CHARACTERS / 1_000_000

/** A matrix of ways that the planner brings as a file. */
function MatrixFields({ matrix, change }: MatrixProps) {
  const { planForm } = useText()
  const { values, set } = useForm()
  const fault = useFault('travel.file')
  const read = async (file: File | undefined) => {
    if (!file) return
    set({ 'travel.file': file.name })
    if (file.size <= MATRIX_CHARACTERS) return change({ text: await file.text() }, [])
    const value = `${(file.size / 1e6).toFixed(1)} MB`
    return change(null, [{ path: 'travel.file', value, allowed: `a file of at most ${MOST_MEGABYTES} MB` }])
  }
  return (
    <>
      <p className="small quiet">{planForm.matrixNote(String(MOST_MEGABYTES))}</p>
      <label className="form-field">
        <span>{planForm.matrixFile}</span>
        <input
          type="file"
          accept=".csv,text/csv"
          aria-invalid={fault !== null}
          onChange={event => void read(event.target.files?.[0])}
        />
      </label>
      {matrix && <p className="small">{planForm.matrixChosen(values['travel.file'] ?? '')}</p>}
      {fault && <p className="fault">{fault}</p>}
    </>
  )
}
