import type { Refusal, RefusalKind } from '../kernel/refusal.ts'

/** What a command leaves behind for the script that called it; the help prints this table. */
export const EXIT_CODES = {
  done: { code: 0, means: 'done' },
  defect: { code: 1, means: 'a defect of Tuoyu: the message helps its makers' },
  refused: { code: 2, means: 'wrong usage, or refused: nothing was changed' },
  unavailable: { code: 3, means: 'the database, a routing service, a folder or a disk cannot be had' },
  infeasible: { code: 10, means: 'computed: no programme meets all rules; the output says why' },
  stopped: { code: 11, means: 'computed: stopped early with the best programme so far' },
  interrupted: { code: 130, means: 'interrupted by Ctrl-C' },
} as const

export type Exit = keyof typeof EXIT_CODES

const EXIT_OF_KIND: Readonly<Record<RefusalKind, Exit>> = {
  invalid: 'refused',
  forbidden: 'refused',
  absent: 'refused',
  conflict: 'refused',
  unavailable: 'unavailable',
}

/** On the command line ways are broken off by Ctrl-C alone. */
export const exitOf = ({ code, kind }: Refusal): Exit =>
  code === 'travel.cancelled' ? 'interrupted' : EXIT_OF_KIND[kind]

export const exitCodeHelp = (): string =>
  [
    'Exit codes:',
    ...Object.values(EXIT_CODES).map(({ code, means }) => `  ${String(code).padEnd(5)}${means}`),
  ].join('\n')
