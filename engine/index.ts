export * from './programme/model.ts'
export * from './programme/result.ts'
