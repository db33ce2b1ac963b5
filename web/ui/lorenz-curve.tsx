import { useFormat, useText } from '../language.tsx'
import './lorenz-curve.css'

type Curve = readonly { readonly children: number; readonly places: number }[]
const SIZE = 200

/** Which share of the places reaches which share of the children; the straight line is equality. */
export function LorenzCurve({ curve }: { curve: Curve }) {
  const { access: text } = useText()
  const format = useFormat()
  if (curve.length === 0) return null
  const at = ({ children, places }: Curve[number]) => `${SIZE * children},${SIZE * (1 - places)}`
  const held = (share: number) =>
    curve.find(({ children }) => Math.abs(children - share) < 1e-9)?.places ?? null
  const top = held(0.9)
  const said = text.lorenzLabel(format.share(held(0.4)), format.share(top === null ? null : 1 - top))
  return (
    <figure className="lorenz">
      <svg viewBox={`-1 -1 ${SIZE + 2} ${SIZE + 2}`} role="img" aria-label={said}>
        <rect width={SIZE} height={SIZE} className="lorenz-frame" />
        <polygon points={curve.map(at).join(' ')} className="lorenz-gap" />
        <line x1={0} y1={SIZE} x2={SIZE} y2={0} className="lorenz-equal" />
        <polyline points={curve.map(at).join(' ')} className="lorenz-line" />
        <text x={SIZE * 0.46} y={SIZE * 0.44} textAnchor="end">
          {text.equal}
        </text>
      </svg>
      <figcaption className="small quiet">
        <span>
          → {text.axisChildren} · ↑ {text.axisPlaces}
        </span>
        <span>{said}</span>
      </figcaption>
    </figure>
  )
}
