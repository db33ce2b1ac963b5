// The server lets no text become code (its content security policy); the schema library would try, and be reported.
// It asks while its schemas are made, so it is told before anything else is loaded.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
await import('./page.tsx')
