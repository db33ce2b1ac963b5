import type { Command } from 'commander'
import {
  checkPack,
  loadPack,
  type OnPackProgress,
  type PackProgress,
  type PackReport,
  timeZoneOfPack,
} from '../../domain/packs/index.ts'
import { todayIn } from '../../kernel/civil-date.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Cli, Register } from '../cli.ts'
import { many } from '../count.ts'
import { reportLines, verdictOf } from './pack-report.ts'

const PHASES = {
  en: { check: 'Checking the pack', load: 'Loading the pack' },
  zh: { check: '检查数据包', load: '载入数据包' },
} as const

function tellProgress({ progress, language }: Cli): OnPackProgress {
  return ({ phase, file, done, total }: PackProgress) =>
    progress.update(`${PHASES[language][phase]}: ${file}`, total === 0 ? 1 : done / total)
}

function showReport(cli: Cli, report: PackReport): void {
  for (const line of reportLines(report, cli.language)) cli.output.line(line)
}

async function check(cli: Cli, directory: string, { json }: { json?: true }): Promise<void> {
  const report = await checkPack(directory, {
    onProgress: tellProgress(cli),
    today: todayIn(timeZoneOfPack()),
  })
  cli.progress.clear()
  if (json) cli.output.json(report)
  else {
    showReport(cli, report)
    cli.output.line(verdictOf(report, cli.language))
  }
  if (report.errors > 0) cli.exitAs('refused')
}

async function load(
  cli: Cli,
  directory: string,
  { replace, json }: { replace?: true; json?: true },
): Promise<void> {
  const onProgress = tellProgress(cli)
  try {
    const loaded = await cli.inSession(
      ({ db, actor, today }) =>
        loadPack(db, actor, directory, { replace: replace ?? false, onProgress }, today),
      { makes: true },
    )
    cli.progress.clear()
    if (json) return cli.output.json(loaded)
    showReport(cli, loaded.report)
    const rows = Object.values(loaded.rowCounts).reduce((sum, count) => sum + count, 0)
    const { name, version, city, cityEn } = loaded.report.pack!
    cli.output.say({
      en: `${cityEn} is loaded: pack ${name} ${version}, ${many(rows, 'row')}, ${many(loaded.report.warnings, 'warning')}.`,
      zh: `${city}已载入：数据包 ${name} ${version}，${rows} 行，${loaded.report.warnings} 个警告。`,
    })
  } catch (error) {
    cli.progress.clear()
    // the report is a result: it goes where a check would have put it
    if (error instanceof Refusal && error.code === 'pack.faulty') {
      const report = error.facts.report as PackReport
      if (json) cli.output.json({ report })
      else showReport(cli, report)
    }
    throw error
  }
}

/** `tuoyu pack check` and `tuoyu pack load`. */
export const registerPack: Register = (program: Command, cli) => {
  const pack = program
    .command('pack')
    .description('check and load city packs: folders of CSV and GeoJSON (docs/city-pack.md)')
  pack
    .command('check')
    .description('report every fault of a pack at once; touches no database')
    .argument('<dir>', 'folder of the pack')
    .option('--json', 'print the report as JSON')
    .addHelpText('after', '\nExample:\n  tuoyu pack check data/tianjin')
    .action((directory: string, options: { json?: true }) => check(cli(), directory, options))
  pack
    .command('load')
    .description('load a pack into the database: all of it, or nothing when it has an error')
    .argument('<dir>', 'folder of the pack')
    .option('--replace', 'put it in the place of the pack that is loaded; audit and plans stay')
    .option('--json', 'print counts and warnings as JSON')
    .addHelpText('after', '\nExamples:\n  tuoyu pack load data/tianjin\n  tuoyu pack load --replace my-city')
    .action((directory: string, options: { replace?: true; json?: true }) => load(cli(), directory, options))
}
