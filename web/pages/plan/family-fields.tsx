import { MATRIX_CHARACTERS } from '../../../contract/plans.ts'
import { useText } from '../../language.tsx'
import { AGE_BANDS } from '../../plan-api.ts'
import type { Fault } from './form-faults.ts'
import {
  ChoiceField,
  FormPart,
  TextField,
  TickField,
  useFault,
  useForm,
  usePackFigure,
} from './form-fields.tsx'
import type { MatrixGiven } from './form-values.ts'
import { RowFields } from './row-fields.tsx'

/** Where residents and children come from: the pack's figures, or a projection with its own levels. */
export function ChildrenFields() {
  const { planForm } = useText()
  const { values } = useForm()
  const packFigure = usePackFigure()
  const births = values.births ?? 'middle'
  return (
    <FormPart
      title={planForm.childrenBy}
      note={values['children.by'] === 'cohorts' ? planForm.childrenNote : ''}
      group={['children']}
    >
      <ChoiceField path="children.by" label={planForm.childrenBy} choices={planForm.childrenWays} bare />
      {values['children.by'] === 'cohorts' && (
        <>
          <div className="form-row">
            <TextField
              path="children.totalFertility"
              label={planForm.totalFertility}
              pack={packFigure('fertility_levels', 1, births)}
              number
            />
            <TextField
              path="children.netMigrants"
              label={planForm.netMigrants}
              pack={packFigure('net_migrants', 1, births)}
              number
            />
          </div>
          <TickField path="children.newHousing" label={planForm.newHousing} />
        </>
      )}
    </FormPart>
  )
}

/** How many families want care, how far they go and how much they pay. */
export function TakeUpFields() {
  const { planForm } = useText()
  const packFigure = usePackFigure()
  return (
    <FormPart title={planForm.takeUp} note={planForm.takeUpNote} group={['takeUp']}>
      <div className="form-row">
        {AGE_BANDS.map(band => (
          <TextField
            key={band}
            path={`takeUp.byBand.${band}`}
            label={planForm.wantAt(planForm.bands[band])}
            pack={packFigure('take_up', 100, band)}
            number
          />
        ))}
      </div>
      <RowFields
        path="takeUp.rings"
        title={planForm.rings}
        setting="distance_rings"
        limit="metres"
        limitLabel={planForm.ringLimit}
        most={8}
      />
      <RowFields
        path="takeUp.tiers"
        title={planForm.tiers}
        setting="price_tiers"
        limit="monthlyYuan"
        limitLabel={planForm.tierLimit}
        most={6}
      />
    </FormPart>
  )
}

const MOST_MEGABYTES = MATRIX_CHARACTERS / 1_000_000

/** Ways of families: straight line × detour, or a matrix that the planner brings as a file. */
export function TravelFields(props: {
  matrix: MatrixGiven
  change: (matrix: MatrixGiven, faults: readonly Fault[]) => void
}) {
  const { planForm } = useText()
  const packFigure = usePackFigure()
  const { values, set } = useForm()
  const fault = useFault('travel.file')
  const read = async (file: File | undefined) => {
    if (!file) return
    set({ 'travel.file': file.name })
    if (file.size <= MATRIX_CHARACTERS) return props.change({ text: await file.text() }, [])
    const value = `${(file.size / 1e6).toFixed(1)} MB`
    return props.change(null, [
      { path: 'travel.file', value, allowed: `a file of at most ${MOST_MEGABYTES} MB` },
    ])
  }
  return (
    <FormPart
      title={planForm.travel}
      group={['travel', 'reachMetres']}
      onReset={() => props.change(null, [])}
    >
      <ChoiceField path="travel.by" label={planForm.travelBy} choices={planForm.travelWays} bare />
      <div className="form-row">
        <TextField path="reachMetres" label={planForm.reach} pack={packFigure('reach_metres')} number />
        {values['travel.by'] !== 'matrix' && (
          <TextField path="travel.detour" label={planForm.detour} pack={packFigure('detour_factor')} number />
        )}
      </div>
      {values['travel.by'] === 'matrix' && (
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
          {props.matrix && <p className="small">{planForm.matrixChosen(values['travel.file'] ?? '')}</p>}
          {fault && <p className="fault">{fault}</p>}
        </>
      )}
    </FormPart>
  )
}
