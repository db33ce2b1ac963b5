/**
 * Classes of colour for a map: light is little, dark is much; readable with every kind of colour blindness
 * because lightness falls from class to class (after ColorBrewer YlGnBu).
 */
export const STEPS = ['#eef3d6', '#b5dac0', '#68b3bb', '#2f7ea4', '#1c4273'] as const

export type Scale = {
  /** Lower bounds of the classes after the first, ascending; at most four. */
  readonly breaks: readonly number[]
  readonly colours: readonly string[]
  readonly least: number
  readonly most: number
}

/** Five classes with about as many areas in each; fewer where values repeat. */
export function scaleOf(values: readonly number[]): Scale | null {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b)
  if (sorted.length === 0) return null
  const [least, most] = [sorted[0]!, sorted.at(-1)!]
  const breaks: number[] = []
  for (const part of [0.2, 0.4, 0.6, 0.8]) {
    const cut = rounded(sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!, most - least)
    if (cut > (breaks.at(-1) ?? least) && cut <= most) breaks.push(cut)
  }
  const first = Math.floor((STEPS.length - breaks.length - 1) / 2)
  return { breaks, colours: STEPS.slice(first, first + breaks.length + 1), least, most }
}

/** To a step of 1, 2 or 5 in the size of a fiftieth of the spread, so that the legend reads well. */
function rounded(value: number, spread: number): number {
  if (spread === 0) return value
  const raw = spread / 50
  const ten = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 5, 10].map(times => times * ten).find(size => size >= raw)!
  return Number((Math.round(value / step) * step).toPrecision(12))
}

export const classOf = (scale: Scale, value: number): number =>
  scale.breaks.filter(cut => value >= cut).length

export const colourOf = (scale: Scale, value: number): string => scale.colours[classOf(scale, value)]!

/** Use of places, from empty to full; orange to violet keeps apart from the areas' colours for every eye. */
export const USE_STEPS = [
  { below: 0.4, colour: '#b35806' },
  { below: 0.7, colour: '#eda245' },
  { below: 0.9, colour: '#998ec3' },
  { below: Number.POSITIVE_INFINITY, colour: '#4f2683' },
] as const

export const colourOfUse = (share: number): string => USE_STEPS.find(step => share < step.below)!.colour
