import type { SentenceTable } from '../sentences.ts'

/** Refusals about who acts, which city, and its pack. */
export const CITY_SENTENCES: SentenceTable = {
  'identity.not_permitted': {
    en: f => `${f.actor} may not do this (${f.permission}).`,
    zh: f => `${f.actor} 无权执行此操作（${f.permission}）。`,
  },
  'usage.options_faulty': {
    en: () => 'The options do not go together:',
    zh: () => '所给选项不能同用：',
  },
  'territory.no_city': {
    en: () => 'No city is loaded yet: load one with "tuoyu pack load DIR".',
    zh: () => '尚未载入城市：请先运行 “tuoyu pack load 目录”。',
  },
  'pack.faulty': {
    en: () => 'The pack has errors, so nothing was loaded. Correct them and load it again.',
    zh: () => '数据包有错误，未载入任何数据。请更正后重新载入。',
  },
  'pack.already_loaded': {
    en: f =>
      `${f.nameEn} is loaded already (pack ${f.packName} ${f.packVersion}); --replace puts this pack in its place.`,
    zh: f => `已载入${f.name}（数据包 ${f.packName} ${f.packVersion}）；如需替换请加 --replace。`,
  },
  'indicators.setting_absent': {
    en: f =>
      `The city's settings have no ${f.setting} for ${f.on}: add it to settings.csv and load the pack again.`,
    zh: f => `城市设置中缺少 ${f.on} 的 ${f.setting}：请在 settings.csv 中补充后重新载入数据包。`,
  },
  'indicators.setting_malformed': {
    en: f =>
      `The setting ${f.setting}${f.at ? ` at ${f.at}` : ''} has another form than expected: ${f.allowed}.`,
    zh: f => `设置 ${f.setting}${f.at ? ` 的 ${f.at}` : ''} 形式不符：${f.allowed}。`,
  },
  'indicators.day_without_records': {
    en: f => `The records do not speak of ${f.on}, expected a day from ${f.first} to ${f.last}.`,
    zh: f => `记录不涉及 ${f.on}，应为 ${f.first} 至 ${f.last} 之间的日期。`,
  },
  'indicators.measure_absent': {
    en: f => `There is no measure ${f.measure}.`,
    zh: f => `没有指标 ${f.measure}。`,
  },
  'indicators.area_absent': {
    en: f => `There is no district or sub-district ${f.area}.`,
    zh: f => `没有编码为 ${f.area} 的区或街镇。`,
  },
}
