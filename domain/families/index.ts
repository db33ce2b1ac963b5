export * from './enrolment.pack.ts'
export * from './waiting-list.pack.ts'
