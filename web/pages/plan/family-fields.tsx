import { useText } from '../../language.tsx'
import { AGE_BANDS } from '../../plan-api.ts'
import { ChoiceField, FormPart, TextField, TickField, useForm, usePackFigure } from './form-fields.tsx'
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
            <TextField
              path="children.boysPerGirl"
              label={planForm.boysPerGirl}
              pack={packFigure('boys_per_girl')}
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
