import { wordOf } from '../../domain/tables/index.ts'
import { reasonInChinese } from '../../kernel/reason-zh.ts'
import type { Facts } from '../../kernel/refusal.ts'
import type { SentenceTable } from '../sentences.ts'
import { faultCountOf } from './fault-count.ts'

const listed = (values: unknown): string =>
  Array.isArray(values)
    ? values.map(each => (each instanceof Object ? Object.values(each).join(' ') : String(each))).join(', ')
    : String(values)
const known = (f: Facts) => listed(f.known)

const inRow = ({ file, row }: Facts) => ({
  en: row === undefined ? `${file}: ` : `${file} row ${row}: `,
  zh: row === undefined ? `${file}：` : `${file} 第 ${row} 行：`,
})

const stateOf = ({ state }: Facts) => wordOf(String(state))

/** A stored computation by its number, or a file. */
const fromOf = ({ from }: Facts) =>
  typeof from === 'number'
    ? { en: `Computation ${from}`, zh: `第 ${from} 号计算` }
    : { en: String(from), zh: `${from} 中` }

/** Refusals about scenarios, computations and their exports. */
export const PLAN_SENTENCES: SentenceTable = {
  'plan.no_scenario': {
    en: () => 'The city has no scenario: name one with --scenario FILE.',
    zh: () => '该城市没有情景：请用 --scenario 文件 指定。',
  },
  'plan.scenario_absent': {
    en: f => `There is no scenario ${f.code}, expected one of ${known(f)}.`,
    zh: f => `没有情景 ${f.code}，可选：${known(f)}。`,
  },
  'plan.scenario_invalid': {
    en: () => 'The scenario cannot be computed as it is written:',
    zh: () => '情景有误，无法计算：',
  },
  'plan.scenario_not_json': {
    en: f => `${f.file} is not JSON (${f.reason}).`,
    zh: f => `${f.file} 不是 JSON（${reasonInChinese(f.reason)}）。`,
  },
  'plan.scenario_no_object': {
    en: f => `${f.file} holds ${f.found}, expected a scenario: an object with named fields, in braces.`,
    zh: f => `${f.file} 的内容为 ${f.found}，应为情景：以花括号写出的、带字段名的对象。`,
  },
  'plan.file_not_text': {
    en: f => `${inRow(f).en}expected text in UTF-8 or GB18030 throughout.`,
    zh: f => `${inRow(f).zh}应全部为 UTF-8 或 GB18030 文本。`,
  },
  'plan.file_unreadable': {
    en: f => `${f.file} cannot be read (${f.reason}).`,
    zh: f => `${f.file} 无法读取（${reasonInChinese(f.reason)}）。`,
  },
  'plan.file_is_no_plan': {
    en: f => `${f.file} is no plan: expected a file that \`tuoyu plan --json\` of this version wrote.`,
    zh: f => `${f.file} 不是方案文件：应为本版本 \`tuoyu plan --json\` 写出的文件。`,
  },
  'plan.file_has_no_programme': {
    en: f => `${f.file} says that no plan was found: start from a file that has one.`,
    zh: f => `${f.file} 表明没有得到方案：请改用有方案的文件。`,
  },
  'plan.decisions_impossible': {
    en: () => 'These decisions cannot be kept:',
    zh: () => '以下决定无法满足：',
  },
  'plan.setting_absent': {
    en: f =>
      `The city's settings have no ${f.setting} for ${f.on}: add it to settings.csv or give it in the scenario.`,
    zh: f => `城市设置中缺少 ${f.on} 的 ${f.setting}：请补充 settings.csv 或在情景中给出。`,
  },
  'plan.setting_malformed': {
    en: f => `The setting ${f.setting} has another form than expected: ${f.allowed}.`,
    zh: f => `设置 ${f.setting} 形式不符：${f.allowed}。`,
  },
  'plan.funding_shares_not_whole': {
    en: f => `On ${f.on} the shares of ${listed(f.kinds)} in funding_shares.csv do not sum to 1.`,
    zh: f => `${f.on} funding_shares.csv 中 ${listed(f.kinds)} 的占比之和不为 1。`,
  },
  'plan.class_ages_differ': {
    en: f =>
      `Plans count fixed ages of class types; on ${f.on} class_rules.csv has other months than those in brackets: ${listed(f.types)}.`,
    zh: f => `方案按固定月龄计算班型；${f.on} class_rules.csv 与括号中的月龄不同：${listed(f.types)}。`,
  },
  'plan.population_missing': {
    en: f => `People of the case "${f.births}" are missing in district_years.csv: ${listed(f.missing)}.`,
    zh: f => `district_years.csv 缺少“${f.births}”情景的人口：${listed(f.missing)}。`,
  },
  'forecast.tables_absent': {
    en: f =>
      `Children cannot be projected by cohorts: the city has no ${listed(f.files)}. Add them to the pack, or take the pack's figures.`,
    zh: f => `无法按队列推算婴幼儿：该城市缺少 ${listed(f.files)}。请补充数据包，或采用数据包的人口数。`,
  },
  'forecast.no_people_by_age': {
    en: f =>
      `population_ages.csv has no year up to ${f.baseYear}, from which cohorts could be carried forward.`,
    zh: f => `population_ages.csv 中没有 ${f.baseYear} 年及以前的年份，无法按队列推算。`,
  },
  'forecast.no_observed_year': {
    en: f => `district_years.csv has no observed year up to ${f.baseYear} for every district.`,
    zh: f => `district_years.csv 中没有 ${f.baseYear} 年及以前覆盖各区的已观测年份。`,
  },
  'forecast.input_faulty': {
    en: () => 'Children cannot be projected by cohorts with these figures:',
    zh: () => '无法按这些数值作队列推算：',
  },
  'forecast.ages_differ': {
    en: f =>
      `Ages must run from 0 without a gap and be the same for women and men in population_ages.csv and life_tables.csv; found ${listed(f.ages)}.`,
    zh: f =>
      `population_ages.csv 与 life_tables.csv 中男女的年龄须相同，自 0 岁起不得间断；现为 ${listed(f.ages)}。`,
  },
  'plan.matrix_invalid': {
    en: f => `The travel matrix ${f.file} has ${faultCountOf(f, 'en')}:`,
    zh: f => `出行矩阵 ${f.file} 有 ${faultCountOf(f, 'zh')}：`,
  },
  'plan.matrix_of_no_run': {
    en: () => 'The travel matrix asked for is not there:',
    zh: () => '所指的出行矩阵不存在：',
  },
  'plan.matrix_unused': {
    en: f => `A travel matrix is given, but travel is by ${f.by}: choose the matrix, or leave it out.`,
    zh: f => `给出了出行矩阵，但路程方式为 ${f.by}：请改选矩阵，或不给矩阵。`,
  },
  'plan.matrix_only_by_command': {
    en: () => 'A scenario with a travel matrix is computed by the command on the machine that has the file.',
    zh: () => '使用出行矩阵的情景须在存有该文件的机器上用命令计算。',
  },
  'plan.run_absent': {
    en: f => `There is no computation ${f.run}.`,
    zh: f => `没有第 ${f.run} 号计算。`,
  },
  'plan.run_has_no_result': {
    en: f => `Computation ${f.run} is ${f.state} and has no result.`,
    zh: f => `第 ${f.run} 号计算的状态为“${stateOf(f)}”，没有结果。`,
  },
  'plan.run_result_older': {
    en: f => `The result of computation ${f.run} was stored by an earlier version: compute it again.`,
    zh: f => `第 ${f.run} 号计算的结果由较早版本保存：请重新计算。`,
  },
  'plan.run_not_ended': {
    en: f => `Computation ${f.run} is ${f.state}: cancel it first.`,
    zh: f => `第 ${f.run} 号计算的状态为“${stateOf(f)}”：请先取消。`,
  },
  'plan.change_little_at_least_cost': {
    en: f => `Changing little goes with the aim least-cost; the scenario's is ${f.aim}.`,
    zh: f => `尽量少改动只适用于目标 least-cost；情景的目标为 ${f.aim}。`,
  },
  'plan.run_is_start': {
    en: f =>
      `Computation ${f.by} starts from computation ${f.run} and has not ended: cancel it or let it end first.`,
    zh: f => `第 ${f.by} 号计算从第 ${f.run} 号计算出发且尚未结束：请先取消或等其结束。`,
  },
  'plan.run_found_no_plan': {
    en: f => `Computation ${f.run} found no plan: nothing can be added to it or start from it.`,
    zh: f => `第 ${f.run} 号计算没有得到方案，无法加入点位，也不能由此出发。`,
  },
  'plan.relief_has_no_plan': {
    en: f =>
      `${fromOf(f).en} has no plan for the change "${f.relief}"; it has one for: ${listed(f.found) || 'no change'}.`,
    zh: f =>
      `${fromOf(f).zh}没有为“${f.relief}”这项改动找到方案；已找到方案的改动：${listed(f.found) || '无'}。`,
  },
  'plan.relief_not_needed': {
    en: f =>
      `${fromOf(f).en} has a plan that keeps every rule: it needs no change, start from it without --relief.`,
    zh: f => `${fromOf(f).zh}已有满足全部规则的方案，无须采用改动：由此出发时请去掉 --relief。`,
  },
  'plan.site_not_left_out': {
    en: f => `Computation ${f.run} does not leave out this site:`,
    zh: f => `第 ${f.run} 号计算的未开设点位中没有：`,
  },
  'plan.site_cannot_be_forced': {
    en: f => `Site ${f.site} cannot be opened (${f.reason}).`,
    zh: f => `点位 ${f.site} 不能开设（${f.reason}）。`,
  },
  'plan.site_forced_already': {
    en: f => `Computation ${f.run} already asks what site ${f.site} costs.`,
    zh: f => `第 ${f.run} 号计算已在求点位 ${f.site} 的代价。`,
  },
  'plan.records_changed': {
    en: () => 'The records have changed since the plan was computed: compute it again first.',
    zh: () => '方案计算之后记录已变动：请先重新计算。',
  },
  'plan.run_cannot_move': {
    en: f => `Computation ${f.run} is ${f.state} and cannot become ${f.to}.`,
    zh: f => `第 ${f.run} 号计算的状态为“${stateOf(f)}”，不能改为“${wordOf(String(f.to))}”。`,
  },
  'export.would_replace_input': {
    en: f => `${f.path} is also read or written otherwise by this command, expected a file of its own.`,
    zh: f => `${f.path} 也是本命令要读取或写出的另一文件，应为单独的文件。`,
  },
  'export.is_folder': {
    en: f => `${f.path} is a folder, expected the name of a file.`,
    zh: f => `${f.path} 是文件夹，应为文件名。`,
  },
  'export.nameless': {
    en: () => 'A file to write has an empty name, expected a path.',
    zh: () => '要写出的文件名为空，应为文件路径。',
  },
  'export.no_regular_file': {
    en: f => `${f.path} is a device or a pipe, expected the name of a file.`,
    zh: f => `${f.path} 是设备或管道，应为文件名。`,
  },
  'export.folder_absent': {
    en: f => `The folder ${f.folder} for ${f.path} does not exist.`,
    zh: f => `${f.path} 所在的文件夹 ${f.folder} 不存在。`,
  },
  'export.exists': {
    en: f => `${f.path} exists already: name a new folder.`,
    zh: f => `${f.path} 已存在：请指定新的文件夹。`,
  },
  'export.not_written': {
    en: f => `${f.path} could not be written (${f.reason}).`,
    zh: f => `${f.path} 无法写入（${String(f.reason).split(', ').map(reasonInChinese).join('、')}）。`,
  },
}
