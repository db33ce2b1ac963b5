import type { Mark } from '../../kernel/mark.ts'
import { useText } from '../language.tsx'
import './mark.css'

/** How far a figure may be trusted: by word, by shape and by colour, the same wherever a figure stands. */
export function MarkTag({ mark, bare = false }: { mark: Mark; bare?: boolean }) {
  const { terms } = useText()
  return (
    <span className={`mark mark-${mark} ${bare ? 'mark-bare' : ''}`} title={terms.markNotes[mark]}>
      {terms.marks[mark]}
    </span>
  )
}
