export * from './carer-forecast.ts'
export * from './children-forecast.ts'
export * from './forecast-records.ts'
export * from './forecast-rows.ts'
