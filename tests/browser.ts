/**
 * The real page of the real server in a real browser.
 *
 *   const { databaseUrl } = await aDatabase({ pack: 'tianjin' })
 *   const open = await aBrowser(await aServer(databaseUrl))
 *   test('…', async () => { const page = await open('/plan', { locale: 'zh-CN' }) })
 *
 * A console error, an uncaught exception, a failed answer or a request to anywhere else fails the test.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import sparticuz from '@sparticuz/chromium'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, expect } from 'vitest'
import { inTurn } from './database.ts'

const ROOT = join(import.meta.dirname, '..')
const PATIENCE_MS = 80_000
const DEBIAN_CHROMIUM = '/usr/bin/chromium'

/** Starts Tuoyu as `npm start` does, on a free port and the given database, and stops it after the file's tests. */
export async function aServer(databaseUrl: string): Promise<string> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'tuoyu-server-'))
  const server = spawn(process.execPath, [join(ROOT, 'scripts', 'start.mjs')], {
    cwd: ROOT,
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_URL: databaseUrl,
      TUOYU_DATA: dataFolder,
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: string[] = []
  server.stderr.setEncoding('utf8').on('data', text => said.push(text))
  afterAll(async () => {
    if (server.exitCode === null && server.kill('SIGINT')) await once(server, 'exit')
    rmSync(dataFolder, { recursive: true, force: true })
  })
  for await (const line of createInterface(server.stdout)) {
    said.push(line)
    const address = /http:\/\/[^/\s]+\//.exec(line)?.[0]
    if (address) return address
  }
  throw new Error(`the server ended before it gave its address:\n${said.join('\n')}`)
}

/** Without a sandbox for root, who may not have one; WebGL by software, as a machine for tests has no graphics card. */
async function launch(): Promise<Browser> {
  const executablePath = existsSync(DEBIAN_CHROMIUM)
    ? DEBIAN_CHROMIUM
    : // unpacks itself among the temporary files: one at a time
      await inTurn('browser', () => sparticuz.executablePath())
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
      '--ignore-gpu-blocklist',
    ],
  })
}

/** Writes down whatever a page does that a visitor would call broken. */
function watch(page: Page, address: string, troubles: string[]): void {
  page.on('console', message => {
    // a refused or cut-off request: a defect of the server is caught by its status below, and a part of the page
    // that never comes by the test that waits for what it shows
    if (/^Failed to load resource|Unable to preload|dynamically imported module/.test(message.text())) return
    if (message.type() === 'error') troubles.push(`console: ${message.text()}`)
  })
  page.on('pageerror', error => troubles.push(`uncaught: ${error.stack ?? error.message}`))
  page.on('response', response => {
    if (response.status() >= 500) troubles.push(`${response.status()} ${response.url()}`)
  })
  page.on('request', request => {
    const { origin, protocol } = new URL(request.url())
    if (protocol.startsWith('http') && `${origin}/` !== address)
      troubles.push(`outside request: ${request.url()}`)
  })
}

export type OpenPage = (path: string, options?: BrowserContextOptions) => Promise<Page>

/** A browser for this test file; what it returns opens a page of the address, fresh and without memory of others. */
export async function aBrowser(address: string): Promise<OpenPage> {
  const browser = await launch()
  const troubles: string[] = []
  afterEach(async () => {
    await Promise.all(browser.contexts().map(context => context.close()))
    expect(troubles.splice(0)).toEqual([])
  })
  afterAll(() => browser.close())
  return async (path, options = {}) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options })
    // as long as a busy machine needs; a test says what must be seen, not when
    context.setDefaultTimeout(PATIENCE_MS)
    const page = await context.newPage()
    watch(page, address, troubles)
    await page.goto(new URL(path, address).href)
    return page
  }
}
