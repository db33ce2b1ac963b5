/**
 * The statements of an SQL file, to be sent one at a time: a query call that holds several
 * is executed on one node only when a city is spread over machines.
 * Knows '…', E'…', "…", $tag$…$tag$, -- and nested comments. A `begin atomic` body is refused: write it in $$.
 */
export function statementsOf(sql: string): string[] {
  const statements: string[] = []
  let start = 0
  let at = 0
  while (at < sql.length) {
    if (sql[at] === ';') {
      statements.push(sql.slice(start, at))
      start = ++at
    } else at = afterToken(sql, at)
  }
  statements.push(sql.slice(start))
  return statements.map(text => text.trim()).filter(text => withoutComments(text) !== '')
}

/** The place after the quoted text, comment, word or single character that begins at `at`. */
function afterToken(sql: string, at: number): number {
  const rest = sql[at]!
  if (rest === "'" || rest === '"') return afterQuote(sql, at, false)
  if ((rest === 'e' || rest === 'E') && sql[at + 1] === "'") return afterQuote(sql, at + 1, true)
  if (sql.startsWith('--', at)) return endOr(sql, sql.indexOf('\n', at), 1)
  if (sql.startsWith('/*', at)) return afterComment(sql, at)
  const tag = match(/\$(?:[A-Za-z_]\w*)?\$/y, sql, at)
  if (tag) return closed(sql, at, sql.indexOf(tag, at + tag.length), tag.length)
  const word = match(/[A-Za-z_\u0080-\uffff][\w$\u0080-\uffff]*/y, sql, at)
  if (!word) return at + 1
  if (/^begin$/i.test(word) && match(/\s+atomic\b/iy, sql, at + word.length))
    throw new SyntaxError(
      `${place(sql, at)}: a "begin atomic" body cannot be split, write the body in $$ … $$`,
    )
  return at + word.length
}

function match(pattern: RegExp, sql: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(sql)?.[0]
}

const place = (sql: string, at: number): string => `line ${sql.slice(0, at).split('\n').length}`

const endOr = (sql: string, found: number, width: number): number => (found < 0 ? sql.length : found + width)

function closed(sql: string, from: number, found: number, width: number): number {
  if (found < 0) throw new SyntaxError(`${place(sql, from)}: a quoted text or comment has no end`)
  return found + width
}

function afterQuote(sql: string, from: number, escapes: boolean): number {
  const quote = sql[from]!
  for (let at = from + 1; at < sql.length; at++) {
    if (escapes && sql[at] === '\\') at++
    else if (sql[at] === quote) {
      // a doubled quote stands for itself
      if (sql[at + 1] !== quote) return at + 1
      at++
    }
  }
  return closed(sql, from, -1, 0)
}

function afterComment(sql: string, from: number): number {
  let depth = 0
  for (let at = from; at < sql.length - 1; at++) {
    if (sql.startsWith('/*', at)) depth++
    else if (sql.startsWith('*/', at)) depth--
    else continue
    at++
    if (depth === 0) return at + 1
  }
  return closed(sql, from, -1, 0)
}

const withoutComments = (text: string): string =>
  text
    .replace(/--[^\n]*/g, '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .trim()
