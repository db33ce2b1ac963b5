import { allowedInChinese } from '../../kernel/allowed-zh.ts'
import { reasonInChinese } from '../../kernel/reason-zh.ts'
import { BOUNDARY_FAULT_KINDS } from './boundary-fault-words.ts'
import { delimiterInChinese } from './delimiters.ts'
import {
  classesInEnglish,
  className,
  error,
  type FaultWords,
  list,
  orNearest,
  orNearestZh,
  warning,
} from './fault-clauses.ts'
import { rowRuleInChinese } from './row-rule-words.ts'
import { SETTING_FAULT_KINDS } from './setting-fault-words.ts'

/** Every kind of fault: how grave it is, and what would be allowed, as a clause after "expected" in both languages. */
export const FAULT_KINDS = {
  // files
  file_missing: error(
    () => 'this file in the pack',
    () => '数据包中应有此文件',
  ),
  file_unknown: warning(
    f => `a file name of the pack format; this file is not read${orNearest(f)}`,
    f => `应为数据包格式中的文件名；此文件未读取${orNearestZh(f)}`,
  ),
  file_unreadable: error(
    f => `a file that can be read (${f.reason})`,
    f => `应为可读取的文件（${reasonInChinese(f.reason)}）`,
  ),
  file_too_large: error(
    f => `at most ${f.megabytes} MB`,
    f => `不超过 ${f.megabytes} MB`,
  ),
  file_is_workbook: error(
    () => 'CSV text; this is a workbook or an archive: save the sheet as "CSV UTF-8"',
    () => '应为 CSV 文本；这是工作簿或压缩包，请另存为“CSV UTF-8”',
  ),
  file_utf16: error(
    () => 'UTF-8 or GB18030; this is UTF-16 ("Unicode text"): save it as "CSV UTF-8"',
    () => '应为 UTF-8 或 GB18030；这是 UTF-16（“Unicode 文本”），请另存为“CSV UTF-8”',
  ),
  file_empty: error(
    () => 'a heading row',
    () => '应有标题行',
  ),
  encoding_broken: error(
    f => `text in ${f.encoding} throughout; some bytes of this row are not`,
    f => `应全部为 ${String(f.encoding).replace(' or ', ' 或 ')} 文本；此行有无法识别的字节`,
  ),
  delimiter_other: error(
    f => `columns separated by commas, not by ${f.found}`,
    f => `列之间应以逗号分隔，而不是${delimiterInChinese(f.found)}`,
  ),
  quote_broken: error(
    () => 'a quotation mark only around a whole cell, doubled within it; nothing after this row was read',
    () => '引号只能包围整个单元格，内部引号须成对；此行之后未读取',
  ),
  folder_absent: error(
    () => 'a folder that holds a city pack; there is none of this name',
    () => '应为存放数据包的文件夹；没有这个文件夹',
  ),
  json_broken: error(
    f => `valid JSON (${f.reason})`,
    f => `应为有效的 JSON（${reasonInChinese(f.reason)}）`,
  ),
  field_invalid: error(
    f => String(f.reason),
    f => `应为${allowedInChinese(String(f.reason))}`,
  ),
  city_without_rows: error(
    () => 'at least one row',
    () => '至少应有一行',
  ),
  records_in_future: warning(
    f => `a day no later than today, ${f.today}`,
    f => `不应晚于今天 ${f.today}`,
  ),

  // columns and rows
  column_missing: error(
    f => `a column headed ${f.name} or ${f.zh}`,
    f => `应有标题为 ${f.name} 或 ${f.zh} 的列`,
  ),
  column_unknown: warning(
    // faults of earlier loads do not list the columns
    f =>
      `${f.names ? `one of the columns ${list(f.names, ', ')}` : 'a column of this file'}; this one is not read${orNearest(f)}`,
    f =>
      `${f.headings ? `应为以下列之一：${list(f.headings, '、')}` : '应为此文件的列'}；此列未读取${orNearestZh(f)}`,
  ),
  column_twice: error(
    f => `each column once; ${f.name} stands here and before`,
    f => `每列只出现一次；${f.name} 已出现过`,
  ),
  row_length: error(
    f => `${f.expected} cells, found ${f.found}`,
    f => `应有 ${f.expected} 个单元格，实有 ${f.found} 个`,
  ),

  // cells
  cell_empty: error(
    () => 'a value',
    () => '不能为空',
  ),
  text_too_long: error(
    f => `at most ${f.most} characters, found ${f.found}`,
    f => `不超过 ${f.most} 个字符，实有 ${f.found} 个`,
  ),
  text_pattern: error(
    f => String(f.says),
    f => `应为${allowedInChinese(String(f.says))}`,
  ),
  text_control: error(
    () => 'text without control characters such as NUL',
    () => '不得含有 NUL 等控制字符',
  ),
  code_mangled: error(
    () =>
      'the code itself; a spreadsheet has made a number of it: format the column as text and enter it again',
    () => '应为编码本身；表格软件已将其变为数字，请将该列设为文本后重新输入',
  ),
  number_expected: error(
    f => `a number from ${f.min} to ${f.max}`,
    f => `应为 ${f.min} 至 ${f.max} 的数`,
  ),
  number_full_width: error(
    () => 'plain digits, not full-width ones (１２ → 12)',
    () => '应为半角数字，不要全角（１２ → 12）',
  ),
  number_grouped: error(
    () => 'a number without thousands separators (1,234 → 1234)',
    () => '数字不要千位分隔符（1,234 → 1234）',
  ),
  number_percent: error(
    () => 'a plain number, a share between 0 and 1 (60% → 0.6)',
    () => '应为普通数字，比例在 0 与 1 之间（60% → 0.6）',
  ),
  number_range: error(
    f => `from ${f.min} to ${f.max}`,
    f => `应在 ${f.min} 至 ${f.max} 之间`,
  ),
  integer_expected: error(
    f => `a whole number from ${f.min} to ${f.max}`,
    f => `应为 ${f.min} 至 ${f.max} 的整数`,
  ),
  yuan_decimals: error(
    () => 'yuan with at most two decimals',
    () => '元，最多两位小数',
  ),
  day_expected: error(
    () => 'a day that exists, as YYYY-MM-DD, from 1900 to 2200',
    () => '应为存在的日期，格式 YYYY-MM-DD，1900 至 2200 年',
  ),
  boolean_expected: error(
    () => 'true, false, 1, 0, 是 or 否',
    () => '应为 是、否、true、false、1 或 0',
  ),
  choice_unknown: error(
    f => `one of ${list(f.of, ', ')}${orNearest(f)}`,
    f => `应为 ${list(f.of, '、')} 之一${orNearestZh(f)}`,
  ),
  json_invalid: error(
    () => 'a value in JSON: a number, true, false, a "text" in quotes, a list or an object',
    () => '应为 JSON 值：数字、true、false、带引号的文本、列表或对象',
  ),

  // rows among each other
  key_twice: error(
    f => `each ${list(f.columns, ' + ')} once; row ${f.other} has the same`,
    f => `${list(f.columns, ' + ')} 不得重复；与第 ${f.other} 行相同`,
  ),
  range_order: error(
    f => `first no later than last, ${f.last}`,
    f => `起始日不得晚于截止日 ${f.last}`,
  ),
  range_overlap: error(
    f =>
      `ranges of the same ${list(f.columns, ' + ')} that share no day; row ${f.other} runs ${f.first} to ${f.last ?? 'no end'}`,
    f =>
      `同一 ${list(f.columns, ' + ')} 的时段不得重叠；第 ${f.other} 行为 ${f.first} 至 ${f.last ?? '无截止'}`,
  ),
  reference_unknown: error(
    f => `a code of ${f.to}${orNearest(f)}`,
    f => `应为 ${f.to} 中的编码${orNearestZh(f)}`,
  ),
  row_rule: error(
    f => String(f.allowed),
    f => rowRuleInChinese(String(f.allowed)),
  ),

  // files among each other
  room_elsewhere: error(
    f => `a room of institution ${f.institution}; this one belongs to ${f.found}`,
    f => `应为机构 ${f.institution} 的房间；此房间属于 ${f.found}`,
  ),
  class_elsewhere: error(
    f => `a class of institution ${f.institution}; this one belongs to ${f.found}`,
    f => `应为机构 ${f.institution} 的班级；此班级属于 ${f.found}`,
  ),
  duty_site_other_kind: error(
    f => `a site of kind residential_area; this one is ${f.found}`,
    f => `应为类别 residential_area 的选址；此选址为 ${f.found}`,
  ),
  class_above_rule: warning(
    f => `at most ${f.most} places in ${classesInEnglish(f)}, as class_rules.csv says`,
    f => `按 class_rules.csv，${f.classes} 个${className(f, 'zh')}至多 ${f.most} 个托位`,
  ),
  class_never_filed: warning(
    f => `a day on which institution ${f.institution} is filed; these places never count`,
    f => `应有一天机构 ${f.institution} 已备案；这些托位不会计入`,
  ),
  children_above_places: warning(
    f => `at most the ${f.places} filed places of the class`,
    f => `不超过该班的备案托位 ${f.places}`,
  ),
  option_without_classes: warning(
    () => 'at least one row of this option in site_option_classes.csv',
    () => 'site_option_classes.csv 中至少应有此开设方式的一行',
  ),
  ages_missing: error(
    f => `every age from 0 to ${f.greatest} for ${f.sex}${f.year ? ` in ${f.year}` : ''}; these are missing`,
    f => `应有 0 至 ${f.greatest} 岁各岁（${f.sex}${f.year ? `，${f.year} 年` : ''}）；所列年龄缺失`,
  ),
  companion_missing: warning(
    f => `this file beside ${list(f.beside, ' and ')}; without it children cannot be projected by cohorts`,
    f => `有 ${list(f.beside, '、')} 时应有此文件；缺少时无法按队列推算婴幼儿`,
  ),
  people_all_zero: error(
    f => `people at some age in ${f.year}; all are 0`,
    f => `${f.year} 年至少有一个年龄的人口大于 0；现全部为 0`,
  ),
  births_all_zero: error(
    f => `a rate above 0 at some age in ${f.year}; all are 0`,
    f => `${f.year} 年至少有一个年龄的生育率大于 0；现全部为 0`,
  ),
  mother_age: error(
    f =>
      f.least === f.most
        ? `births at age ${f.most} only, the highest of the people`
        : `births at ages of mothers from ${f.least} to ${f.most}`,
    f =>
      f.least === f.most
        ? `生育率只应列在 ${f.most} 岁，即人口的最高年龄`
        : `母亲年龄应为 ${f.least} 至 ${f.most} 岁`,
  ),
  person_years_rise: error(
    f => `at most ${f.most}, the years of the age before`,
    f => `不超过 ${f.most}，即前一岁的生存人年数`,
  ),
  shares_not_whole: warning(
    f => `shares of ${f.kind} that sum to 1 on ${f.day}; they sum to ${f.sum}`,
    f => `${f.kind} 在 ${f.day} 的占比之和应为 1，现为 ${f.sum}`,
  ),
  shares_absent: warning(
    f => `shares of ${f.kind}; without them no plan can be computed`,
    f => `应有 ${f.kind} 的占比；缺少时无法编制方案`,
  ),
  class_ages_not_planned: warning(
    f =>
      `ages ${f.firstAgeMonths} to ${f.endAgeMonths} months for ${className(f, 'en')} classes; plans know no others and are refused`,
    f =>
      `${className(f, 'zh')}应为 ${f.firstAgeMonths} 至 ${f.endAgeMonths} 月龄；方案只按此计算，否则不予编制`,
  ),
  point_outside_district: warning(
    f => `a point in district ${f.district}; this one lies ${f.kilometres} km outside`,
    f => `应位于区 ${f.district} 内；此点在其外 ${f.kilometres} 公里`,
  ),
  point_far_from_subdistrict: warning(
    f => `a point within 10 km of sub-district ${f.subdistrict}; this one lies ${f.kilometres} km off`,
    f => `应距街道 ${f.subdistrict} 10 公里以内；此点相距 ${f.kilometres} 公里`,
  ),

  ...SETTING_FAULT_KINDS,
  ...BOUNDARY_FAULT_KINDS,
} satisfies Record<string, FaultWords>

export type FaultKind = keyof typeof FAULT_KINDS
