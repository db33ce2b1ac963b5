import { OUTLINES, type Shape } from '../map/shapes.ts'

/** The map's icon in a legend. */
export function ShapeIcon(props: { shape: Shape; colour: string; hollow?: boolean }) {
  const points = OUTLINES[props.shape].map(([x, y]) => `${x * 8 + 8},${y * 8 + 8}`).join(' ')
  return (
    <svg width={16} height={16} aria-hidden="true" focusable="false">
      <polygon
        points={points}
        fill={props.hollow ? '#fff' : props.colour}
        stroke={props.colour}
        strokeWidth={1.5}
      />
    </svg>
  )
}
