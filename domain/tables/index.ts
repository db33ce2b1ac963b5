export * from './csv.ts'
export * from './files.ts'
export * from './words.ts'
export * from './workbook.ts'
