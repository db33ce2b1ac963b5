import type { Route } from '../contract/route.ts'

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, character => ENTITIES[character]!)

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1c2b33}
h2{font-size:1rem;margin:2rem 0 .25rem}code{background:#eef3f4;padding:.1rem .3rem;border-radius:3px}
table{border-collapse:collapse}td,th{text-align:left;padding:.15rem 1rem .15rem 0;vertical-align:top}
details{margin:.25rem 0}pre{background:#f5f8f8;padding:.75rem;overflow:auto;max-height:30rem}`

type Operation = {
  summary: string
  parameters: { name: string; in: string; required: boolean; schema: unknown }[]
  requestBody?: { content: Record<string, { schema: unknown }> }
  responses: Record<string, { content: Record<string, { schema: unknown }> }>
}

/** A page that a person reads: every operation of the OpenAPI document with its parameters and schemas. */
export function apiPageOf(document: Record<string, unknown>, table: Record<string, Route>): string {
  const paths = document.paths as Record<string, Record<string, Operation>>
  const operations = Object.values(table).map(route =>
    operationHtml(route, paths[`/api${route.path}`]![route.method.toLowerCase()]!),
  )
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Tuoyu API</title><style>${STYLE}</style></head><body><main><h1>Tuoyu API</h1>
<p>OpenAPI 3.1: <a href="/api/openapi.json">/api/openapi.json</a>. Refusals carry <code>kind</code>, <code>code</code> and <code>facts</code>.</p>
${operations.join('\n')}</main></body></html>`
}

function operationHtml(route: Route, operation: Operation): string {
  const parameters = operation.parameters.map(
    p =>
      `<tr><td><code>${p.name}</code></td><td>${p.in}${p.required ? ', required' : ''}</td><td>${escapeHtml(JSON.stringify(p.schema).slice(0, 200))}</td></tr>`,
  )
  const body = operation.requestBody ? schemaHtml('Request', operation.requestBody.content) : ''
  return `<section><h2><code>${route.method} /api${escapeHtml(route.path)}</code></h2><p>${escapeHtml(operation.summary)}</p>
${parameters.length > 0 ? `<table>${parameters.join('')}</table>` : ''}${body}${schemaHtml('Reply', operation.responses['200']!.content)}</section>`
}

const schemaHtml = (title: string, content: Record<string, { schema: unknown }>): string =>
  Object.entries(content)
    .map(
      ([type, { schema }]) =>
        `<details><summary>${title}: ${escapeHtml(type)}</summary><pre>${escapeHtml(JSON.stringify(schema, null, 2))}</pre></details>`,
    )
    .join('')
