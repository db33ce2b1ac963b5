import { type Map as MapLibre, Marker } from 'maplibre-gl'

export type Label = { readonly code: string; readonly name: string; readonly at: readonly [number, number] }

/** Names on the map as HTML, so that no font is fetched; where two would overlap the later one is hidden. */
export class Labels {
  readonly #map: MapLibre
  #markers: Marker[] = []

  constructor(map: MapLibre) {
    this.#map = map
    map.on('moveend', () => this.#thin())
    map.on('resize', () => this.#thin())
  }

  show(labels: readonly Label[]): void {
    for (const marker of this.#markers) marker.remove()
    this.#markers = labels.map(label => {
      const element = document.createElement('div')
      element.className = 'map-name'
      element.setAttribute('aria-hidden', 'true')
      element.textContent = label.name
      return new Marker({ element }).setLngLat([label.at[0], label.at[1]]).addTo(this.#map)
    })
    this.#thin()
  }

  #thin(): void {
    const kept: { x: number; y: number; half: number }[] = []
    for (const marker of this.#markers) {
      const element = marker.getElement()
      const { x, y } = this.#map.project(marker.getLngLat())
      const half = element.offsetWidth / 2 + 2
      const free = kept.every(
        other => Math.abs(other.y - y) > 17 || Math.abs(other.x - x) > other.half + half,
      )
      element.style.visibility = free ? '' : 'hidden'
      if (free) kept.push({ x, y, half })
    }
  }
}
