import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'

/** Calls `close` on Escape, which then closes nothing around. */
export const onEscape = (close: () => void) => (event: KeyboardEvent) => {
  if (event.key !== 'Escape') return
  event.stopPropagation()
  close()
}

/** Once closed, the button that opened it has the focus again, unless something else has it by then. */
export function useFocusOnClose(around: RefObject<HTMLElement | null>, open: boolean): void {
  const was = useRef(open)
  useEffect(() => {
    const closed = was.current && !open
    was.current = open
    const lost = document.activeElement === null || document.activeElement === document.body
    if (closed && lost) around.current?.querySelector('button')?.focus()
  }, [around, open])
}
