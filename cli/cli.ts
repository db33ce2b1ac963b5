import type { Command } from 'commander'
import type { Exit } from './exit-codes.ts'
import type { Language } from './language.ts'
import type { Output } from './output.ts'
import type { Progress } from './progress.ts'
import type { Session } from './session.ts'

/** What every command is given. It refuses by throwing a `Refusal`; the rest is said and counted in one place. */
export type Cli = {
  readonly language: Language
  readonly env: NodeJS.ProcessEnv
  /** stdout: results only. */
  readonly output: Output
  /** stderr: how far the work is. */
  readonly progress: Progress
  /** Runs the work with the city's database open; refuses a city that it does not hold, unless the work `makes` it. */
  inSession<T>(work: (session: Session) => Promise<T>, options?: { makes: boolean }): Promise<T>
  /** The exit code when nothing is thrown; `done` unless said. */
  exitAs(exit: Exit): void
}

/** Adds one command to the program; `cli()` may be called once the command line is read, in its action. */
export type Register = (program: Command, cli: () => Cli) => void
