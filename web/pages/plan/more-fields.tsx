import { useText } from '../../language.tsx'
import { YearRow } from './budget-fields.tsx'
import { ChoiceField, FormPart, TextField, TickField, useForm, usePackFigure } from './form-fields.tsx'
import { CARER_FLOWS, timesOf } from './form-values.ts'

/** Certified carers: whether they must suffice, how many there are, and how many can be trained. */
export function CarerFields() {
  const { planForm } = useText()
  const { values, years } = useForm()
  const packFigure = usePackFigure()
  return (
    <FormPart title={planForm.carersTitle} path="training" group={['carers', 'training']}>
      <TickField path="carers.required" label={planForm.carersRequired} />
      <ChoiceField
        path="carers.stock"
        label={planForm.carerStock}
        choices={{ pack: planForm.targetFrom.pack, own: planForm.targetFrom.own }}
      />
      {values['carers.stock'] === 'own' && (
        <YearRow
          caption={planForm.carerStockNote}
          rows={[{ path: 'carers.stock', who: planForm.carerStock }]}
          years={years}
          labelOf={planForm.stockIn}
        />
      )}
      <CarerForecastFields />
      <TickField path="training.offered" label={planForm.trainingOffered} />
      {values['training.offered'] === 'yes' && (
        <div className="form-row">
          <TextField
            path="training.yuanPerCarer"
            label={planForm.trainingCost}
            pack={packFigure('training_cost_yuan')}
            number
          />
          <TextField
            path="training.lagYears"
            label={planForm.trainingLag}
            pack={packFigure('training_lag_years')}
            number
          />
          <TextField
            path="training.yearlyLimit"
            label={planForm.trainingLimit}
            pack={packFigure('training_yearly_cap')}
            number
          />
          <TextField
            path="training.totalLimit"
            label={planForm.trainingTotal}
            hint={planForm.noLimit}
            number
          />
        </div>
      )}
    </FormPart>
  )
}

/** What the forecast of carers rests on, each part the pack's while nothing is typed. */
function CarerForecastFields() {
  const { planForm } = useText()
  const packFigure = usePackFigure()
  return (
    <fieldset className="row-fields carer-forecast">
      <legend>{planForm.carerForecast}</legend>
      <div className="form-row">
        <TextField
          path="carers.certifiedOutsidePosts"
          label={planForm.certifiedOutsidePosts}
          pack={packFigure('carer_stock', 1, 'certifiedOutsidePosts')}
          number
        />
        <TextField
          path="carers.graduatesPerYear"
          label={planForm.graduatesPerYear}
          hint={planForm.graduatesHint}
          number
        />
        {CARER_FLOWS.map(part => (
          <TextField
            key={part}
            path={`carers.flows.${part}`}
            label={planForm.carerFlows[part]}
            pack={packFigure('carer_flows', timesOf(part), part)}
            number
          />
        ))}
      </div>
    </fieldset>
  )
}

/** Which sites are left out because too few children could come, and from where on low use is flagged. */
export function UseFields() {
  const { planForm } = useText()
  const packFigure = usePackFigure()
  return (
    <FormPart title={planForm.use} group={['leastReachableUse', 'lowUseShare']}>
      <div className="form-row">
        <TextField path="leastReachableUse" label={planForm.leastUse} hint={planForm.leastUseHint} number />
        <TextField
          path="lowUseShare"
          label={planForm.lowUse}
          pack={packFigure('low_use_share', 100)}
          number
        />
      </div>
    </FormPart>
  )
}

/** How later money weighs, and over how many years. */
export function MoneyFields() {
  const { planForm } = useText()
  const packFigure = usePackFigure()
  return (
    <FormPart title={planForm.money} group={['discountRate', 'evaluationYears']}>
      <div className="form-row">
        <TextField
          path="discountRate"
          label={planForm.discount}
          pack={packFigure('discount_rate', 100)}
          number
        />
        <TextField
          path="evaluationYears"
          label={planForm.evaluation}
          pack={packFigure('evaluation_years')}
          number
        />
      </div>
    </FormPart>
  )
}

/** When the search may stop before its work is done, and how the planner's own figures are marked. */
export function SearchFields() {
  const { planForm, terms } = useText()
  return (
    <FormPart title={planForm.search} group={['gap', 'seconds', 'mark', 'nameEn']}>
      <div className="form-row">
        <TextField path="gap" label={planForm.gapStop} hint={planForm.noLimit} number />
        <TextField path="seconds" label={planForm.secondsStop} hint={planForm.noLimit} number />
      </div>
      <ChoiceField path="mark" label={planForm.ownMark} choices={terms.marks} />
    </FormPart>
  )
}
