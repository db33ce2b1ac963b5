import { Component, lazy, type ReactNode, Suspense, useState } from 'react'
import { useLanguage, useText } from '../language.tsx'
import { Skeleton } from '../ui/states.tsx'
import type { MapViewProps } from './map-view.tsx'

const MapView = lazy(() => import('./map-view.tsx').then(loaded => ({ default: loaded.MapView })))

function drawsWebGl(): boolean {
  try {
    return document.createElement('canvas').getContext('webgl2') !== null
  } catch {
    return false
  }
}

/** The map, once it has arrived; where the browser cannot draw it, the table alone remains and says so. */
export function CityMap(props: MapViewProps) {
  const [draws] = useState(drawsWebGl)
  const language = useLanguage()
  if (!draws) return <NoMap />
  return (
    <MapGuard>
      <Suspense fallback={<Skeleton height="100%" />}>
        {/* the map's own words are set when it is made: another language has another map */}
        <MapView key={language} {...props} />
      </Suspense>
    </MapGuard>
  )
}

function NoMap() {
  const { overview } = useText()
  return <p className="state state-empty">{overview.mapFailed}</p>
}

class MapGuard extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    return this.state.broken ? <NoMap /> : this.props.children
  }
}
