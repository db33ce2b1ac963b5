import type pg from 'pg'

/** What the catalog says of a city's schema; everything in the order of names, columns in their own. */
export type Column = {
  readonly name: string
  /** as `format_type` writes it: `bigint`, `text`, `timestamp with time zone` */
  readonly type: string
  readonly notNull: boolean
  readonly default: string | null
  readonly identity: 'always' | 'by default' | null
  /** its value is computed from other columns */
  readonly generated: boolean
}

export type Constraint = {
  readonly name: string
  /** p primary key, u unique, f foreign key, c check, x exclusion */
  readonly kind: 'p' | 'u' | 'f' | 'c' | 'x'
  readonly definition: string
  readonly columns: readonly string[]
  readonly referencedSchema: string | null
  readonly referencedTable: string | null
}

export type Relation = {
  readonly name: string
  /** r table, p partitioned table, v view, m materialized view */
  readonly kind: 'r' | 'p' | 'v' | 'm'
  /** p permanent, u unlogged, t temporary */
  readonly persistence: 'p' | 'u' | 't'
  readonly options: readonly string[]
  readonly inherits: boolean
  readonly rowSecurity: boolean
  readonly columns: readonly Column[]
  readonly constraints: readonly Constraint[]
  /** definitions of indexes that no constraint made */
  readonly indexes: readonly string[]
  readonly triggers: readonly string[]
  readonly policies: readonly string[]
}

export type Catalog = { readonly relations: readonly Relation[]; readonly functions: readonly string[] }

/** Rows of a sub-select on the relation `c`, as one JSON array in the order given. */
const list = (what: string, from: string, order: string): string =>
  `(select coalesce(json_agg(${what} order by ${order}), '[]') from ${from})`

const COLUMNS = list(
  `json_build_object(
    'name', a.attname, 'type', format_type(a.atttypid, a.atttypmod), 'notNull', a.attnotnull,
    'default', case when a.attgenerated = '' then pg_get_expr(d.adbin, d.adrelid) end,
    'identity', case a.attidentity when 'a' then 'always' when 'd' then 'by default' end,
    'generated', a.attgenerated <> '')`,
  `pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped`,
  'a.attnum',
)

// PostgreSQL 18 lists "not null" among the constraints, older versions do not
const CONSTRAINTS = list(
  `json_build_object(
    'name', k.conname, 'kind', k.contype, 'definition', pg_get_constraintdef(k.oid, true),
    'columns', (select coalesce(json_agg(a.attname order by u.n), '[]') from unnest(k.conkey) with ordinality u (num, n)
                  join pg_attribute a on a.attrelid = k.conrelid and a.attnum = u.num),
    'referencedTable', r.relname, 'referencedSchema', r.relnamespace::regnamespace::text)`,
  `pg_constraint k left join pg_class r on r.oid = k.confrelid
    where k.conrelid = c.oid and k.contype in ('p', 'u', 'f', 'c', 'x')`,
  `strpos('pufcx', k.contype), k.conname`,
)

const INDEXES = list(
  'pg_get_indexdef(i.indexrelid)',
  `pg_index i where i.indrelid = c.oid and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`,
  'pg_get_indexdef(i.indexrelid)',
)

const TRIGGERS = list(
  'pg_get_triggerdef(t.oid)',
  'pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal',
  't.tgname',
)

const POLICIES = list(
  `format('%s for %s using (%s) with check (%s)', p.policyname, p.cmd, p.qual, p.with_check)`,
  'pg_policies p where p.schemaname = current_schema() and p.tablename = c.relname',
  'p.policyname',
)

/** Reads the schema that stands first on the connection's search path. */
export async function readCatalog(client: pg.Client): Promise<Catalog> {
  const relations = await client.query(
    `select c.relname as name, c.relkind as kind, c.relpersistence as persistence,
            coalesce(to_json(c.reloptions), '[]') as options, c.relrowsecurity as "rowSecurity",
            exists (select from pg_inherits h where h.inhrelid = c.oid) and not c.relispartition as inherits,
            ${COLUMNS} as columns, ${CONSTRAINTS} as constraints, ${INDEXES} as indexes,
            ${TRIGGERS} as triggers, ${POLICIES} as policies
       from pg_class c
      where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
      order by c.relname`,
  )
  const functions = await client.query(
    `select pg_get_functiondef(p.oid) as definition from pg_proc p
      where p.pronamespace = current_schema()::regnamespace and p.prokind in ('f', 'p')
      order by p.proname, pg_get_function_identity_arguments(p.oid)`,
  )
  return { relations: relations.rows, functions: functions.rows.map(row => row.definition) }
}
