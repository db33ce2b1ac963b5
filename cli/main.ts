import { readFileSync } from 'node:fs'
import { Command, CommanderError, Option } from 'commander'
import { DEFAULT_CITY } from '../db/index.ts'
import { reasonInChinese } from '../kernel/reason-zh.ts'
import { Refusal } from '../kernel/refusal.ts'
import type { Cli } from './cli.ts'
import { COMMANDS } from './commands/index.ts'
import { EXIT_CODES, type Exit, exitCodeHelp, exitOf } from './exit-codes.ts'
import { helpInChinese } from './help-zh.ts'
import { LANGUAGES, type Language, languageOf } from './language.ts'
import { type OutputStream, outputTo } from './output.ts'
import { progressOn } from './progress.ts'
import { databaseProgressInChinese } from './sentences/database-zh.ts'
import { sentenceOf } from './sentences.ts'
import { inSession } from './session.ts'
import { usageInChinese } from './usage-zh.ts'

/** Where a command reads its surroundings from and writes to. */
export type Surroundings = {
  readonly stdout: OutputStream
  readonly stderr: OutputStream
  readonly env: NodeJS.ProcessEnv
}

const EXAMPLES = `
Examples:
  tuoyu pack check data/tianjin        what is wrong with a city pack, all at once
  tuoyu pack load data/tianjin         fill an empty database from it
  tuoyu pack load --replace my-city    put another pack in its place
  tuoyu plan --xlsx programme.xlsx     compute a programme and write it as a workbook

The database is the embedded one in TUOYU_DATA (by default .tuoyu beside the program),
shared with a running server, or the PostgreSQL that DATABASE_URL names.
Results go to stdout, progress and refusals to stderr.
`

const version = (): string =>
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version

const HELP_HINT = { en: '(--help shows how it is used)', zh: '（用法见 --help）' } as const

const USUAL_WIDTH = 80

function newProgram({ stdout, stderr }: Surroundings, language: () => Language): Command {
  const inLanguage = (text: string) => (language() === 'zh' ? helpInChinese(text) : text)
  // Chinese is put in line by line, so no line may be broken before
  const helpWidth = ({ columns }: OutputStream) =>
    language() === 'zh' ? Number.MAX_SAFE_INTEGER : (columns ?? USUAL_WIDTH)
  return new Command('tuoyu')
    .description("Plan, fund, supervise and run a city's inclusive childcare network")
    .version(version())
    .addOption(new Option('--lang <language>', 'language of messages; else as LANG says').choices(LANGUAGES))
    .option('--city <schema>', 'which city of the database, by the name of its schema', DEFAULT_CITY)
    .addHelpText('after', `${EXAMPLES}\n${exitCodeHelp()}`)
    .exitOverride()
    .configureOutput({
      writeOut: text => stdout.write(inLanguage(text)),
      writeErr: text => stderr.write(inLanguage(text)),
      getOutHelpWidth: () => helpWidth(stdout),
      getErrHelpWidth: () => helpWidth(stderr),
      outputError: (text, write) =>
        write(`${language() === 'zh' ? usageInChinese(text) : text}${HELP_HINT[language()]}\n`),
    })
}

/** Commands inherit how the program writes and ends only if they are told. */
function inherit(parent: Command): void {
  for (const child of parent.commands) {
    child.copyInheritedSettings(parent)
    inherit(child)
  }
}

/** An option given twice is refused, as the first of its values would be passed over; but not `--lang`, which an alias may set. */
function refuseTwice(command: Command): void {
  for (const option of command.options) {
    if (!option.required || option.name() === 'lang') continue
    let isGiven = false
    command.on(`option:${option.name()}`, () => {
      if (isGiven) command.error(`error: option '${option.flags}' given twice`)
      isGiven = true
    })
  }
  command.commands.forEach(refuseTwice)
}

/** Runs one command line (without `node` and the program's name) and returns its exit code. */
export async function main(
  args: readonly string[] = process.argv.slice(2),
  surroundings: Surroundings = process,
): Promise<number> {
  const { stdout, stderr, env } = surroundings
  const language = (): Language => program.opts<{ lang?: Language }>().lang ?? languageOf(env)
  const program: Command = newProgram(surroundings, language)
  const progress = progressOn(stderr)
  let exit: Exit = 'done'
  const cli = (): Cli => ({
    language: language(),
    env,
    output: outputTo(stdout, language()),
    progress,
    inSession: (work, { makes } = { makes: false }) =>
      inSession(
        {
          env,
          city: program.opts<{ city: string }>().city,
          mustStand: !makes,
          onProgress: text => progress.update(language() === 'zh' ? databaseProgressInChinese(text) : text),
        },
        work,
      ),
    exitAs: code => {
      exit = code
    },
  })
  for (const register of COMMANDS) register(program, cli)
  inherit(program)
  refuseTwice(program)
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    progress.clear()
    exit = report(error, stderr, language())
  }
  progress.clear()
  return EXIT_CODES[exit].code
}

/** What to say and leave behind where stdout took no more; the command line may not have been read yet. */
export function unwritten(
  error: NodeJS.ErrnoException,
  args: readonly string[] = process.argv.slice(2),
  env: NodeJS.ProcessEnv = process.env,
): { sentence: string; code: number } {
  const at = args.lastIndexOf('--lang')
  const named = at >= 0 ? args[at + 1] : args.findLast(each => each.startsWith('--lang='))?.slice(7)
  const language = LANGUAGES.find(each => each === named) ?? languageOf(env)
  const reason = error.code ?? error.message
  const sentence = {
    en: `The results could not be written to stdout (${reason}).`,
    zh: `结果无法写入标准输出（${reasonInChinese(reason)}）。`,
  }
  return { sentence: sentence[language], code: EXIT_CODES.unavailable.code }
}

function report(error: unknown, stderr: OutputStream, language: Language): Exit {
  // commander has written its own message; help and version are no failures
  if (error instanceof CommanderError) return error.exitCode === 0 ? 'done' : 'refused'
  if (error instanceof Refusal) {
    stderr.write(`${sentenceOf(error, language)}\n`)
    return exitOf(error)
  }
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error)
  stderr.write(
    language === 'zh' ? `托育内部出错，未完成：\n${cause}\n` : `Tuoyu failed within itself:\n${cause}\n`,
  )
  return 'defect'
}
