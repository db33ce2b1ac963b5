export * from './actor.ts'
export * from './audit.ts'
