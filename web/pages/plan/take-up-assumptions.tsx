import type { ReactNode } from 'react'
import { useFormat, useText } from '../../language.tsx'
import { AGE_BANDS, type PlanAssumption, type PlanResult } from '../../plan-api.ts'
import { MarkTag } from '../../ui/mark.tsx'
import { Origin } from './origin.tsx'

type Ring = { metres: number; share: number }
type Tier = { monthlyYuan: number | null; share: number }

/** Who wants care, how far they would go and what they would pay: the plan's own figures, each with its source. */
export function TakeUpAssumptions({ result }: { result: PlanResult }) {
  const { forecast, planResult } = useText()
  const format = useFormat()
  const of = (key: string) => result.inputs.assumptions.find(each => each.key === key)
  const [bands, rings, tiers] = [of('take_up'), of('distance_rings'), of('price_tiers')]
  return (
    <section className="take-up" aria-label={forecast.takeUp}>
      <h3>{forecast.takeUp}</h3>
      <p className="small quiet">{forecast.takeUpNote}</p>
      <Steps title={forecast.byAge} of={bands} limit={forecast.age} share={forecast.share}>
        {AGE_BANDS.map(band => (
          <Step
            key={band}
            limit={planResult.ageBands[band] ?? band}
            share={(bands?.value as Record<string, number> | undefined)?.[band] ?? 0}
          />
        ))}
      </Steps>
      <Steps title={forecast.byDistance} of={rings} limit={forecast.distance} share={forecast.keptShare}>
        {((rings?.value ?? []) as Ring[]).map(({ metres, share }) => (
          <Step key={metres} limit={format.metres(metres)} share={share} />
        ))}
      </Steps>
      <Steps title={forecast.byPrice} of={tiers} limit={forecast.price} share={forecast.keptShare}>
        {((tiers?.value ?? []) as Tier[]).map(({ monthlyYuan, share }) => (
          <Step
            key={monthlyYuan ?? 'any'}
            limit={monthlyYuan === null ? forecast.anyPrice : format.yuan(monthlyYuan)}
            share={share}
          />
        ))}
      </Steps>
    </section>
  )
}

/** One table of shares, with a bar for each, its source and its mark. */
function Steps(props: {
  title: string
  of: PlanAssumption | undefined
  limit: string
  share: string
  children: ReactNode
}) {
  if (!props.of) return null
  return (
    <table className="take-up-steps">
      <caption>
        {props.title} <MarkTag mark={props.of.mark} />{' '}
        <span className="small quiet">
          <Origin of={props.of} />
        </span>
      </caption>
      <thead className="only-heard">
        <tr>
          <th scope="col">{props.limit}</th>
          <th scope="col">{props.share}</th>
        </tr>
      </thead>
      <tbody>{props.children}</tbody>
    </table>
  )
}

function Step({ limit, share }: { limit: string; share: number }) {
  const format = useFormat()
  return (
    <tr>
      <th scope="row">{limit}</th>
      <td>
        <span className="take-up-bar" style={{ width: `${Math.round(share * 100)}%` }} aria-hidden />
        {format.percent(share)}
      </td>
    </tr>
  )
}
