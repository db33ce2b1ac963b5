import { Link } from '@tanstack/react-router'
import { useText } from '../language.tsx'
import './states.css'

export function NotFound() {
  const text = useText()
  return (
    <div className="state">
      <h1 style={{ fontSize: 18 }}>{text.shell.notFound}</h1>
      <p>{text.shell.notFoundAdvice}</p>
      <Link to="/">{text.shell.backToOverview}</Link>
    </div>
  )
}
