import type { Facts } from '../../kernel/refusal.ts'
import { findSettingForm } from '../territory/setting-forms.ts'
import { error, orNearest, orNearestZh, warning } from './fault-clauses.ts'

type Language = 'en' | 'zh'
const nameOf = ({ setting }: Facts, language: Language) => findSettingForm(String(setting))!.name[language]
const formOf = ({ setting }: Facts, language: Language) => findSettingForm(String(setting))!.form[language]
const unitOf = ({ setting }: Facts) => findSettingForm(String(setting))!.unit

/** Faults of settings, in the words of the table of settings. */
export const SETTING_FAULT_KINDS = {
  setting_unknown: warning(
    f => `a setting that Tuoyu reads; this one changes nothing${orNearest(f)}`,
    f => `应为系统使用的设置；此项不起作用${orNearestZh(f)}`,
  ),
  setting_form: error(
    f => `${formOf(f, 'en')} (${f.setting})${f.at ? `; ${f.at} is ${f.found}` : ''}`,
    f => `${formOf(f, 'zh')}（${nameOf(f, 'zh')} ${f.setting}）${f.at ? `；${f.at} 现为 ${f.found}` : ''}`,
  ),
  setting_unit: error(
    f => `${unitOf(f) ?? 'no unit'}, in which ${f.setting} is read`,
    f => `${f.setting} 的单位应为${unitOf(f) ? ` ${unitOf(f)}` : '空'}`,
  ),
  setting_absent: error(
    f => `a row of ${f.setting} (${nameOf(f, 'en')}): ${formOf(f, 'en')}`,
    f => `应有 ${f.setting}（${nameOf(f, 'zh')}）一行：${formOf(f, 'zh')}`,
  ),
  setting_gap: error(
    f => `${f.setting} (${nameOf(f, 'en')}) without a gap; nothing holds from ${f.first} to ${f.last}`,
    f => `${f.setting}（${nameOf(f, 'zh')}）的时段应连续；${f.first} 至 ${f.last} 无值`,
  ),
  setting_ends: error(
    f => `a day no earlier than ${f.recordsUntil}, until which the records go, or none (${nameOf(f, 'en')})`,
    f => `${f.setting}（${nameOf(f, 'zh')}）应延续至记录截止日 ${f.recordsUntil}，或不设截止日`,
  ),
}
