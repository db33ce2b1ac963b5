export * from './measures.ts'
export * from './record-list.ts'
export * from './standing.ts'
