export * from './enrolment.pack.ts'
export * from './enrolment.queries.ts'
export * from './waiting-list.pack.ts'
