import { reasonInChinese } from '../../kernel/reason-zh.ts'
import { many } from '../count.ts'
import type { SentenceTable } from '../sentences.ts'
import { faultCountOf } from './fault-count.ts'

/** How families go, as the glossary has it. */
const MODES_ZH: Readonly<Record<string, string>> = { walk: '步行', cycle: '骑行' }

/** Refusals about ways by road network and routing service. */
export const TRAVEL_SENTENCES: SentenceTable = {
  'plan.network_only_by_command': {
    en: () => 'A file of a road network is read by the command on the machine that has it.',
    zh: () => '路网文件须在存有该文件的机器上用命令读取。',
  },
  'travel.no_network': {
    en: () => 'No road network is named: give an .osm.pbf file, or set TUOYU_NETWORK to one.',
    zh: () => '没有指定路网：请给出 .osm.pbf 文件，或设置 TUOYU_NETWORK。',
  },
  'travel.no_service': {
    en: () =>
      'No routing service is set up: set TUOYU_ROUTING_URL, and TUOYU_ROUTING_KIND to osrm or valhalla.',
    zh: () => '没有设置路径服务：请设置 TUOYU_ROUTING_URL，以及 TUOYU_ROUTING_KIND（osrm 或 valhalla）。',
  },
  'travel.settings_faulty': {
    en: () => 'The settings of ways are faulty:',
    zh: () => '路程的设置有误：',
  },
  'travel.file_unreadable': {
    en: f => `The road network ${f.file} cannot be read (${f.reason}).`,
    zh: f => `路网文件 ${f.file} 无法读取（${reasonInChinese(f.reason)}）。`,
  },
  'travel.file_damaged': {
    en: f => `The road network ${f.file} is damaged in block ${f.block}, from byte ${f.offset}: ${f.reason}.`,
    zh: f =>
      `路网文件 ${f.file} 的第 ${f.block} 块（第 ${f.offset} 字节起）损坏：${reasonInChinese(f.reason)}。`,
  },
  'travel.no_streets': {
    en: f => `The road network ${f.file} has no street for the mode ${f.mode}.`,
    zh: f => `路网文件 ${f.file} 中没有${MODES_ZH[String(f.mode)] ?? f.mode}可用的街道。`,
  },
  'travel.places_unreached': {
    en: f =>
      `${many(Number(f.faultCount), 'place has', 'places have')} no way (--leave-out does without ${f.faultCount === 1 ? 'it' : 'them'}):`,
    zh: f => `有 ${f.faultCount} 个地点没有路程（--leave-out 可不计其路程）：`,
  },
  'travel.places_faulty': {
    en: f => `The files of places have ${faultCountOf(f, 'en')}, so nothing was computed.`,
    zh: f => `地点文件有 ${faultCountOf(f, 'zh')}，未计算。`,
  },
  'travel.options_faulty': {
    en: () => 'These options cannot be used so:',
    zh: () => '以下选项不能这样用：',
  },
  'travel.service_down': {
    en: f => `The routing service at ${f.service} does not answer (${f.reason}).`,
    zh: f => `路径服务 ${f.service} 没有应答（${reasonInChinese(f.reason)}）。`,
  },
  'travel.service_refused': {
    en: f => `The routing service ${f.service} refuses (${f.reason}).`,
    zh: f => `路径服务 ${f.service} 拒绝了请求（${reasonInChinese(f.reason)}）。`,
  },
  'travel.service_malformed': {
    en: f => `What the routing service ${f.service} answers is no table of ways (${f.reason}).`,
    zh: f => `路径服务 ${f.service} 的应答不是路程表（${reasonInChinese(f.reason)}）。`,
  },
  'travel.cancelled': {
    en: () => 'Stopped before the ways were found.',
    zh: () => '路程尚未算出，已停止。',
  },
}
