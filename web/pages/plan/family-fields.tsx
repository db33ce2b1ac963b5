import { useText } from '../../language.tsx'
import { AGE_BANDS } from '../../plan-api.ts'
import { FormPart, TextField, usePackFigure } from './form-fields.tsx'
import { RowFields } from './row-fields.tsx'

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
