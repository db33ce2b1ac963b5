import type { Facts } from '../../kernel/refusal.ts'

/** The sentences of `db/refusals.ts` in Chinese; one that is missing here is said in English. */
export const DATABASE_SENTENCES_ZH: Readonly<Record<string, (facts: Facts) => string>> = {
  'database.no_city': f =>
    f.known
      ? `数据库中没有城市 ${f.city}，现有 ${f.known}：请用 --city 指定其一，或用 "tuoyu --city ${f.city} pack load 文件夹" 载入。`
      : '数据库中还没有城市：请用 "tuoyu pack load 文件夹" 载入，或先启动一次托育。',
  'database.disk_full': f => `${f.folder ?? `${f.address} 的数据库`} 所在磁盘已满：请释放空间后重新启动。`,
  'database.disk_nearly_full': f =>
    `${f.folder} 所在磁盘仅剩 ${f.freeMegabytes} MB，至少需要 ${f.neededMegabytes} MB：请释放空间后重新启动。`,
  'database.folder_unwritable': f =>
    `数据文件夹 ${f.folder} 无法写入（${f.reason}）：请授权，或用 TUOYU_DATA 指定其他文件夹。`,
  'database.folder_foreign': f =>
    `${f.folder} 中的数据库属于其他用户（uid ${f.owner}）：请以该用户启动，或用 TUOYU_DATA 指定其他文件夹。`,
  'database.folder_unenterable': f =>
    `${f.folder} 中的数据库以用户 ${f.uid} 运行，而该用户无法进入此文件夹：请移动它，或用 TUOYU_DATA 指定其他文件夹。`,
  'database.account_unavailable': f =>
    `数据库不能以 root 运行，且切换到用户 ${f.uid} 失败（${f.reason}）：请以普通用户启动，或设置 DATABASE_URL。`,
  'database.account_nameless': f =>
    `数据库只能在有名称的账户下运行，而用户 ${f.uid} 在本机没有名称（/etc/passwd 中无此条目）：请改用其他账户启动，或设置 DATABASE_URL。`,
  'database.programs_missing': f =>
    `没有适用于 ${f.platform} 的 PostgreSQL 程序（应有软件包 ${f.package}）：请重新运行 npm install，或设置 DATABASE_URL。`,
  'database.start_failed': f => `数据库未能启动：${f.reason}（详见 ${f.log}）。`,
  'database.creation_failed': f => `无法在 ${f.folder} 创建数据库：${f.reason}。`,
  'database.other_major': f =>
    `${f.folder} 中的数据库由 PostgreSQL ${f.found} 创建，当前程序为 PostgreSQL ${f.expected}：请使用创建它的托育版本，或用 TUOYU_DATA 指定其他文件夹。`,
  'database.second_server': f =>
    `另一个托育（进程 ${f.pid}）已在使用 ${f.folder}：请使用它，或先停止它，或用 TUOYU_DATA 指定其他文件夹。`,
  'database.url_invalid': f =>
    `DATABASE_URL 不是 PostgreSQL 地址（${f.reason}），应形如 postgres://user:password@host:5432/database。`,
  'database.unreachable': f =>
    `无法连接 ${f.address} 的数据库（${f.reason}）：请检查 DATABASE_URL 以及服务器是否运行。`,
  'database.login_refused': f =>
    `${f.address} 的数据库拒绝用户 ${f.user} 登录：请检查 DATABASE_URL 中的用户名和密码。`,
  'database.absent': f => `${f.address} 上没有数据库 ${f.database}：请创建它，或更正 DATABASE_URL。`,
  'database.too_old': f => `${f.address} 的数据库是 PostgreSQL ${f.found}，应为 ${f.oldest} 或更新版本。`,
  'database.not_utf8': f => `${f.address} 的数据库以 ${f.found} 存储文本，应为 UTF8。`,
  'database.read_only': f => `${f.address} 的数据库只读：请在 DATABASE_URL 中指定主服务器。`,
  'database.privilege_missing': f => `${f.address} 的用户 ${f.user} 缺少权限：${f.reason}。`,
  'database.extension_missing': f =>
    `${f.address} 的数据库没有扩展 ${f.extension}（${f.reason}）：请由服务器管理员安装。`,
  'database.connections_exhausted': f =>
    `${f.address} 的数据库没有空闲连接：请提高 max_connections 或停止其他使用者。`,
  'database.lost': f => `与 ${f.address} 的数据库连接中断（${f.reason}）。`,
  'database.migration_changed': f =>
    `迁移 ${f.name} 在应用于 ${f.city} 之后被修改：请恢复该文件，或从空数据库开始。`,
  'database.newer': f => `城市 ${f.city} 的版本为 ${f.found}，此托育只支持到 ${f.known}：请安装更新的托育。`,
  'database.city_name_invalid': f =>
    `“${f.name}” 不能作为城市的模式名，应以小写字母开头，后接至多 40 个小写字母、数字或下划线。`,
  'database.rule_broken': f => `与另一条记录冲突（规则 ${f.rule}）：已存在、时间重叠，或仍被另一条记录引用。`,
}

/** What the database tells of its way up. */
const PROGRESS: readonly (readonly [RegExp, string])[] = [
  [/^Opening the database in (.+)$/s, '正在打开 $1 中的数据库'],
  [/^Applied (.+) to (\S+)$/s, '城市 $2 的数据结构已更新：$1'],
]

/** The same in Chinese; a sentence that is not here stays as it is. */
export function databaseProgressInChinese(sentence: string): string {
  const found = PROGRESS.find(([pattern]) => pattern.test(sentence))
  return found ? sentence.replace(...found) : sentence
}
